// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.code;

import io.github.keycloaksspr.domain.secret.Secret;
import java.time.Duration;
import java.time.Instant;

/**
 * What is kept of a code that was sent: never the code.
 *
 * @param id random, names this code among all; consumed together with it
 * @param hash keyed hash of the code and of all that it is bound to
 * @param sentAt when it was sent
 * @param expiresAt when it stops being right
 */
public record OneTimeCode(String id, @Secret String hash, Instant sentAt, Instant expiresAt) {

  /** Whether it is still good at that time. */
  public boolean isAlive(Instant now) {
    return now.isBefore(expiresAt);
  }

  /** How long it is still good; zero when it is not. */
  public Duration remaining(Instant now) {
    return isAlive(now) ? Duration.between(now, expiresAt) : Duration.ZERO;
  }

  /** How long until another may be asked for; zero when at once. */
  public Duration untilResend(Instant now, Duration cooldown) {
    Instant free = sentAt.plus(cooldown);
    return now.isBefore(free) ? Duration.between(now, free) : Duration.ZERO;
  }

  @Override
  public String toString() {
    return "OneTimeCode " + id;
  }
}
