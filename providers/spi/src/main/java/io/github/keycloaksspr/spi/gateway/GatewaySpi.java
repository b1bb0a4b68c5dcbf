// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.gateway;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The extension point {@code sspr-gateway}: anyone may add a way to reach phones. */
public final class GatewaySpi implements Spi {

  /** The name that server options use: {@code spi-sspr-gateway--…}. */
  public static final String NAME = "sspr-gateway";

  @Override
  public boolean isInternal() {
    return false;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public Class<? extends Provider> getProviderClass() {
    return GatewayProvider.class;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends ProviderFactory> getProviderFactoryClass() {
    return GatewayProviderFactory.class;
  }
}
