// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.dev;

import java.nio.file.Path;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.theme.ThemeResourceProvider;
import org.keycloak.theme.ThemeResourceProviderFactory;

/** Has a server read the product's pages from their sources. */
public final class FolderThemeResourcesFactory implements ThemeResourceProviderFactory {

  static final String ID = "folder";
  static final String FOLDER = "path";

  private Path folder = Path.of("");

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public ThemeResourceProvider create(KeycloakSession session) {
    return new FolderThemeResources(folder);
  }

  @Override
  public void init(Config.Scope config) {
    folder = Path.of(config.get(FOLDER, ""));
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
