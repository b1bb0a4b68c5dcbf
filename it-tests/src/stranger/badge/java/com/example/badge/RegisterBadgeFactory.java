// SPDX-License-Identifier: Apache-2.0
package com.example.badge;

import org.keycloak.Config;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes the required action with which users register a badge. */
public final class RegisterBadgeFactory implements RequiredActionFactory {

  static final String ID = "badge-register";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayText() {
    return "Register badge";
  }

  @Override
  public RequiredActionProvider create(KeycloakSession session) {
    return new RegisterBadge();
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
