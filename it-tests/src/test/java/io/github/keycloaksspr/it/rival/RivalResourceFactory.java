// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.rival;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Mounts the rival at {@code /realms/{realm}/rival}. */
public final class RivalResourceFactory implements RealmResourceProviderFactory {

  @Override
  public String getId() {
    return "rival";
  }

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new RivalResource();
  }

  @Override
  public void init(Config.Scope config) {
    // Nothing to set.
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
