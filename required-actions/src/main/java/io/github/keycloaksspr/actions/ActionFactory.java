// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** What all our required actions are to Keycloak. */
abstract class ActionFactory implements RequiredActionFactory {

  private final String id;
  private final String displayText;
  private final RequiredActionProvider action;

  ActionFactory(String id, String displayText, RequiredActionProvider action) {
    this.id = id;
    this.displayText = displayText;
    this.action = action;
  }

  @Override
  public final String getId() {
    return id;
  }

  @Override
  public final String getDisplayText() {
    return displayText;
  }

  @Override
  public final RequiredActionProvider create(KeycloakSession session) {
    return action;
  }

  @Override
  public final void init(Config.Scope config) {
    // Settings are the realm's policy.
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // Nothing to prepare.
  }

  @Override
  public final void close() {
    // Nothing to release.
  }
}
