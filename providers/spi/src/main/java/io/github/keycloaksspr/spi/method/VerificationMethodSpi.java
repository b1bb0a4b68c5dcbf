// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.method;

import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** The extension point {@code sspr-verification-method}: anyone may add a way to prove identity. */
public final class VerificationMethodSpi implements Spi {

  /** The name that server options use: {@code spi-sspr-verification-method--…}. */
  public static final String NAME = "sspr-verification-method";

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
    return VerificationMethod.class;
  }

  @Override
  @SuppressWarnings("rawtypes")
  public Class<? extends ProviderFactory> getProviderFactoryClass() {
    return VerificationMethodFactory.class;
  }
}
