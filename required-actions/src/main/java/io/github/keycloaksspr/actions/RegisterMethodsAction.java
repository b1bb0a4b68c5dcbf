// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.registration.Door;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The hub: "don't lose access to your account". */
final class RegisterMethodsAction implements RequiredActionProvider {

  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

  /** Cancelling is "not now", too: the prompt does not follow at once. */
  @Override
  public void initiatedActionCanceled(KeycloakSession session, AuthenticationSessionModel signIn) {
    NotNow.say(signIn, Names.REGISTER_METHODS);
  }

  /**
   * Asks for this session only: writing to the user at every sign-in would empty the cache, and
   * fails for some.
   */
  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    new SetUpElsewhere(context).lookAfter();
    if (new Prompt(Registration.of(context)).mustInterrupt()) {
      context.getAuthenticationSession().addRequiredAction(Names.REGISTER_METHODS);
    }
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    RecentSignIn signIn = new RecentSignIn(context);
    if (signIn.isReset()
        || new SetUpElsewhere(context).isUnderWay()
        || wasPutOff(context, Names.REGISTER_METHODS)) {
      context.ignore();
      return;
    }
    if (signIn.isMissing()) {
      signIn.ask();
      return;
    }
    Registration registration = Registration.of(context);
    Door door = registration.state().door();
    if (door == Door.OPEN) {
      new Hub(registration).show();
    } else {
      context.challenge(ClosedPage.render(door, context.form()));
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    RecentSignIn signIn = new RecentSignIn(context);
    if (signIn.isReset()) {
      context.cancel();
      return;
    }
    if (signIn.isMissing()) {
      signIn.ask();
      return;
    }
    Registration registration = Registration.of(context);
    if (registration.isOpen()) {
      new Hub(registration).answer();
    } else {
      context.success();
    }
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  /** Whether the user said "not now" in this session, and does not come back on purpose. */
  static boolean wasPutOff(RequiredActionContext context, String action) {
    return !new Link(context).leadsTo(action) && NotNow.wasSaid(context, action);
  }
}
