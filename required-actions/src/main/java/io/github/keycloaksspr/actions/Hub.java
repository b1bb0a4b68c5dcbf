// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.registration.Exit;
import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.audit.AuditResult;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.registration.AskedByAdministrator;
import io.github.keycloaksspr.keycloak.registration.RegistrationState;
import io.github.keycloaksspr.spi.MethodId;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.sessions.AuthenticationSessionModel;

/** One request to the hub: the list of methods, or the pages of the one that is open. */
final class Hub {

  private final Registration registration;
  private final RequiredActionContext context;
  private final Prompt prompt;

  Hub(Registration registration) {
    this.registration = registration;
    this.context = registration.context();
    this.prompt = new Prompt(registration);
  }

  /** Shows where the person stands. */
  void show() {
    prompt.noteAsked();
    Optional<MethodRegistration> open = open();
    if (open.isPresent()) {
      context.challenge(open.get().page(context.form()));
    } else {
      list(context.form());
    }
  }

  /** Takes what was posted. */
  void answer() {
    FormInput input = registration.input();
    Optional<MethodRegistration> open = open();
    if (open.isPresent()) {
      answer(open.get(), input);
    } else if (input.asksFor("finish") || input.asksFor("confirm")) {
      finish();
    } else if (input.asksFor("later")) {
      later();
    } else if (input.asksFor("remove")) {
      remove(input);
    } else {
      open(input);
    }
  }

  private void answer(MethodRegistration open, FormInput input) {
    MethodRegistration.Progress progress = open.answer(input);
    if (progress instanceof MethodRegistration.Progress.Continued continued) {
      context.challenge(continued.page());
      return;
    }
    Attempt.end(registration);
    LoginFormsProvider form = context.form();
    if (progress instanceof MethodRegistration.Progress.Saved) {
      state()
          .open()
          .ifPresent(
              method -> form.setSuccess("sspr-info-method-saved", registration.label(method)));
    }
    to(HubState.LIST);
    list(form);
  }

  private void finish() {
    RegistrationState state = registration.state();
    if (!prompt.exits().contains(Exit.FINISH)) {
      stillNeeded();
      return;
    }
    state.confirm();
    if (state.enrolment().isComplete()) {
      prompt.noteComplete();
    }
    note(AuditStep.RECONFIRM, Optional.empty(), AuditResult.CONFIRMED);
    to(HubState.LIST);
    context.success();
  }

  /** What an administrator asked for waits for the next session. */
  private void later() {
    if (!prompt.exits().contains(Exit.LATER)) {
      stillNeeded();
      return;
    }
    NotNow.say(session(), Names.REGISTER_METHODS);
    note(AuditStep.REGISTER, Optional.empty(), postponed());
    if (new Link(context).leadsTo(Names.REGISTER_METHODS)
        || AskedByAdministrator.is(registration.user())) {
      context.cancel();
    } else {
      context.success();
    }
  }

  private AuditResult postponed() {
    return prompt.enrolment().isHeldUp() ? AuditResult.POSTPONED_UNSENT : AuditResult.POSTPONED;
  }

  private void stillNeeded() {
    int needed = registration.state().enrolment().needed();
    list(needed > 0 ? context.form().setError("sspr-info-still-needed", needed) : context.form());
  }

  /** Asks first, removes then. */
  private void remove(FormInput input) {
    Optional<MethodCredentialType> type =
        named(input).flatMap(registration::registeredAs).filter(this::isRegistered);
    if (type.isEmpty()) {
      to(HubState.LIST);
      list(context.form());
    } else if ("yes".contentEquals(input.text("sure"))) {
      new MethodChange(registration, type.get()).remove();
      to(HubState.LIST);
      list(
          context
              .form()
              .setSuccess("sspr-info-method-removed", registration.label(type.get().method())));
    } else {
      to(HubState.removing(type.get().method()));
      list(context.form());
    }
  }

  private void open(FormInput input) {
    SetUpElsewhere pagesOfOthers = new SetUpElsewhere(context);
    Optional<MethodId> elsewhere = method(input).filter(pagesOfOthers::isOffered);
    if (elsewhere.isPresent()) {
      to(HubState.LIST);
      // What becomes of it, Keycloak writes in words of its own.
      note(AuditStep.REGISTER, elsewhere, AuditResult.BEGUN);
      pagesOfOthers.begin(elsewhere.get());
      return;
    }
    Optional<MethodCredentialType> type = type(input);
    if (type.isEmpty()) {
      to(HubState.LIST);
      list(context.form());
      return;
    }
    MethodRegistration pages = pages(type.get());
    pages.abandon();
    Attempt.begin(registration, type.get().method());
    to(HubState.opened(type.get().method()));
    context.challenge(pages.page(context.form()));
  }

  private void note(AuditStep step, Optional<MethodId> method, AuditResult result) {
    registration
        .audit()
        .success(
            EventType.CUSTOM_REQUIRED_ACTION, registration.user().getId(), step, method, result);
  }

  private void list(LoginFormsProvider form) {
    context.challenge(pages().list(state().removing(), form));
  }

  private Optional<MethodRegistration> open() {
    return state()
        .open()
        .filter(this::isEnabled)
        .flatMap(registration::registeredAs)
        .map(this::pages);
  }

  private HubPages pages() {
    return new HubPages(registration, prompt);
  }

  private MethodRegistration pages(MethodCredentialType type) {
    return MethodRegistration.of(registration, type, MethodRegistration.Place.HUB);
  }

  private Optional<MethodCredentialType> type(FormInput input) {
    return method(input).flatMap(registration::registeredAs);
  }

  private Optional<MethodId> method(FormInput input) {
    return named(input).filter(this::isEnabled);
  }

  private Optional<MethodId> named(FormInput input) {
    return registration.sspr().catalogue().installed().named(input.text("method"));
  }

  private boolean isEnabled(MethodId method) {
    return registration.state().enabled().contains(method);
  }

  private boolean isRegistered(MethodCredentialType type) {
    return registration.store().find(type).isPresent();
  }

  private HubState state() {
    return HubState.NOTE.read(session()).orElse(HubState.LIST);
  }

  private void to(HubState state) {
    HubState.NOTE.write(session(), state);
  }

  private AuthenticationSessionModel session() {
    return context.getAuthenticationSession();
  }
}
