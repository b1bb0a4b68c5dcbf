// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.ClientAddress;
import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.spi.MethodId;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventType;

/**
 * The limits of a known account: each kind of proof asks here before it compares anything, and says
 * here what came of it. Where no more is allowed, the page that says so is shown from here.
 */
final class AttemptGuard {

  private static final String LOCKED = "sspr_" + Problem.LOCKED.page();

  private final AuthenticationFlowContext context;
  private final KnownAccount account;
  private final ResetLimits limits;

  AttemptGuard(AuthenticationFlowContext context, KnownAccount account) {
    this.context = context;
    this.account = account;
    this.limits = account.sspr().resetLimits();
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
    return limits.closedUntil(account.subject());
  }

  /**
   * One try, taken before anything is compared.
   *
   * @return empty when there is none; then the page is shown that says so
   */
  Optional<Attempt> attempt(AuditStep step, MethodId method) {
    if (!admits(context, limits)) {
      return Optional.empty();
    }
    ResetLimits.Attempt attempt = limits.attempt(account.subject());
    if (attempt instanceof ResetLimits.Attempt.Closed closed) {
      failed(step, Optional.of(method), LOCKED);
      showClosed(closed.until());
      return Optional.empty();
    }
    return Optional.of(new Counted(step, method, (ResetLimits.Attempt.Open) attempt));
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
    context.challenge(new ResetPages(context).locked(until, account.flow()));
  }

  private void failed(AuditStep step, Optional<MethodId> method, String error) {
    account
        .audit()
        .withSupportCode(account.flow())
        .failure(EventType.RESET_PASSWORD, account.user().getId(), step, method, error);
  }

  private final class Counted implements Attempt {

    private final AuditStep step;
    private final MethodId method;
    private final ResetLimits.Attempt.Open open;

    Counted(AuditStep step, MethodId method, ResetLimits.Attempt.Open open) {
      this.step = step;
      this.method = method;
      this.open = open;
    }

    @Override
    public boolean mayCompare() {
      return true;
    }

    @Override
    public void notWrong() {
      limits.notWrong(open);
    }

    @Override
    public boolean wrong(String error) {
      failed(step, Optional.of(method), error);
      Optional<Instant> until = limits.wrong(open);
      until.ifPresent(AttemptGuard.this::close);
      return until.isPresent();
    }

    @Override
    public boolean isLastNext() {
      return open.slot().isLastButOne();
    }
  }
}
