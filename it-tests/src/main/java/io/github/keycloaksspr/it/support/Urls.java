// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.support;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The {@code application/x-www-form-urlencoded} form of names and values. */
public final class Urls {

  private Urls() {}

  /** Encodes one name or value. */
  public static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Encodes names and values in their order. */
  public static String encode(List<Map.Entry<String, String>> pairs) {
    return pairs.stream()
        .map(pair -> encode(pair.getKey()) + "=" + encode(pair.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** Encodes names and values. */
  public static String encode(Map<String, String> pairs) {
    return encode(List.copyOf(pairs.entrySet()));
  }

  /** Reads a query or a form; a name may come several times. */
  public static Map<String, List<String>> decode(String encoded) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    int from = 0;
    while (from < encoded.length()) {
      int end = encoded.indexOf('&', from);
      int to = end < 0 ? encoded.length() : end;
      String pair = encoded.substring(from, to);
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      if (!name.isEmpty()) {
        values.computeIfAbsent(decodeOne(name), key -> new ArrayList<>()).add(decodeOne(value));
      }
      from = to + 1;
    }
    return values;
  }

  private static String decodeOne(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
