// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak;

import io.github.keycloaksspr.domain.limit.LockStore;
import io.github.keycloaksspr.domain.limit.Subject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
  private static final String UNTIL = "until";

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
    return SingleUseSlots.answer(
            () -> Optional.ofNullable(session.singleUseObjects().get(key(subject))))
        .map(this::read);
  }

  @Override
  public void close(Subject subject, Instant until) {
    long seconds = Math.max(1, Duration.between(clock.instant(), until).toSeconds());
    Map<String, String> notes = Map.of(UNTIL, String.valueOf(until.getEpochSecond()));
    SingleUseSlots.answer(
        () -> {
          KeycloakModelUtils.runJobInTransaction(
              session.getKeycloakSessionFactory(),
              own -> own.singleUseObjects().put(key(subject), seconds, notes));
          return notes;
        });
  }

  @Override
  public void open(Subject subject) {
    SingleUseSlots.answer(
        () -> Optional.ofNullable(session.singleUseObjects().remove(key(subject))));
  }

  /** A lock without a time that can be read is a lock all the same. */
  private Instant read(Map<String, String> notes) {
    String seconds = notes.getOrDefault(UNTIL, "");
    return seconds.matches("[0-9]{1,12}")
        ? Instant.ofEpochSecond(Long.parseLong(seconds))
        : clock.instant().plus(longest);
  }

  private static String key(Subject subject) {
    return PREFIX + subject.hash();
  }
}
