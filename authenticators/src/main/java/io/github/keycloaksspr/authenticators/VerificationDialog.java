// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.proof.ProofLedger;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.audit.AuditResult;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventType;

/**
 * One request to the verification step. Showing changes nothing; only an answer moves on, and only
 * by what the server keeps: a form of another page, an old tab or a made-up post finds no field
 * that this step asks for.
 */
final class VerificationDialog {

  /** Too many tries of a name, or codes for it. */
  static final String TOO_MANY = "sspr-error-too-many-for-name";

  private final AuthenticationFlowContext context;
  private final ResetAccount account;
  private final Verification verification;

  VerificationDialog(
      AuthenticationFlowContext context, ResetAccount account, Verification verification) {
    this.context = context;
    this.account = account;
    this.verification = verification;
  }

  /** Serves the request to the reset as it is now: with its page, or with what was posted. */
  static void show(AuthenticationFlowContext context) {
    CurrentReset current = of(context);
    if (current instanceof CurrentReset.Going going) {
      new VerificationDialog(context, going.account(), going.verification()).show();
    } else if (current instanceof CurrentReset.Refused refused) {
      new RefusedReset(context, refused).show(AuditStep.VERIFY);
    } else {
      context.challenge(new ResetPages(context).problem(Problem.START_AGAIN));
    }
  }

  /** Takes what was posted. */
  static void answer(AuthenticationFlowContext context) {
    CurrentReset current = of(context);
    if (current instanceof CurrentReset.Going going) {
      new VerificationDialog(context, going.account(), going.verification()).answer();
    } else if (current instanceof CurrentReset.Refused refused) {
      new RefusedReset(context, refused).answer(AuditStep.VERIFY);
    } else {
      context.resetFlow();
    }
  }

  /** Says, at the same step, that there were too many tries of that name. */
  static void tooMany(AuthenticationFlowContext context, ResetAccount account, Duration wait) {
    if (of(context) instanceof CurrentReset.Going going) {
      new VerificationDialog(context, account, going.verification())
          .stay(going.verification(), PageMessage.error(TOO_MANY, wait.toMinutes()));
    }
  }

  private static CurrentReset of(AuthenticationFlowContext context) {
    return CurrentReset.of(context, context.getExecution().getId()::equals);
  }

  private void show() {
    if (account.isComplete(verification.ledger())) {
      context.success();
    } else if (!account.showsClosed()) {
      page(verification, PageMessage.none());
    }
  }

  private void answer() {
    FormInput input = FormInput.of(context.getHttpRequest());
    if (account.isComplete(verification.ledger())) {
      context.success();
    } else if (input.asksFor("restart")) {
      context.resetFlow();
    } else if (input.asksFor("contact")) {
      account.contact();
    } else if (!account.showsClosed()) {
      answer(input);
    }
  }

  private void answer(FormInput input) {
    if (input.asksFor("another-way")) {
      stay(verification.at(new Step.Choosing()), PageMessage.none());
    } else if (verification.step() instanceof Step.AtMethod step) {
      submit(step, input);
    } else {
      choose(input);
    }
  }

  /** A method that was removed, or withdrawn by the policy, in the meantime takes nothing. */
  private void submit(Step.AtMethod step, FormInput input) {
    if (find(step.method()).isEmpty()) {
      stay(
          verification.at(new Step.Choosing()), PageMessage.error("sspr-error-method-unavailable"));
      return;
    }
    MethodResult result = ProofMethod.of(account, verification, step).submit(input, step);
    if (result instanceof MethodResult.Stay stay) {
      stay(stay.next(), stay.message());
    } else if (result instanceof MethodResult.Proven proven) {
      proven(proven);
    }
  }

  private void choose(FormInput input) {
    Optional<Channel> channel = Channel.of(input.text("channel"));
    Optional<OfferedMethod> chosen =
        account
            .sspr()
            .catalogue()
            .installed()
            .named(input.text("method"))
            .flatMap(this::find)
            .filter(method -> method.supports(channel));
    if (chosen.isEmpty()) {
      stay(verification, PageMessage.error("sspr-error-choose-method"));
    } else {
      first(chosen.get().id(), channel)
          .ifPresentOrElse(step -> stay(verification.at(step), PageMessage.none()), this::failed);
    }
  }

  private Optional<Step> first(MethodId method, Optional<Channel> channel) {
    return channel.isPresent()
        ? Optional.of(new SentCodeMethod(account, verification, method, channel.get()).begin())
        : new PageMethod(account, verification, method).begin();
  }

  /** A method of another extension failed before it asked for anything: another one may do. */
  private void failed() {
    stay(verification.at(new Step.Choosing()), PageMessage.error("sspr-error-method-unavailable"));
  }

  private Optional<OfferedMethod> find(MethodId id) {
    return account.offered(verification.ledger()).stream()
        .filter(method -> method.id().equals(id))
        .findFirst();
  }

  /** Notes a passed step. What comes next depends on the account as it is then. */
  private void proven(MethodResult.Proven proven) {
    KnownAccount owner = proven.owner();
    if (!account.becomes(owner)) {
      return;
    }
    // Codes of other methods stay good, also where the account was concealed until now.
    ProofLedger ledger =
        account == owner
            ? verification.ledger()
            : owner.emptyLedger(context.getExecution().getId());
    ResetNotes.VERIFICATION.write(
        context.getAuthenticationSession(), verification.proven(ledger.with(proven.proof())));
    owner
        .audit()
        .success(
            EventType.SEND_RESET_PASSWORD,
            owner.user().getId(),
            AuditStep.VERIFY,
            Optional.of(proven.proof().method()),
            AuditResult.PASSED);
    show(context);
  }

  /** Keeps the state and shows it. */
  private void stay(Verification next, PageMessage message) {
    ResetNotes.VERIFICATION.write(context.getAuthenticationSession(), next);
    page(next, message);
  }

  private void page(Verification state, PageMessage message) {
    context.challenge(
        new VerificationPages(account, state).render(message.on(new ResetPages(context).form())));
  }
}
