// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.outage;

import java.nio.file.Path;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Makes the listener that rolls back. */
public final class RollbackListenerFactory implements EventListenerProviderFactory {

  private Path outage = Path.of("");
  private Path outageOfTheCommit = Path.of("");

  @Override
  public String getId() {
    return "rollback";
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new RollbackListener(session, outage, outageOfTheCommit);
  }

  @Override
  public void init(Config.Scope config) {
    outage = Path.of(config.get("outage", ""));
    outageOfTheCommit = Path.of(config.get("outageOfTheCommit", ""));
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
