// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.HEADERS;

import io.github.keycloaksspr.keycloak.gateway.GatewaySettings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Headers that an administrator adds to each request. They are shown and exported. */
final class Headers {

  /** Set by the request itself. */
  private static final Set<String> OURS =
      Set.of(
          "host",
          "connection",
          "content-length",
          "content-type",
          "transfer-encoding",
          "expect",
          "te",
          "trailer",
          "upgrade");

  private static final Pattern SECRET_NAME =
      Pattern.compile(
          ".*(?:auth|token|secret|passw|cookie|credential|api-?key|access-?key|signature).*");

  private Headers() {}

  /**
   * One header.
   *
   * @param name as HTTP allows it
   * @param value printable, in one line
   */
  record Line(String name, String value) {

    private static final Pattern WRITTEN =
        Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}):\\s*([\\x20-\\x7e]{1,1000})");

    /** Reads {@code Name: value}. */
    static Optional<Line> read(String written) {
      Matcher parts = WRITTEN.matcher(written);
      return parts.matches()
          ? Optional.of(new Line(parts.group(1), parts.group(2)))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Whether a header of that name is none of the administrator's. */
  static boolean isOurs(String name) {
    return OURS.contains(name.toLowerCase(Locale.ROOT));
  }

  /**
   * Reads and checks them.
   *
   * @throws IllegalArgumentException if one is none, is ours, or seems to be a secret
   */
  static Map<String, String> read(GatewaySettings settings) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String written : settings.list(HEADERS)) {
      Line line =
          Line.read(written)
              .orElseThrow(
                  () ->
                      settings.refusal(
                          HEADERS, "must hold headers as Name: value, with ## between them"));
      if (isOurs(line.name())) {
        throw settings.refusal(HEADERS, "must not hold " + line.name() + "; the request sets it");
      }
      if (SECRET_NAME.matcher(line.name().toLowerCase(Locale.ROOT)).matches()) {
        throw settings.refusal(
            HEADERS,
            "must not hold a secret, as %s seems to be; use auth, secret and authHeader for it"
                .formatted(line.name()));
      }
      headers.put(line.name(), line.value());
    }
    return headers;
  }
}
