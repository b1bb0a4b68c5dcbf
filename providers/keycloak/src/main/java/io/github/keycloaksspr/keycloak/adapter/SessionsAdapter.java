// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.adapter;

import java.util.List;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/** Ends sessions, through Keycloak's private services. */
public final class SessionsAdapter {

  private SessionsAdapter() {}

  /**
   * Signs the user out everywhere, offline sessions included; clients are told as at any sign-out.
   * The authentication session of this request, in which a page is still to be shown, stays.
   */
  public static void signOutEverywhere(KeycloakSession session, RealmModel realm, UserModel user) {
    List<UserSessionModel> online = session.sessions().getUserSessionsStream(realm, user).toList();
    if (!online.isEmpty()) {
      besideTheRequest(session, realm, () -> online.forEach(it -> signOut(session, realm, it)));
    }
    session
        .sessions()
        .getOfflineUserSessionsStream(realm, user)
        .toList()
        .forEach(offline -> session.sessions().removeOfflineUserSession(realm, offline));
  }

  /**
   * Keycloak joins a sign-out to the authentication session of the same browser, makes it the
   * request's own, and removes it afterwards. With another one in its place it leaves ours alone.
   */
  private static void besideTheRequest(KeycloakSession session, RealmModel realm, Runnable work) {
    KeycloakContext context = session.getContext();
    AuthenticationSessionModel own = context.getAuthenticationSession();
    ClientModel client = context.getClient();
    RootAuthenticationSessionModel other =
        session.authenticationSessions().createRootAuthenticationSession(realm);
    try {
      context.setAuthenticationSession(other.createAuthenticationSession(client));
      work.run();
    } finally {
      session.authenticationSessions().removeRootAuthenticationSession(realm, other);
      context.setAuthenticationSession(own);
      context.setClient(client);
    }
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
