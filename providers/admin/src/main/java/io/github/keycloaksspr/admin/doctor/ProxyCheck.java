// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/**
 * Whether Keycloak heeds the proxy before it. All that can be known is how this very request came:
 * a proxy named the client, and Keycloak takes another address for the client's.
 */
record ProxyCheck(KeycloakSession session) implements Check {

  @Override
  public List<Finding> findings() {
    List<String> named =
        Stream.of("X-Forwarded-For", "Forwarded").flatMap(name -> header(name).stream()).toList();
    String client = session.getContext().getConnection().getRemoteHost();
    boolean heeded = named.stream().anyMatch(header -> header.contains(client));
    return named.isEmpty() || heeded
        ? List.of()
        : List.of(
            Finding.warning(
                "proxy-headers-ignored",
                "This request came through a proxy whose headers Keycloak does not heed: all people seem to"
                    + " come from one address, and limits for an address hit them all.",
                "Start the server with --proxy-headers=xforwarded or forwarded, and name the proxy in"
                    + " --proxy-trusted-addresses."));
  }

  private Optional<String> header(String name) {
    return Optional.ofNullable(
        session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(name));
  }
}
