// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.registration.Door;
import java.util.Optional;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;

/** Registers one method alone. */
final class RegisterMethodAction implements RequiredActionProvider {

  /** The button with which Keycloak's pages leave an action that an application asked for. */
  private static final String CANCEL = "cancel-aia";

  private final String id;

  /**
   * Makes it.
   *
   * @param id of this action, by which the method is found
   */
  RegisterMethodAction(String id) {
    this.id = id;
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
    if (signIn.isReset() || RegisterMethodsAction.wasPutOff(context, id)) {
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
    Optional<MethodCredentialType> offered = offered(registration);
    if (door != Door.OPEN) {
      context.challenge(ClosedPage.render(door, context.form()));
    } else if (type(registration)
        .filter(type -> MethodChange.wasSaved(registration, type))
        .isPresent()) {
      context.success();
    } else if (offered.isPresent()) {
      Attempt.beginOnce(registration, offered.get().method());
      context.challenge(pages(registration, offered.get()).page(context.form()));
    } else if (new Link(context).leadsTo(id)) {
      // Keycloak tells the application "error", as of an action that the realm does not have.
      context.ignore();
    } else {
      // The policy withdrew the method, or it cannot work here: no user is held up by it.
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
    } else {
      offered(registration).ifPresentOrElse(type -> answer(registration, type), context::success);
    }
  }

  private void answer(Registration registration, MethodCredentialType type) {
    FormInput input = registration.input();
    if (!input.isBlank(CANCEL)) {
      leave(registration, type);
      return;
    }
    MethodRegistration.Progress progress = pages(registration, type).answer(input);
    if (progress instanceof MethodRegistration.Progress.Continued continued) {
      registration.context().challenge(continued.page());
    } else if (progress instanceof MethodRegistration.Progress.Saved) {
      Attempt.end(registration);
      registration.context().success();
    } else {
      leave(registration, type);
    }
  }

  /** Stores nothing. What an administrator asked for waits for the next session. */
  private void leave(Registration registration, MethodCredentialType type) {
    pages(registration, type).abandon();
    Attempt.end(registration);
    NotNow.say(registration.context().getAuthenticationSession(), id);
    registration.context().cancel();
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  /** What is registered here, if the user can register it now. */
  private Optional<MethodCredentialType> offered(Registration registration) {
    return type(registration)
        .filter(type -> registration.isOpen() && registration.state().canSetUp(type.method()));
  }

  /** Empty where the server has the method switched off. */
  private Optional<MethodCredentialType> type(Registration registration) {
    return registration.sspr().catalogue().installed().registeredBy(id);
  }

  private static MethodRegistration pages(Registration registration, MethodCredentialType type) {
    return MethodRegistration.of(registration, type, MethodRegistration.Place.ALONE);
  }
}
