// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** A room of our own in Keycloak's life cycle, for threads that must end with the server. */
public final class DispatcherSpi implements Spi {

  @Override
  public boolean isInternal() {
    return false;
  }

  @Override
  public String getName() {
    return "sspr-dispatcher";
  }

  @Override
  public Class<? extends Provider> getProviderClass() {
    return DispatcherProvider.class;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends ProviderFactory> getProviderFactoryClass() {
    return DispatcherProviderFactory.class;
  }
}
