// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;

/** Registers one method alone. */
final class RegisterMethodAction implements RequiredActionProvider {

  private final MethodCredentialType type;

  RegisterMethodAction(MethodCredentialType type) {
    this.type = type;
  }

  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    // Only on demand; the hub is what asks.
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    Registration registration = Registration.of(context);
    if (!registration.isOpen()) {
      context.challenge(ClosedPage.render(context.form()));
    } else if (isOffered(registration)) {
      Attempt.beginOnce(registration, type);
      context.challenge(pages(registration).page(context.form()));
    } else {
      // The policy withdrew the method, or it cannot work here: nobody is held up by it.
      context.success();
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    Registration registration = Registration.of(context);
    if (!isOffered(registration)) {
      context.success();
      return;
    }
    MethodRegistration.Progress progress = pages(registration).answer(registration.input());
    if (progress instanceof MethodRegistration.Progress.Continued continued) {
      context.challenge(continued.page());
    } else if (progress instanceof MethodRegistration.Progress.Saved) {
      Attempt.end(registration);
      context.success();
    } else {
      context.challenge(pages(registration).page(context.form()));
    }
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private boolean isOffered(Registration registration) {
    return registration.isOpen()
        && registration.sspr().enabledFor(registration.user()).contains(type.method());
  }

  private MethodRegistration pages(Registration registration) {
    return MethodRegistration.of(registration, type, MethodRegistration.Place.ALONE);
  }
}
