// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.adapter;

import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.compat.KeycloakConstants;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.AuthorizationEndpointBase;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.RedirectUtils;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.ResolveRelative;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/** What Keycloak's private services note in an authentication session. */
public final class FlowAdapter {

  private FlowAdapter() {}

  /**
   * Whether a person signs in on pages, where a question can be asked. Not so where an application
   * sends name and password itself (it would only be refused), and not in a session that began with
   * a reset or a mailed link: a user who got through that must not enrol what opens the account the
   * next time.
   */
  public static boolean isSignInOnPages(AuthenticationSessionModel session) {
    String path = session.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH);
    return path != null
        && !LoginActionsService.RESET_CREDENTIALS_PATH.equals(path)
        && session.getAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS) == null
        && session.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID) == null;
  }

  /** Whether no user signed in just now: an earlier sign-in was used for one more application. */
  public static boolean isSingleSignOn(AuthenticationSessionModel session) {
    return AuthenticatorUtil.isSSOAuthentication(session);
  }

  /**
   * Lets a sign-in that follows the reset end somewhere. A page may open a reset without saying
   * where to return to; Keycloak could then not redirect after the sign-in, or would end it at a
   * page of its own. Such a sign-in returns to the client's home page or, where it has none, to the
   * account console.
   */
  public static void prepareReturn(AuthenticationFlowContext context) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    // Keycloak notes it where it comes from another flow only, and a reload would lead elsewhere.
    session.setAuthNote(
        AuthenticationProcessor.CURRENT_FLOW_PATH, LoginActionsService.RESET_CREDENTIALS_PATH);
    session.removeAuthNote(AuthenticationManager.END_AFTER_REQUIRED_ACTIONS);
    FirstBrokerLoginAdapter.stayAtPassword(context);
    if (session.getRedirectUri() == null) {
      String home = home(context.getSession(), session.getClient());
      session.setRedirectUri(home);
      session.setClientNote(OIDCLoginProtocol.REDIRECT_URI_PARAM, home);
    }
  }

  private static String home(KeycloakSession session, ClientModel client) {
    return Stream.concat(
            Stream.ofNullable(client.getBaseUrl())
                .map(
                    base -> ResolveRelative.resolveRelativeUri(session, client.getRootUrl(), base)),
            client.getRedirectUris().stream()
                .map(uri -> uri.endsWith("*") ? uri.substring(0, uri.length() - 1) : uri))
        .filter(uri -> uri.startsWith("http"))
        .flatMap(uri -> Stream.ofNullable(RedirectUtils.verifyRedirectUri(session, uri, client)))
        .findFirst()
        .orElseGet(
            () ->
                Urls.accountBase(session.getContext().getUri().getBaseUri())
                    .path("/")
                    .build(session.getContext().getRealm().getName())
                    .toString());
  }

  /** The name that was given in this tab before the reset was opened. */
  public static Optional<String> attemptedUsername(AuthenticationFlowContext context) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    return Optional.ofNullable(
            session.getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME))
        .or(() -> Optional.ofNullable(context.getUser()).map(UserModel::getUsername))
        .or(() -> FirstBrokerLoginAdapter.userToLink(context).map(UserModel::getUsername))
        .or(() -> Optional.ofNullable(session.getClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM)));
  }

  /** Has a sign-in that follows in this tab begin with the name that was typed here. */
  public static void carryName(AuthenticationSessionModel session, String typedName) {
    session.setClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM, typedName);
  }

  /**
   * Goes back to a step of the flow that was passed already, with a redirect: it is shown again.
   *
   * @param execution id of the step
   */
  public static void goBack(AuthenticationFlowContext context, String execution) {
    context.getAuthenticationSession().setExecutionStatus(execution, ExecutionStatus.CHALLENGED);
    context.challenge(Response.seeOther(context.getRefreshUrl(false)).build());
  }

  /**
   * The reset is over: the sign-in that follows is a fresh one, also in a tab in which an
   * application opened the reset itself, or in which another name was given before. Where an
   * account is to be linked to an identity provider, its password is asked for next; what the user
   * said before that page is not asked again.
   */
  public static void leave(AuthenticationFlowContext context, String typedName) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    if (!FirstBrokerLoginAdapter.isGoingOn(session) || session.getAuthenticatedUser() != null) {
      forgetOtherSteps(context.getRealm(), session);
    }
    session.setAuthenticatedUser(null);
    session.removeClientNote(AuthorizationEndpointBase.APP_INITIATED_FLOW);
    session.removeAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
    session.removeAuthNote(KeycloakConstants.USERNAME_HIDDEN);
    carryName(session, typedName);
  }

  private static void forgetOtherSteps(RealmModel realm, AuthenticationSessionModel session) {
    Map<String, ExecutionStatus> passed = Map.copyOf(session.getExecutionStatus());
    session.clearExecutionStatus();
    passed.forEach(
        (execution, status) -> {
          AuthenticationExecutionModel model = realm.getAuthenticationExecutionById(execution);
          if (model != null && Names.STEPS.contains(String.valueOf(model.getAuthenticator()))) {
            session.setExecutionStatus(execution, status);
          }
        });
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
