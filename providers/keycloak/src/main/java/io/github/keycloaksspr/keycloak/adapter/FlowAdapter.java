// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.adapter;

import jakarta.ws.rs.core.Response;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What Keycloak's private services note in an authentication session. */
public final class FlowAdapter {

  private FlowAdapter() {}

  /**
   * Whether a person signs in on pages, where a question can be asked. Not so where an application
   * sends name and password itself (it would only be refused), and not in a session that began with
   * a reset or a mailed link: whoever got through that must not enrol what opens the account the
   * next time.
   */
  public static boolean isSignInOnPages(AuthenticationSessionModel session) {
    String path = session.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH);
    return path != null
        && !LoginActionsService.RESET_CREDENTIALS_PATH.equals(path)
        && session.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) == null
        && session.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID) == null;
  }

  /** Whether nobody signed in just now: an earlier sign-in was used for one more application. */
  public static boolean isSingleSignOn(AuthenticationSessionModel session) {
    return AuthenticatorUtil.isSSOAuthentication(session);
  }

  /** Makes sure that whatever follows in this session does not end signed in. */
  public static void neverSignIn(AuthenticationSessionModel session) {
    session.setAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS, "true");
  }

  /** The page of the action that is to be done now, out of all that wait in this session. */
  public static Response nextAction(RequiredActionContext context) {
    return AuthenticationManager.nextActionAfterAuthentication(
        context.getSession(),
        context.getAuthenticationSession(),
        context.getConnection(),
        context.getHttpRequest(),
        context.getUriInfo(),
        context.getEvent());
  }
}
