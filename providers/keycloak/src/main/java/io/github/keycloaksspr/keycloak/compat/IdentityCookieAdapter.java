// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.compat;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Who is signed in, by the cookie of Keycloak's own session. What Keycloak answers became a record
 * in 26.5; the getter from before is in all lines.
 */
public final class IdentityCookieAdapter {

  private IdentityCookieAdapter() {}

  /** The user whose browser this is; empty where no one is signed in to the realm. */
  public static Optional<UserModel> user(KeycloakSession session, RealmModel realm) {
    return Optional.ofNullable(
            AuthenticationManager.authenticateIdentityCookie(session, realm, true))
        .map(AuthenticationManager.AuthResult::getUser);
  }
}
