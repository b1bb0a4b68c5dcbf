// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

import jakarta.persistence.FlushModeType;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Lets a session see many users. Otherwise, before each query, Hibernate compares all that the
 * session has loaded with what it was, for which the time grows with the square of the users.
 */
final class BulkReadingAdapter {

  private BulkReadingAdapter() {}

  /**
   * From here on changes are written at the session's end only, so that queries do not find them.
   */
  static void prepare(KeycloakSession session) {
    session
        .getProvider(JpaConnectionProvider.class)
        .getEntityManager()
        .setFlushMode(FlushModeType.COMMIT);
  }
}
