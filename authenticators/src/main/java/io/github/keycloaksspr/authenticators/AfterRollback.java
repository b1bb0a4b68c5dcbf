// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import org.keycloak.models.AbstractKeycloakTransaction;

/**
 * Undoes what outlives a rolled back transaction, when the request's transaction is rolled back.
 */
final class AfterRollback extends AbstractKeycloakTransaction {

  private final Runnable undo;

  AfterRollback(Runnable undo) {
    this.undo = undo;
  }

  @Override
  protected void commitImpl() {
    // All is as it should be.
  }

  @Override
  protected void rollbackImpl() {
    undo.run();
  }
}
