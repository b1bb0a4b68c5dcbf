// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/** The names of the settings, and what the server says about each. */
final class WebhookOptions {

  static final String URL = "url";
  static final String METHOD = "method";
  static final String CONTENT_TYPE = "contentType";
  static final String BODY = "body";
  static final String VOICE_URL = "voiceUrl";
  static final String VOICE_BODY = "voiceBody";
  static final String HEADERS = "headers";
  static final String AUTH = "auth";
  static final String USER = "user";
  static final String SECRET = "secret";
  static final String AUTH_HEADER = "authHeader";
  static final String SUCCESS_STATUS = "successStatus";
  static final String SUCCESS_PATH = "successPath";
  static final String SUCCESS_VALUES = "successValues";
  static final String ERROR_PATH = "errorPath";
  static final String ERRORS = "errors";
  static final String REFERENCE_PATH = "referencePath";
  static final String CONNECT_TIMEOUT = "connectTimeoutMillis";
  static final String RESPONSE_TIMEOUT = "responseTimeoutMillis";

  /** For the server alone: a realm shall not open the server's own network to itself. */
  static final String ALLOWED_NETWORKS = "allowedNetworks";

  private WebhookOptions() {}

  /** What a realm may set. */
  static List<ProviderConfigProperty> ofRealm() {
    return List.of(
        text(URL, "Address of the gateway, with https."),
        text(METHOD, "POST or PUT. POST unless set."),
        text(CONTENT_TYPE, "Type of the body: JSON, XML or a form. application/json unless set."),
        text(BODY, "Body of a text, with places such as {{to}} and {{text}}."),
        text(VOICE_URL, "Address for calls, if it is another one."),
        text(VOICE_BODY, "Body of a call. Without it, calls are not offered."),
        text(HEADERS, "Further headers, as Name: value, with ## between them. No secrets."),
        text(AUTH, "How to sign in: none, basic, bearer, header or body."),
        text(USER, "Name that belongs to the secret, for basic, or for {{user}} in the body."),
        secret(SECRET, "Password, token or key."),
        text(AUTH_HEADER, "For header: the header with {{secret}}, as X-Key: {{secret}}."),
        text(SUCCESS_STATUS, "HTTP statuses of success, as 200-299 or 200,202."),
        text(SUCCESS_PATH, "JSON pointer to what tells success, as /messages/0/status."),
        text(SUCCESS_VALUES, "Its values that mean success, with ## between them."),
        text(ERROR_PATH, "JSON pointer to the gateway's error code."),
        text(ERRORS, "What codes or HTTP statuses mean, as 429=try-later, with ## between them."),
        text(REFERENCE_PATH, "JSON pointer to the gateway's own id of the message."),
        text(CONNECT_TIMEOUT, "Longest wait for a connection, in milliseconds."),
        text(RESPONSE_TIMEOUT, "Longest wait for the whole answer, in milliseconds."));
  }

  /** What server options may set. */
  static List<ProviderConfigProperty> ofServer() {
    List<ProviderConfigProperty> all = new ArrayList<>(ofRealm());
    all.add(
        text(
            ALLOWED_NETWORKS,
            "Networks that webhooks of all realms may reach although they are not public, as 10.1.0.0/16, with ##"
                + " between them."));
    return List.copyOf(all);
  }

  private static ProviderConfigProperty text(String name, String help) {
    return new ProviderConfigProperty(name, name, help, ProviderConfigProperty.STRING_TYPE, null);
  }

  private static ProviderConfigProperty secret(String name, String help) {
    return new ProviderConfigProperty(
        name, name, help, ProviderConfigProperty.PASSWORD, null, true);
  }
}
