// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * That the user said "not now" to an action. It holds for the user's session: for this sign-in, and
 * for all that follow in the same session, such as one at a higher level of authentication.
 */
final class NotNow {

  private static final String NOTE = "sspr.later.";

  private NotNow() {}

  /** Notes that it was said. */
  static void say(AuthenticationSessionModel signIn, String action) {
    signIn.setAuthNote(NOTE + action, "true");
    signIn.setUserSessionNote(NOTE + action, "true");
  }

  /** Whether it was said. */
  static boolean wasSaid(RequiredActionContext context, String action) {
    AuthenticationSessionModel signIn = context.getAuthenticationSession();
    return signIn.getAuthNote(NOTE + action) != null || wasSaidBefore(context, signIn, action);
  }

  private static boolean wasSaidBefore(
      RequiredActionContext context, AuthenticationSessionModel signIn, String action) {
    // A user's session has the id of the browser's authentication sessions that lead to it.
    UserSessionModel userSession =
        context
            .getSession()
            .sessions()
            .getUserSession(context.getRealm(), signIn.getParentSession().getId());
    return userSession != null
        && userSession.getUser() != null
        && userSession.getUser().getId().equals(context.getUser().getId())
        && userSession.getNote(NOTE + action) != null;
  }
}
