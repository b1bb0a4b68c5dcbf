// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak;

import io.github.keycloaksspr.domain.limit.LockStore;
import io.github.keycloaksspr.domain.limit.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Locks of the reset in Keycloak's single-use store, which forgets them by itself when their time
 * is over. A note beside the key holds the time. Notes are written when a transaction ends, so a
 * lock has one of its own: it must stay when the request that caused it is rolled back.
 */
final class SingleUseLocks implements LockStore {

  private static final String PREFIX = "sspr:reset-closed:";

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  private final KeycloakSession session;
  private final Clock clock;
  private final Duration longest;

  /**
   * @param longest what a lock whose time cannot be read has at most
   */
  SingleUseLocks(KeycloakSession session, Clock clock, Duration longest) {
    this.session = session;
    this.clock = clock;
    this.longest = longest;
  }

  @Override
  public Optional<Instant> until(Subject subject) {
    return new SingleUseTimes(session, PREFIX).read(subject.hash()).map(this::bounded);
  }

  @Override
  public void close(Subject subject, Instant until) {
    Duration time = Duration.between(clock.instant(), until);
    Duration lifespan = time.compareTo(SHORTEST) < 0 ? SHORTEST : time;
    KeycloakModelUtils.runJobInTransaction(
        session.getKeycloakSessionFactory(),
        own -> new SingleUseTimes(own, PREFIX).write(subject.hash(), until, lifespan));
  }

  @Override
  public void open(Subject subject) {
    SingleUseSlots.answer(
        () -> Optional.ofNullable(session.singleUseObjects().remove(PREFIX + subject.hash())));
  }

  /** A lock without a time that can be read is a lock all the same. */
  private Instant bounded(Instant until) {
    Instant latest = clock.instant().plus(longest);
    return until.equals(Instant.MAX) ? latest : until;
  }
}
