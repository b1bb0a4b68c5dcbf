// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.AUTH;
import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.AUTH_HEADER;
import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.SECRET;
import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.USER;

import io.github.keycloaksspr.keycloak.gateway.GatewaySettings;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** How requests sign in at the gateway. */
sealed interface Authorisation {

  // No line breaks: a secret shall not write headers of its own.
  Pattern SECRETS = Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,1022}[\\x21-\\x7e])?");
  Pattern USERS = Pattern.compile("[\\x21-\\x7e&&[^:]]{1,255}");
  Set<String> KINDS = Set.of("none", "basic", "bearer", "header", "body");

  /** Not asked for. */
  record None() implements Authorisation {}

  /** One header. */
  record Header(String name, String value) implements Authorisation {

    @Override
    public String toString() {
      return "Header[" + name + "]";
    }
  }

  /** Places in the body. */
  record Body(String user, String secret) implements Authorisation {

    @Override
    public String toString() {
      return "Body";
    }
  }

  /** The headers that it adds. */
  default Map<String, String> headers() {
    return this instanceof Header header ? Map.of(header.name(), header.value()) : Map.of();
  }

  /** The values that it adds for places in the body. */
  default Map<String, String> values() {
    return this instanceof Body body
        ? Map.of("user", body.user(), "secret", body.secret())
        : Map.of();
  }

  /**
   * Reads and checks it.
   *
   * @throws IllegalArgumentException if it cannot be used
   */
  static Authorisation read(GatewaySettings settings) {
    String kind = settings.value(AUTH).orElse("none");
    if (!KINDS.contains(kind)) {
      throw settings.refusal(AUTH, "must be none, basic, bearer, header or body");
    }
    if (kind.equals("none")) {
      if (settings.value(SECRET).isPresent()) {
        throw settings.refusal(
            AUTH, "must say what the secret is for: basic, bearer, header or body");
      }
      return new None();
    }
    String secret =
        settings
            .matching(SECRET, SECRETS, "must be printable ASCII in one line")
            .orElseThrow(() -> settings.refusal(SECRET, "is missing; or set auth to none"));
    return switch (kind) {
      case "basic" -> basic(user(settings), secret);
      case "bearer" -> new Header("Authorization", "Bearer " + secret);
      case "header" -> header(settings, secret);
      default -> new Body(settings.value(USER).map(set -> user(settings)).orElse(""), secret);
    };
  }

  private static String user(GatewaySettings settings) {
    return settings
        .matching(USER, USERS, "must be printable ASCII without spaces and colons")
        .orElseThrow(() -> settings.refusal(USER, "is missing; basic needs it"));
  }

  private static Authorisation basic(String user, String secret) {
    byte[] both = (user + ":" + secret).getBytes(StandardCharsets.US_ASCII);
    return new Header("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
  }

  private static Authorisation header(GatewaySettings settings, String secret) {
    Headers.Line line =
        settings
            .value(AUTH_HEADER)
            .flatMap(Headers.Line::read)
            .filter(written -> !Headers.isOurs(written.name()))
            .filter(written -> new Template(written.value()).names().equals(Set.of("secret")))
            .orElseThrow(
                () ->
                    settings.refusal(
                        AUTH_HEADER,
                        "must be a header with the secret in it, as X-Key: {{secret}}"));
    return new Header(
        line.name(),
        new Template(line.value()).fill(Map.of("secret", secret), UnaryOperator.identity()));
  }
}
