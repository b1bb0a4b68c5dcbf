// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.limit.Limiter;
import io.github.keycloaksspr.domain.limit.Slot;
import io.github.keycloaksspr.domain.limit.Subject;
import io.github.keycloaksspr.keycloak.SingleUseTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * When a reset of each account was finished last, so that a reset that began before it is over. Of
 * two resets of one account that end at the same time, one goes on.
 */
public final class FinishedResets {

  /** Longer than the session in which a reset goes on can live. */
  private static final Duration REMEMBERED = Duration.ofDays(2);

  /** Longer than a request that sets a password takes, in case that its node dies meanwhile. */
  private static final Duration FINISHING = Duration.ofMinutes(1);

  private final KeycloakSession session;
  private final SingleUseTimes times;
  private final Limiter limiter;

  /** In that session's realm. */
  public FinishedResets(KeycloakSession session, Limiter limiter) {
    this.session = session;
    this.times = new SingleUseTimes(session, "sspr:reset-finished:");
    this.limiter = limiter;
  }

  /** Whether a reset of that account was finished after that time. */
  public boolean isFinishedAfter(Subject subject, Instant time) {
    return times.read(subject.hash()).filter(finished -> finished.isAfter(time)).isPresent();
  }

  /**
   * Begins to finish a reset. Until the request is over, and what it noted is written, no other of
   * the account can.
   *
   * @return false when another one is about to
   */
  public boolean begin(Subject subject) {
    Optional<Slot> slot = limiter.take(new Limit("reset-finishing", subject.hash(), 1, FINISHING));
    slot.ifPresent(
        taken -> session.getTransactionManager().enlistAfterCompletion(new GiveBack(taken)));
    return slot.isPresent();
  }

  /** Notes that a reset was finished. It counts when the request's transaction is committed. */
  public void finished(Subject subject, Instant now) {
    times.write(subject.hash(), now, REMEMBERED);
  }

  private final class GiveBack extends AbstractKeycloakTransaction {

    private final Slot slot;

    private GiveBack(Slot slot) {
      this.slot = slot;
    }

    @Override
    protected void commitImpl() {
      limiter.giveBack(slot);
    }

    @Override
    protected void rollbackImpl() {
      limiter.giveBack(slot);
    }
  }
}
