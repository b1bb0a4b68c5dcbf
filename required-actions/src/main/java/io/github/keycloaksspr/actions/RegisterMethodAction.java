// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.registration.Door;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;

/** Registers one method alone. */
final class RegisterMethodAction implements RequiredActionProvider {

  /** The button with which Keycloak's pages leave an action that an application asked for. */
  private static final String CANCEL = "cancel-aia";

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
    RecentSignIn signIn = new RecentSignIn(context);
    if (signIn.isReset() || RegisterMethodsAction.wasPutOff(context, type.registerAction())) {
      context.ignore();
    } else if (signIn.isMissing()) {
      signIn.ask();
    } else {
      show(Registration.of(context));
    }
  }

  private void show(Registration registration) {
    RequiredActionContext context = registration.context();
    Door door = registration.state().door();
    if (door != Door.OPEN) {
      context.challenge(ClosedPage.render(door, context.form()));
    } else if (MethodChange.wasSaved(registration, type)) {
      context.success();
    } else if (isOffered(registration)) {
      Attempt.beginOnce(registration, type);
      context.challenge(pages(registration).page(context.form()));
    } else if (new Link(context).leadsTo(type.registerAction())) {
      // Keycloak tells the application "error", as of an action that the realm does not have.
      context.ignore();
    } else {
      // The policy withdrew the method, or it cannot work here: nobody is held up by it.
      context.success();
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    RecentSignIn signIn = new RecentSignIn(context);
    Registration registration = Registration.of(context);
    if (signIn.isReset()) {
      context.cancel();
    } else if (signIn.isMissing()) {
      signIn.ask();
    } else if (!isOffered(registration)) {
      context.success();
    } else {
      answer(registration);
    }
  }

  private void answer(Registration registration) {
    FormInput input = registration.input();
    if (!input.isBlank(CANCEL)) {
      leave(registration);
      return;
    }
    MethodRegistration.Progress progress = pages(registration).answer(input);
    if (progress instanceof MethodRegistration.Progress.Continued continued) {
      registration.context().challenge(continued.page());
    } else if (progress instanceof MethodRegistration.Progress.Saved) {
      Attempt.end(registration);
      registration.context().success();
    } else {
      leave(registration);
    }
  }

  /** Stores nothing. What an administrator asked for waits for the next session. */
  private void leave(Registration registration) {
    pages(registration).abandon();
    Attempt.end(registration);
    NotNow.say(registration.context().getAuthenticationSession(), type.registerAction());
    registration.context().cancel();
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private boolean isOffered(Registration registration) {
    return registration.isOpen() && registration.state().canSetUp(type.method());
  }

  private MethodRegistration pages(Registration registration) {
    return MethodRegistration.of(registration, type, MethodRegistration.Place.ALONE);
  }
}
