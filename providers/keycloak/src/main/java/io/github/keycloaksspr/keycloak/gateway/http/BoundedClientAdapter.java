// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.http;

import org.keycloak.Config;
import org.keycloak.connections.httpclient.DefaultHttpClientFactory;
import org.keycloak.connections.httpclient.HttpClientBuilder;
import org.keycloak.models.KeycloakSession;

/**
 * Makes an HTTP client just as Keycloak makes its own, from the same server options, but one whose
 * answers are bounded.
 */
final class BoundedClientAdapter extends DefaultHttpClientFactory {

  BoundedClientAdapter() {
    init(Config.scope("connectionsHttpClient", "default"));
  }

  @Override
  protected HttpClientBuilder newHttpClientBuilder(KeycloakSession session) {
    return new HttpClientBuilder(new BoundedClientBuilder());
  }
}
