// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import io.github.keycloaksspr.it.support.Urls;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Addresses with something else in their query. */
final class Query {

  private Query() {}

  /** The parameter has this value instead. */
  static URI with(URI address, String name, String value) {
    List<Map.Entry<String, String>> parameters = parameters(address, name);
    parameters.add(Map.entry(name, value));
    return of(address, parameters);
  }

  /** The parameter is not there. */
  static URI without(URI address, String name) {
    return of(address, parameters(address, name));
  }

  /** What the parameter says; empty when it is not there. */
  static String get(URI address, String name) {
    return Urls.decode(address.getRawQuery()).getOrDefault(name, List.of("")).get(0);
  }

  private static List<Map.Entry<String, String>> parameters(URI address, String but) {
    List<Map.Entry<String, String>> parameters = new ArrayList<>();
    Urls.decode(address.getRawQuery())
        .forEach(
            (name, values) -> {
              if (!name.equals(but)) {
                values.forEach(value -> parameters.add(Map.entry(name, value)));
              }
            });
    return parameters;
  }

  private static URI of(URI address, List<Map.Entry<String, String>> parameters) {
    String text = address.toString();
    return URI.create(text.substring(0, text.indexOf('?') + 1) + Urls.encode(parameters));
  }
}
