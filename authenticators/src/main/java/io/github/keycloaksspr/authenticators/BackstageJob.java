// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.limit.ResetLimits.Attempt;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.reset.Reason;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditResult;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.contact.ContactRequest;
import io.github.keycloaksspr.keycloak.contact.ContactResult;
import java.net.URI;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;

/**
 * One job of a concealed reset.
 *
 * @param sspr the product in the job's own session
 * @param standing the account, looked up
 * @param audit writes events as the request would have
 * @param supportCode names what happened, in the event and in a mail
 */
record BackstageJob(Sspr sspr, Standing standing, Audit audit, String supportCode) {

  private static final String LOCKED = "sspr_" + Problem.LOCKED.page();

  /** Somebody was named. */
  void named(Reason reason) {
    if (standing instanceof Standing.Open open && isClosed(open.user())) {
      failure(open.user(), AuditStep.IDENTIFY, Optional.empty(), LOCKED);
      explain(open.user(), Problem.LOCKED);
    } else if (standing instanceof Standing.Open open) {
      audit.success(
          EventType.SEND_RESET_PASSWORD,
          open.user().getId(),
          AuditStep.IDENTIFY,
          Optional.empty(),
          AuditResult.of(reason));
    } else {
      refused(AuditStep.IDENTIFY, Optional.empty(), Errors.USER_NOT_FOUND);
    }
    if (standing instanceof Standing.Barred barred && barred.problem().isExplained()) {
      explain(barred.user(), barred.problem());
    }
  }

  /** A try at a method was refused. */
  void refused(AuditStep step, MethodId method, String error) {
    refused(step, Optional.of(method), error);
  }

  /** A try was wrong; with the user's last one the reset is closed. */
  void count() {
    ResetLimits limits = sspr.resetLimits();
    if (standing instanceof Standing.Open open
        && limits.attempt(sspr.subject(open.user())) instanceof Attempt.Open attempt
        && limits.wrong(attempt).isPresent()) {
      closed();
    }
  }

  /** The reset was closed. */
  void closed() {
    if (standing instanceof Standing.Open open) {
      failure(open.user(), AuditStep.LOCK, Optional.empty(), LOCKED);
    }
  }

  /** Somebody asks an administrator for help. */
  void contact(URI console) {
    if (standing instanceof Standing.Open open) {
      boolean closed = isClosed(open.user());
      contact(open.user(), closed ? Problem.LOCKED.page() : HelpRequest.VERIFICATION, console);
    } else if (standing instanceof Standing.Barred barred && barred.problem().isExplained()) {
      contact(barred.user(), barred.problem().page(), console);
    } else {
      audit.unknown(EventType.SEND_RESET_PASSWORD, AuditStep.CONTACT, Errors.USER_NOT_FOUND);
    }
  }

  private void contact(UserModel user, String reason, URI console) {
    ContactRequest request = new ContactRequest(user.getId(), reason, supportCode);
    ContactResult result = sspr.contact().askWithin(request, user, console);
    HelpRequest.audit(audit, request, result);
  }

  /** Of somebody who is barred, the event says that before all else. */
  private void refused(AuditStep step, Optional<MethodId> method, String error) {
    if (standing instanceof Standing.Open open) {
      failure(open.user(), step, method, error);
    } else if (standing instanceof Standing.Barred barred) {
      failure(barred.user(), step, method, "sspr_" + barred.problem().page());
    } else {
      audit.unknown(EventType.RESET_PASSWORD, step, Errors.USER_NOT_FOUND);
    }
  }

  private void failure(UserModel user, AuditStep step, Optional<MethodId> method, String error) {
    audit.failure(EventType.RESET_PASSWORD, user.getId(), step, method, error);
  }

  private void explain(UserModel user, Problem problem) {
    sspr.explanation().tell(user, problem.page(), supportCode);
  }

  private boolean isClosed(UserModel user) {
    return sspr.resetLock().lockedUntil(user).isPresent();
  }
}
