// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.adapter;

import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.common.util.Time;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.saml.SamlProtocol;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;

/** How long ago a user signed in, and Keycloak's own sign-in once more in front of an action. */
public final class SignInAgainAdapter {

  private final KeycloakSession session;
  private final AuthenticationSessionModel signIn;

  public SignInAgainAdapter(KeycloakSession session, AuthenticationSessionModel signIn) {
    this.session = session;
    this.signIn = signIn;
  }

  /**
   * Whether an earlier sign-in, older than that, was used for one more application. Counts in whole
   * seconds as Keycloak does; otherwise its sign-in would be content with what is too old here.
   *
   * @param maxAge in seconds
   */
  public boolean isOlderThan(int maxAge) {
    return AuthenticatorUtil.isSSOAuthentication(signIn)
        && signedInAt() + maxAge < Time.currentTimeMillis() / 1000;
  }

  /** Whether a mailed link alone brought the user here, and no password was given since. */
  public boolean isByMailedLink() {
    return signIn.getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID) != null
        && !AuthenticatorUtil.isPasswordValidated(signIn);
  }

  /** Whether the user is in the middle of a reset of the password. */
  public boolean isReset() {
    return LoginActionsService.RESET_CREDENTIALS_PATH.equals(
        signIn.getAuthNote(AuthenticationProcessor.CURRENT_FLOW_PATH));
  }

  /**
   * The way to the realm's sign-in, which a sign-in older than that does not satisfy. The actions
   * that wait in the authentication session come after it, and it ends as it would have ended.
   *
   * @param maxAge in seconds
   */
  public Response signInAgain(UserModel user, int maxAge) {
    Map<String, String> ending = ending();
    Set<String> waiting = Set.copyOf(signIn.getRequiredActions());
    AuthenticationProcessor.resetFlow(signIn, LoginActionsService.AUTHENTICATE_PATH);
    ending.forEach(signIn::setAuthNote);
    waiting.forEach(signIn::addRequiredAction);
    signIn.setClientNote(OIDCLoginProtocol.MAX_AGE_PARAM, String.valueOf(maxAge));
    signIn.setAuthNote(SamlProtocol.SAML_LOGIN_REQUEST_FORCEAUTHN, "true");
    signIn.setClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM, user.getUsername());
    return Response.status(Response.Status.FOUND)
        .location(
            new AuthenticationFlowURLHelper(
                    session, signIn.getRealm(), session.getContext().getUri())
                .getLastExecutionUrl(signIn))
        .build();
  }

  /** A mailed link ends on a page and not signed in, and can be used once. */
  private Map<String, String> ending() {
    Map<String, String> notes = new LinkedHashMap<>();
    Stream.of(
            AuthenticationManager.END_AFTER_REQUIRED_ACTIONS,
            AuthenticationManager.SET_REDIRECT_URI_AFTER_REQUIRED_ACTIONS,
            AuthenticationManager.INVALIDATE_ACTION_TOKEN)
        .filter(name -> signIn.getAuthNote(name) != null)
        .forEach(name -> notes.put(name, signIn.getAuthNote(name)));
    return notes;
  }

  /** In seconds since 1970; 0 where Keycloak does not know. */
  private long signedInAt() {
    return Optional.ofNullable(new AuthenticationSessionManager(session).getUserSession(signIn))
        .map(userSession -> userSession.getNote(AuthenticationManager.AUTH_TIME))
        .map(Long::parseLong)
        .orElse(0L);
  }
}
