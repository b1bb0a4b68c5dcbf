// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.outage;

import java.nio.file.Files;
import java.nio.file.Path;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;

/**
 * Has every request rolled back that writes an event, at once or when it is to be committed, as
 * long as a file is there for it.
 */
final class RollbackListener implements EventListenerProvider {

  private final KeycloakSession session;
  private final Path outage;
  private final Path outageOfTheCommit;

  RollbackListener(KeycloakSession session, Path outage, Path outageOfTheCommit) {
    this.session = session;
    this.outage = outage;
    this.outageOfTheCommit = outageOfTheCommit;
  }

  @Override
  public void onEvent(Event event) {
    if (Files.exists(outage)) {
      session.getTransactionManager().setRollbackOnly();
    }
    if (Files.exists(outageOfTheCommit)) {
      session.getTransactionManager().enlistPrepare(new FailingCommit());
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

  /** What comes before the commit of the database fails, so that nothing is committed. */
  static final class FailingCommit extends AbstractKeycloakTransaction {

    @Override
    protected void commitImpl() {
      throw new ModelException("The database went away at the commit");
    }

    @Override
    protected void rollbackImpl() {
      // Did nothing.
    }
  }
}
