// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What all our steps are to a flow: they need no user and set none, so that neither Keycloak's
 * pages nor a mis-built flow can take the candidate for a user who signed in.
 */
interface ResetStep extends Authenticator {

  @Override
  default boolean requiresUser() {
    return false;
  }

  @Override
  default boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return true;
  }

  @Override
  default void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {
    // A reset enrols nothing.
  }

  @Override
  default void close() {
    // Holds nothing.
  }
}
