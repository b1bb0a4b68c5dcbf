// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes the listener that takes back locks that are none. */
public final class FalseLockListenerFactory implements EventListenerProviderFactory {

  @Override
  public String getId() {
    return "sspr-false-locks";
  }

  /** In every realm, without being switched on: an account that was disabled must stay so. */
  @Override
  public boolean isGlobal() {
    return true;
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new FalseLockListener(session);
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
