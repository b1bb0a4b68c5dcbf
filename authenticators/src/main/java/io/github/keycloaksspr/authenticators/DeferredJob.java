// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.CodeBinding;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.Purpose;
import io.github.keycloaksspr.domain.limit.ClientAddress;
import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.limit.ResetLimits.Attempt;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.reset.Reason;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.account.Eligibility;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditResult;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.contact.ContactRequest;
import io.github.keycloaksspr.keycloak.contact.ContactResult;
import io.github.keycloaksspr.spi.MethodId;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;

/**
 * One job of a concealed reset.
 *
 * @param sspr the product in the job's own session
 * @param eligibility the account, looked up
 * @param audit writes events as the request would have
 * @param supportCode names what happened, in the event and in a mail
 * @param client where the request came from
 */
record DeferredJob(
    Sspr sspr, Eligibility eligibility, Audit audit, String supportCode, ClientAddress client) {

  private static final String LOCKED = "sspr_" + Problem.LOCKED.page();

  /** An account was named. */
  void named(Reason reason) {
    if (eligibility instanceof Eligibility.Open open && isClosed(open.user())) {
      failure(open.user(), AuditStep.IDENTIFY, Optional.empty(), LOCKED);
      explain(open.user(), Problem.LOCKED);
    } else if (eligibility instanceof Eligibility.Open open) {
      audit.success(
          EventType.SEND_RESET_PASSWORD,
          open.user().getId(),
          AuditStep.IDENTIFY,
          Optional.empty(),
          AuditResult.of(reason));
    } else {
      refused(AuditStep.IDENTIFY, Optional.empty(), Errors.USER_NOT_FOUND);
    }
    if (eligibility instanceof Eligibility.Barred barred
        && Problem.of(barred.obstacle()).isExplained()) {
      explain(barred.user(), Problem.of(barred.obstacle()));
    }
  }

  /** Sends the code, if what was typed is the user's own destination. */
  void send(DeferredCode code, Locale locale, URI page) {
    if (eligibility instanceof Eligibility.Open open) {
      stored(open, code)
          .ifPresentOrElse(
              destination -> send(open.user(), code, destination, locale, page),
              () -> mismatch(code));
    } else {
      mismatch(code);
    }
  }

  private void mismatch(DeferredCode code) {
    refused(AuditStep.CONFIRM_DESTINATION, code.method(), "sspr_destination_mismatch");
    count();
  }

  private static Optional<Destination> stored(Eligibility.Open open, DeferredCode code) {
    return open.usable()
        .find(code.method())
        .flatMap(UsableMethod::destination)
        .filter(code.typed()::means);
  }

  /** One cool-down for a destination, by whatever name its owner was called. */
  private void send(
      UserModel user, DeferredCode code, Destination destination, Locale locale, URI page) {
    CodeSending.Result result =
        new CodeSending(
                sspr, user, code.channel(), destination, boundTo(user, code, destination), client)
            .send(
                code.issued().kept(),
                permit ->
                    sspr.delivery()
                        .sendWithin(
                            user,
                            code.channel(),
                            destination,
                            Purpose.RESET,
                            code.issued().digits(),
                            locale,
                            page));
    if (result instanceof CodeSending.Result.Sent sent) {
      audit.success(
          EventType.SEND_RESET_PASSWORD,
          user.getId(),
          AuditStep.SEND,
          Optional.of(code.method()),
          sent.outcome().result());
    } else if (result instanceof CodeSending.Result.NotSent notSent) {
      notSent(user, code, notSent.error());
    } else {
      closed();
    }
  }

  private void notSent(UserModel user, DeferredCode code, String error) {
    audit.failure(
        EventType.SEND_RESET_PASSWORD,
        user.getId(),
        AuditStep.SEND,
        Optional.of(code.method()),
        error);
  }

  private static CodeBinding boundTo(UserModel user, DeferredCode code, Destination destination) {
    CodeBinding asked = code.binding();
    return new CodeBinding(
        asked.realm(), user.getId(), code.method(), destination, Purpose.RESET, asked.session());
  }

  /** A try at a method was refused. */
  void refused(AuditStep step, MethodId method, String error) {
    refused(step, Optional.of(method), error);
  }

  /** A try was wrong; with the user's last one the reset is closed. */
  void count() {
    ResetLimits limits = sspr.resetLimits();
    if (eligibility instanceof Eligibility.Open open
        && limits.attempt(sspr.subject(open.user())) instanceof Attempt.Open attempt
        && limits.wrong(attempt).isPresent()) {
      closed();
    }
  }

  /** The reset was closed. */
  void closed() {
    if (eligibility instanceof Eligibility.Open open) {
      failure(open.user(), AuditStep.LOCK, Optional.empty(), LOCKED);
    }
  }

  /** The user asks an administrator for help. */
  void contact(URI console) {
    if (eligibility instanceof Eligibility.Open open) {
      boolean closed = isClosed(open.user());
      contact(open.user(), closed ? Problem.LOCKED.page() : HelpRequest.VERIFICATION, console);
    } else if (eligibility instanceof Eligibility.Barred barred
        && Problem.of(barred.obstacle()).isExplained()) {
      contact(barred.user(), Problem.of(barred.obstacle()).page(), console);
    } else {
      audit.unknown(EventType.SEND_RESET_PASSWORD, AuditStep.CONTACT, Errors.USER_NOT_FOUND);
    }
  }

  private void contact(UserModel user, String reason, URI console) {
    ContactRequest request = new ContactRequest(user.getId(), reason, supportCode);
    ContactResult result = sspr.contact().askWithin(request, user, client, console);
    HelpRequest.audit(audit, request, result);
  }

  /** For a user who may not reset, the event names that reason before any other. */
  private void refused(AuditStep step, Optional<MethodId> method, String error) {
    if (eligibility instanceof Eligibility.Open open) {
      failure(open.user(), step, method, error);
    } else if (eligibility instanceof Eligibility.Barred barred) {
      failure(barred.user(), step, method, "sspr_" + Problem.of(barred.obstacle()).page());
    } else {
      audit.unknown(EventType.RESET_PASSWORD, step, Errors.USER_NOT_FOUND);
    }
  }

  private void failure(UserModel user, AuditStep step, Optional<MethodId> method, String error) {
    audit.failure(EventType.RESET_PASSWORD, user.getId(), step, method, error);
  }

  private void explain(UserModel user, Problem problem) {
    sspr.explanation().tell(user, problem.page(), supportCode, client);
  }

  private boolean isClosed(UserModel user) {
    return sspr.resetLock().lockedUntil(user).isPresent();
  }
}
