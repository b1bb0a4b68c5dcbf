// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.method;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Compares what was typed with what a user has. It must not hold a session, a realm or a user: it
 * may run in another session than the one in which it was made.
 */
@FunctionalInterface
public interface Comparison {

  /**
   * Compares. Secrets are compared in constant time: {@link java.security.MessageDigest#isEqual}.
   *
   * @param session to work in; its context has the realm
   * @param owner who must have what was typed
   * @return what it was right for; empty when it was wrong, or could not be compared; never null
   */
  Optional<Match> compare(KeycloakSession session, UserModel owner);
}
