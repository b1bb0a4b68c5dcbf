// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with places such as {@code {{to}}} that values are put into, each escaped for where it
 * stands.
 *
 * @param text what the administrator wrote
 */
record Template(String text) {

  private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*([A-Za-z]*)\\s*}}");

  /** The names of all places. */
  Set<String> names() {
    return PLACE.matcher(text).results().map(place -> place.group(1)).collect(Collectors.toSet());
  }

  boolean has(String name) {
    return names().contains(name);
  }

  /**
   * The text with the values in their places.
   *
   * @param values one for each name
   * @param escape makes a value fit in
   */
  String fill(Map<String, String> values, UnaryOperator<String> escape) {
    return PLACE
        .matcher(text)
        .replaceAll(
            place ->
                Matcher.quoteReplacement(escape.apply(values.getOrDefault(place.group(1), ""))));
  }
}
