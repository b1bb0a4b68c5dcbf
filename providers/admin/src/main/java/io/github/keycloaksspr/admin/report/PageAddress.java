// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;

/**
 * Where the pages are.
 *
 * @param base address of the pages in the realm that the visitor is signed in to, without a host
 * @param realm name of the realm that is reported on
 */
record PageAddress(String base, String realm) {

  /** The pages in the realm that the request is to. */
  static PageAddress of(KeycloakSession session, String realm) {
    return new PageAddress(
        session.getContext().getUri().getBaseUri().getPath()
            + "realms/"
            + encoded(session.getContext().getRealm().getName())
            + "/"
            + ReportPageAdapterFactory.ID,
        realm);
  }

  /** A page. */
  String page(String name) {
    return page(name, Map.of());
  }

  /** A page with a query. */
  String page(String name, Map<String, String> query) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("realm", realm);
    all.putAll(query);
    return all.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&", base + "/" + name + "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
