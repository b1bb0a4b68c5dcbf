// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Mounts the reports for browsers at {@code /realms/{realm}/sspr-reports}. */
public final class ReportPageAdapterFactory implements RealmResourceProviderFactory {

  static final String ID = "sspr-reports";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new ReportPageAdapter(session);
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
