// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.domain.proof.Proof;
import io.github.keycloaksspr.domain.proof.ProofLedger;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.Texts;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditResult;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.contact.ContactRequest;
import io.github.keycloaksspr.keycloak.method.QuestionTexts;
import io.github.keycloaksspr.keycloak.page.FormInput;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * One request to the verification step. Showing changes nothing; only an answer moves on, and only
 * by what the server keeps: a form of another page, an old tab or a made-up post finds no field
 * that this step asks for.
 */
final class VerificationDialog implements Dialog {

  private final AuthenticationFlowContext context;
  private final Reset reset;
  private final Verification verification;
  private final Tries tries;

  VerificationDialog(AuthenticationFlowContext context, Reset reset) {
    this.context = context;
    this.reset = reset;
    this.verification = reset.verification(context);
    this.tries = new Tries(context, reset);
  }

  @Override
  public void show() {
    if (isComplete(verification.ledger())) {
      context.success();
      return;
    }
    tries
        .closedUntil()
        .ifPresentOrElse(tries::showClosed, () -> context.challenge(page(verification, form())));
  }

  @Override
  public void answer() {
    FormInput input = FormInput.of(context.getHttpRequest());
    Optional<Instant> closed = tries.closedUntil();
    if (isComplete(verification.ledger())) {
      context.success();
    } else if (input.asksFor("restart")) {
      context.resetFlow();
    } else if (input.asksFor("contact")) {
      String reason = closed.isPresent() ? Problem.LOCKED.page() : HelpRequest.VERIFICATION;
      new HelpRequest(context)
          .ask(new ContactRequest(reset.user().getId(), reason, reset.candidate().flow()));
    } else if (closed.isPresent()) {
      tries.showClosed(closed.get());
    } else if (input.asksFor("another-way")) {
      stay(verification.at(new Step.Choosing()), form());
    } else {
      answer(verification.step(), input);
    }
  }

  private void answer(Step step, FormInput input) {
    if (step instanceof Step.Choosing) {
      choose(input);
    } else if (step instanceof Step.Answering answering) {
      find(answering.method())
          .ifPresentOrElse(method -> new QuestionsStep(this).answer(input), this::methodIsGone);
    } else if (step instanceof Step.Presenting presenting) {
      present(presenting.method(), input);
    } else if (step instanceof Step.Confirming confirming) {
      find(confirming.method())
          .ifPresentOrElse(
              method -> new CodeStep(this, method, confirming.channel()).confirm(input),
              this::methodIsGone);
    } else if (step instanceof Step.Entering entering) {
      find(entering.method())
          .ifPresentOrElse(
              method -> new CodeStep(this, method, entering.channel()).enter(input),
              this::methodIsGone);
    }
  }

  private void present(MethodId method, FormInput input) {
    find(method)
        .flatMap(usable -> reset.sspr().heldCodes(reset.user()).of(method))
        .ifPresentOrElse(
            code -> new HeldCodeStep(this, method, code).enter(input), this::methodIsGone);
  }

  private void choose(FormInput input) {
    Optional<Channel> channel = Channel.of(input.text("channel"));
    Optional<UsableMethod> chosen =
        MethodId.of(input.text("method"))
            .flatMap(this::find)
            .filter(method -> method.supports(channel));
    if (chosen.isEmpty()) {
      stay(verification, form().setError("sspr-error-choose-method"));
      return;
    }
    if (channel.isPresent()) {
      new CodeStep(this, chosen.get(), channel.get()).begin();
    } else {
      stay(verification.at(withoutDestination(chosen.get().id())), form());
    }
  }

  static Step withoutDestination(MethodId method) {
    return method.isSecondFactor() ? new Step.Presenting(method) : new Step.Answering(method);
  }

  /** The method was removed, or the policy withdrew it, in the meantime. */
  void methodIsGone() {
    stay(verification.at(new Step.Choosing()), form().setError("sspr-error-method-unavailable"));
  }

  /** Keeps the state and shows it. */
  void stay(Verification next, LoginFormsProvider form) {
    ResetNotes.VERIFICATION.write(context.getAuthenticationSession(), next);
    context.challenge(page(next, form));
  }

  /** Notes a passed step, and goes on to the next or out of here. */
  void proven(UsableMethod method) {
    Proof proof =
        new Proof(
            method.id(),
            method.destination().map(reset.sspr().hash()::destination),
            reset.sspr().clock().instant());
    Verification next = verification.proven(verification.ledger().with(proof));
    ResetNotes.VERIFICATION.write(context.getAuthenticationSession(), next);
    audit()
        .success(
            EventType.SEND_RESET_PASSWORD,
            reset.user().getId(),
            AuditStep.VERIFY,
            Optional.of(method.id()),
            AuditResult.PASSED);
    if (isComplete(next.ledger())) {
      context.success();
    } else {
      context.challenge(page(next, form()));
    }
  }

  /** Notes a failed try. */
  void failed(AuditStep step, MethodId method, String error) {
    audit()
        .failure(EventType.RESET_PASSWORD, reset.user().getId(), step, Optional.of(method), error);
  }

  Reset reset() {
    return reset;
  }

  /** What guards each try. */
  Tries tries() {
    return tries;
  }

  Verification verification() {
    return verification;
  }

  AuthenticationFlowContext context() {
    return context;
  }

  /** The page's language, which must not be the candidate's. */
  Locale locale() {
    return new ResetPages(context).locale();
  }

  LoginFormsProvider form() {
    return new ResetPages(context).form();
  }

  Audit audit() {
    return new Audit(context.getEvent()).ofReset(reset.candidate().flow());
  }

  private boolean isComplete(ProofLedger ledger) {
    return ledger.satisfies(
        reset.candidate().flow(), reset.candidate().user(), reset.required(ledger));
  }

  private UsableMethods remaining() {
    return verification.ledger().remaining(reset.usable(), reset.sspr().hash());
  }

  private Optional<UsableMethod> find(MethodId id) {
    return remaining().find(id);
  }

  private Response page(Verification state, LoginFormsProvider form) {
    Texts texts = Texts.of(context.getSession(), context.getRealm(), locale());
    return new VerificationPages(
            reset.sspr(), new OpenSight(reset, state.ledger()), state, new QuestionTexts(texts))
        .render(form);
  }
}
