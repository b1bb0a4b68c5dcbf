// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.conceal;

import io.github.keycloaksspr.it.web.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that a page gives away, without what differs from one browser session to the next.
 *
 * @param step what was done to get it
 * @param status the HTTP status
 * @param headers all headers, cookies without their values
 * @param body every byte of the page, the typed name, tokens and the seconds of running clocks
 *     replaced
 */
record Shot(String step, int status, Map<String, List<String>> headers, String body) {

  /** They tell the time and the length of the name that was typed. */
  private static final Set<String> INCIDENTAL = Set.of("date", "content-length");

  static Shot of(String step, Page page, String typedName) {
    return new Shot(step, page.status(), headers(page), body(page, typedName));
  }

  private static Map<String, List<String>> headers(Page page) {
    Map<String, List<String>> headers = new TreeMap<>();
    page.headers()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!INCIDENTAL.contains(lower)) {
                headers.put(
                    lower,
                    lower.equals("set-cookie")
                        ? values.stream().map(value -> value.replaceFirst("=[^;]*", "=")).toList()
                        : values);
              }
            });
    return headers;
  }

  private static String body(Page page, String typedName) {
    return page.source()
        .replaceAll("(session_code|tab_id|client_data|auth_session_hash)=[^&\"'\\\\]+", "$1=TOKEN")
        .replaceAll("\"[A-Za-z0-9+/_=-]{43,44}\"", "\"HASH\"")
        .replace(">" + typedName + "<", ">NAME<")
        .replace("\"" + typedName + "\"", "\"NAME\"")
        .replaceAll(
            "data-sspr-resend=\"(\\d+)\"([^>]*>[^<]*?)\\b\\1\\b",
            "data-sspr-resend=\"COOLDOWN\"$2COOLDOWN")
        .replaceAll("\\b(2[5-9]|30)\\b", "COOLDOWN")
        .replaceAll("\\b(29[0-9]|300)\\b", "LIFESPAN");
  }
}
