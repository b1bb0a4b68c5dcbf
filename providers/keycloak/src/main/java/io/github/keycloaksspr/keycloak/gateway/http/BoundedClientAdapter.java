// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.http;

import org.apache.http.impl.client.CloseableHttpClient;
import org.keycloak.Config;
import org.keycloak.connections.httpclient.DefaultHttpClientFactory;
import org.keycloak.connections.httpclient.HttpClientBuilder;
import org.keycloak.models.KeycloakSession;

/**
 * Makes an HTTP client just as Keycloak makes its own, from the same server options, but one whose
 * answers are bounded.
 */
final class BoundedClientAdapter {

  private final DefaultHttpClientFactory factory = new BoundedFactory();

  BoundedClientAdapter() {
    factory.init(Config.scope("connectionsHttpClient", "default"));
  }

  /** The client, made with the first session that asks for it. */
  CloseableHttpClient client(KeycloakSession session) {
    return factory.create(session).getHttpClient();
  }

  /** Ends its connections. */
  void close() {
    factory.close();
  }

  private static final class BoundedFactory extends DefaultHttpClientFactory {

    @Override
    protected HttpClientBuilder newHttpClientBuilder() {
      return new BoundedBuilder();
    }
  }

  /** Keycloak's settings on top of a builder of ours, in the one way that all its lines know. */
  private static final class BoundedBuilder extends HttpClientBuilder {

    private final BoundedClientBuilder bounded = new BoundedClientBuilder();

    @Override
    protected org.apache.http.impl.client.HttpClientBuilder getApacheHttpClientBuilder() {
      return bounded;
    }
  }
}
