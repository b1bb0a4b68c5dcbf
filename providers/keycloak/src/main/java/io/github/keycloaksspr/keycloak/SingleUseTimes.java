// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak;

import io.github.keycloaksspr.domain.limit.CountersUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Times in Keycloak's single-use store, which forgets them by itself. What is written counts from
 * the end of the session's transaction on.
 */
public final class SingleUseTimes {

  private static final String TIME = "time";

  private final KeycloakSession session;
  private final String prefix;

  /**
   * @param prefix of the keys, which tells these times from others
   */
  public SingleUseTimes(KeycloakSession session, String prefix) {
    this.session = session;
    this.prefix = prefix;
  }

  /**
   * What was written last.
   *
   * @return empty when nothing was, or it was forgotten; the end of time where it cannot be read
   * @throws CountersUnavailableException when the store does not answer
   */
  public Optional<Instant> read(String key) {
    return SingleUseSlots.answer(
            () -> Optional.ofNullable(session.singleUseObjects().get(prefix + key)))
        .map(SingleUseTimes::time);
  }

  /**
   * Keeps a time.
   *
   * @param lifespan how long, in whole seconds, at least one
   * @throws CountersUnavailableException when the store does not answer
   */
  public void write(String key, Instant time, Duration lifespan) {
    Map<String, String> notes = Map.of(TIME, String.valueOf(time.toEpochMilli()));
    SingleUseSlots.answer(
        () -> {
          session.singleUseObjects().put(prefix + key, lifespan.toSeconds(), notes);
          return notes;
        });
  }

  private static Instant time(Map<String, String> notes) {
    String millis = notes.getOrDefault(TIME, "");
    return millis.matches("[0-9]{1,15}")
        ? Instant.ofEpochMilli(Long.parseLong(millis))
        : Instant.MAX;
  }
}
