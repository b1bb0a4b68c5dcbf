// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.outage;

import java.nio.file.Files;
import java.nio.file.Path;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;

/** Has every request rolled back that writes an event, as long as a file is there. */
final class RollbackListener implements EventListenerProvider {

  private final KeycloakSession session;
  private final Path outage;

  RollbackListener(KeycloakSession session, Path outage) {
    this.session = session;
    this.outage = outage;
  }

  @Override
  public void onEvent(Event event) {
    if (Files.exists(outage)) {
      session.getTransactionManager().setRollbackOnly();
    }
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    // Administrators are left alone.
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
