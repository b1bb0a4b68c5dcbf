// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.ClientAddress;
import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.limit.ResetLimits.Attempt;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventType;

/**
 * The limits as a reset meets them: every kind of proof asks here before it compares anything, and
 * says here how that went. Where no more is allowed, the page that says so is shown from here.
 */
final class Tries {

  private static final String LOCKED = "sspr_" + Problem.LOCKED.page();

  private final AuthenticationFlowContext context;
  private final Reset reset;
  private final ResetLimits limits;

  Tries(AuthenticationFlowContext context, Reset reset) {
    this.context = context;
    this.reset = reset;
    this.limits = reset.sspr().resetLimits();
  }

  /** Whether this client address may ask or try once more; the page is shown if it may not. */
  static boolean admits(AuthenticationFlowContext context, ResetLimits limits) {
    if (limits.mayAsk(ClientAddress.of(context.getConnection().getRemoteHost()))) {
      return true;
    }
    new Audit(context.getEvent())
        .unknown(EventType.RESET_PASSWORD, AuditStep.LOCK, "sspr_" + Problem.TOO_MANY_TRIES.page());
    context.challenge(new ResetPages(context).tooManyTries(limits.addressWindow()));
    return false;
  }

  /** Until when the reset is closed for this user. */
  Optional<Instant> closedUntil() {
    return limits.closedUntil(reset.subject());
  }

  /**
   * One try, taken before anything is compared.
   *
   * @return empty when there is none; then the page is shown that says so
   */
  Optional<Attempt.Open> begin(AuditStep step, MethodId method) {
    if (!admits(context, limits)) {
      return Optional.empty();
    }
    Attempt attempt = limits.attempt(reset.subject());
    if (attempt instanceof Attempt.Closed closed) {
      failed(step, Optional.of(method), LOCKED);
      showClosed(closed.until());
      return Optional.empty();
    }
    return Optional.of((Attempt.Open) attempt);
  }

  /**
   * The try was wrong. With the last one the reset is closed.
   *
   * @param error for the event
   * @param otherwise shows the page that asks again
   */
  void wrong(
      Attempt.Open attempt, AuditStep step, MethodId method, String error, Runnable otherwise) {
    failed(step, Optional.of(method), error);
    limits.wrong(attempt).ifPresentOrElse(this::close, otherwise);
  }

  /** The try was right, or nothing was compared. */
  void notWrong(Attempt.Open attempt) {
    limits.notWrong(attempt);
  }

  /** The reset was closed by what just happened. */
  void close(Instant until) {
    noteClosed();
    showClosed(until);
  }

  /** Writes that the reset was closed. */
  void noteClosed() {
    failed(AuditStep.LOCK, Optional.empty(), LOCKED);
  }

  /** The page of a reset that is closed. */
  void showClosed(Instant until) {
    context.challenge(new ResetPages(context).locked(until, reset.candidate().flow()));
  }

  private void failed(AuditStep step, Optional<MethodId> method, String error) {
    new Audit(context.getEvent())
        .withSupportCode(reset.candidate().flow())
        .ofReset(reset.candidate().flow())
        .failure(EventType.RESET_PASSWORD, reset.user().getId(), step, method, error);
  }
}
