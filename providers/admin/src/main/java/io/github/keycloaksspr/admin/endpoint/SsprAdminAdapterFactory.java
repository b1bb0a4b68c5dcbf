// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.endpoint;

import io.github.keycloaksspr.keycloak.Names;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** Mounts our Admin REST resources at {@code /admin/realms/{realm}/sspr}. */
public final class SsprAdminAdapterFactory implements AdminRealmResourceProviderFactory {

  @Override
  public String getId() {
    return Names.ADMIN_PATH;
  }

  @Override
  public AdminRealmResourceProvider create(KeycloakSession session) {
    return new SsprAdminAdapter();
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
