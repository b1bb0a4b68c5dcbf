// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.Names;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;

/** The hub: "don't lose access to your account". */
final class RegisterMethodsAction implements RequiredActionProvider {

  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

  /**
   * Asks for this session only: writing to the user at every sign-in would empty the cache, and
   * fails for some.
   */
  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    new SecondFactorSetUp(context).lookAfter();
    if (new Prompt(Registration.of(context)).isDue()) {
      context.getAuthenticationSession().addRequiredAction(Names.REGISTER_METHODS);
    }
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    if (new SecondFactorSetUp(context).isUnderWay()) {
      context.ignore();
      return;
    }
    Registration registration = Registration.of(context);
    if (registration.isOpen()) {
      new Hub(registration).show();
    } else {
      context.challenge(ClosedPage.render(context.form()));
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
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
}
