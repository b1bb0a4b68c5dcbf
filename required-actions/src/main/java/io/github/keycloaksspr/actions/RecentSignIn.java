// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.adapter.SignInAgainAdapter;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.Constants;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Stands in front of every page that changes how an account is got back. Keycloak itself looks at
 * the age of a sign-in only where an application asks for an action; here it counts however the
 * page was reached. The sign-in that is asked for is the realm's own, so that second factors,
 * passkeys, identity providers and brute-force protection work as everywhere.
 */
final class RecentSignIn {

  /** In the authentication session: the sign-in was recent enough when the first page opened. */
  private static final String SEEN = "sspr.recent-sign-in";

  private final RequiredActionContext context;
  private final SignInAgainAdapter signIn;

  RecentSignIn(RequiredActionContext context) {
    this.context = context;
    this.signIn = new SignInAgainAdapter(context.getSession(), context.getAuthenticationSession());
  }

  /** Whether the user is in a reset, in which nothing may be registered. */
  boolean isReset() {
    return signIn.isReset();
  }

  /**
   * Whether the user has to sign in before the page opens. A page that has opened stays open: a
   * code on its way is not lost.
   */
  boolean isMissing() {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    if (session.getAuthNote(SEEN) != null) {
      return false;
    }
    if (signIn.isOlderThan(maxAge()) || (signIn.isByMailedLink() && canSignIn())) {
      return true;
    }
    session.setAuthNote(SEEN, "true");
    return false;
  }

  /** Has the user sign in; the page comes after it. */
  void ask() {
    context.challenge(signIn.signInAgain(context.getUser(), maxAge()));
  }

  /**
   * A mailed link shows who reads the mailbox. That is enough for an account with nothing to sign
   * in with, which an administrator has just made.
   */
  private boolean canSignIn() {
    UserModel user = context.getUser();
    return user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)
        || user.credentialManager()
            .getStoredCredentialsByTypeStream(WebAuthnCredentialModel.TYPE_PASSWORDLESS)
            .findAny()
            .isPresent()
        || context
            .getSession()
            .users()
            .getFederatedIdentitiesStream(context.getRealm(), user)
            .findAny()
            .isPresent();
  }

  /** In seconds, as the action is configured. */
  private int maxAge() {
    return Optional.ofNullable(context.getConfig())
        .map(RequiredActionConfigModel::getConfig)
        .map(config -> config.get(Constants.MAX_AUTH_AGE_KEY))
        .filter(text -> text.matches("\\d{1,9}"))
        .map(Integer::valueOf)
        .orElse(Constants.KC_ACTION_MAX_AGE);
  }
}
