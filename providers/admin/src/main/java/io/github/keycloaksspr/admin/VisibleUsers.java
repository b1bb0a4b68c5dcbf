// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Which users an administrator sees: Keycloak's fine-grained permissions can open all users but
 * some.
 */
public interface VisibleUsers {

  /** Of an administrator who holds a role for it. */
  VisibleUsers EVERYBODY = (own, realm) -> user -> true;

  /** Tells it of users that were found in a session of its own. */
  Predicate<UserModel> in(KeycloakSession own, RealmModel realm);
}
