// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.outage;

import java.nio.file.Path;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.SingleUseObjectProviderFactory;

/** Makes the store that can be made to fail. */
public final class BrittleStoreFactory implements SingleUseObjectProviderFactory<BrittleStore> {

  private Path outage = Path.of("");

  @Override
  public String getId() {
    return "brittle";
  }

  @Override
  public BrittleStore create(KeycloakSession session) {
    return new BrittleStore(
        session.getProvider(SingleUseObjectProvider.class, "infinispan"), outage);
  }

  @Override
  public void init(Config.Scope config) {
    outage = Path.of(config.get("outage", ""));
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // Nothing to prepare.
  }

  @Override
  public void close() {
    // Nothing to release.
  }
}
