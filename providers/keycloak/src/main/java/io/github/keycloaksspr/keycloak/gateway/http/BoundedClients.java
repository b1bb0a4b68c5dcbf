// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.http;

import java.util.Optional;
import org.apache.http.impl.client.CloseableHttpClient;
import org.keycloak.models.KeycloakSession;

/**
 * The HTTP client of a gateway: with the server's proxy, trust store, key store and pool sizes
 * (options {@code spi-connections-http-client--default--…}), and with bounds on all that the other
 * side answers. Keycloak's own client has none. To be kept by a gateway's factory, which closes it.
 * Thread-safe.
 */
public final class BoundedClients implements AutoCloseable {

  private Optional<BoundedClientAdapter> made = Optional.empty();

  /** The client, which all of the server's sessions share. Made when it is asked for first. */
  public synchronized CloseableHttpClient client(KeycloakSession session) {
    if (made.isEmpty()) {
      made = Optional.of(new BoundedClientAdapter());
    }
    return made.get().client(session);
  }

  /** Ends its connections. */
  @Override
  public synchronized void close() {
    made.ifPresent(BoundedClientAdapter::close);
    made = Optional.empty();
  }
}
