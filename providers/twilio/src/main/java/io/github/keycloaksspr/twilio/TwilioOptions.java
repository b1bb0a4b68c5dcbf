// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import io.github.keycloaksspr.keycloak.gateway.GatewaySettings;
import io.github.keycloaksspr.keycloak.gateway.http.TimeOuts;
import java.util.List;
import java.util.Set;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The names of the server options, as {@code Config.Scope} knows them, and what the server says
 * about each.
 */
final class TwilioOptions {

  static final String ACCOUNT_SID = "accountSid";
  static final String AUTH_TOKEN = "authToken";
  static final String API_KEY = "apiKey";
  static final String API_KEY_SECRET = "apiKeySecret";
  static final String FROM = "from";
  static final String VOICE_FROM = "voiceFrom";
  static final String MESSAGING_SERVICE_SID = "messagingServiceSid";
  static final String REGION = "region";
  static final String EDGE = "edge";
  static final String BASE_URL = "baseUrl";
  static final String CONNECT_TIMEOUT = "connectTimeoutMillis";
  static final String RESPONSE_TIMEOUT = "responseTimeoutMillis";

  /** All of them, in the order in which an administrator thinks of them. */
  static final List<String> NAMES =
      List.of(
          ACCOUNT_SID,
          AUTH_TOKEN,
          API_KEY,
          API_KEY_SECRET,
          FROM,
          VOICE_FROM,
          MESSAGING_SERVICE_SID,
          REGION,
          EDGE,
          BASE_URL,
          CONNECT_TIMEOUT,
          RESPONSE_TIMEOUT);

  /**
   * What is the server's alone to say: an administrator of one realm shall not lead requests to
   * where only this server gets.
   */
  static final Set<String> OF_SERVER = Set.of(BASE_URL, CONNECT_TIMEOUT, RESPONSE_TIMEOUT);

  private TwilioOptions() {}

  /** How an administrator writes the option. */
  static String written(String name) {
    return GatewaySettings.option(TwilioGatewayProviderFactory.ID, name);
  }

  /** What a realm may set for itself. */
  static List<ProviderConfigProperty> ofRealm() {
    return metadata().stream().filter(option -> !OF_SERVER.contains(option.getName())).toList();
  }

  static List<ProviderConfigProperty> metadata() {
    ProviderConfigurationBuilder options = ProviderConfigurationBuilder.create();
    text(options, ACCOUNT_SID, "Account SID: AC and 32 hexadecimal digits.");
    secret(options, AUTH_TOKEN, "Auth token of the account. Set this or an API key, not both.");
    text(options, API_KEY, "SID of an API key: SK and 32 hexadecimal digits.");
    secret(options, API_KEY_SECRET, "Secret of the API key.");
    text(
        options,
        FROM,
        "Sender: a phone number of the account as +14155550100, a short code, or a name of up to 11 characters."
            + " Calls need a phone number.");
    text(options, VOICE_FROM, "Phone number that calls come from, if it is not the one in from.");
    text(
        options,
        MESSAGING_SERVICE_SID,
        "Messaging service that sends the texts instead of from: MG and 32 hexadecimal digits.");
    text(options, REGION, "Twilio region that handles the messages, as ie1.");
    text(options, EDGE, "Twilio edge location that is connected to, as dublin.");
    text(
        options,
        BASE_URL,
        "Where requests go instead of Twilio's own address: scheme, host and port. https, but on the loopback.");
    number(
        options,
        CONNECT_TIMEOUT,
        "Longest wait for a connection, in milliseconds.",
        TimeOuts.USUAL.connect().toMillis());
    number(
        options,
        RESPONSE_TIMEOUT,
        "Longest wait for the whole answer, in milliseconds.",
        TimeOuts.USUAL.response().toMillis());
    return options.build();
  }

  private static void text(ProviderConfigurationBuilder options, String name, String help) {
    options.property().name(name).type(ProviderConfigProperty.STRING_TYPE).helpText(help).add();
  }

  private static void secret(ProviderConfigurationBuilder options, String name, String help) {
    options
        .property()
        .name(name)
        .type(ProviderConfigProperty.PASSWORD)
        .secret(true)
        .helpText(help)
        .add();
  }

  private static void number(
      ProviderConfigurationBuilder options, String name, String help, long preset) {
    options.property().name(name).type("long").helpText(help).defaultValue(preset).add();
  }
}
