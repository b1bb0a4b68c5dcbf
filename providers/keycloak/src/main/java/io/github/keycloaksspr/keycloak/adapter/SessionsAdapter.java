// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.adapter;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;

/** Ends sessions, through Keycloak's private services. */
public final class SessionsAdapter {

  private SessionsAdapter() {}

  /**
   * Signs the user out everywhere, offline sessions included; clients are told as at any sign-out.
   */
  public static void signOutEverywhere(KeycloakSession session, RealmModel realm, UserModel user) {
    session
        .sessions()
        .getUserSessionsStream(realm, user)
        .toList()
        .forEach(online -> signOut(session, realm, online));
    session
        .sessions()
        .getOfflineUserSessionsStream(realm, user)
        .toList()
        .forEach(offline -> session.sessions().removeOfflineUserSession(realm, offline));
  }

  private static void signOut(KeycloakSession session, RealmModel realm, UserSessionModel online) {
    AuthenticationManager.backchannelLogout(
        session,
        realm,
        online,
        session.getContext().getUri(),
        session.getContext().getConnection(),
        session.getContext().getHttpRequest().getHttpHeaders(),
        true);
  }
}
