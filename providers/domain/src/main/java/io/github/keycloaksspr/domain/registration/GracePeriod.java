// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.registration;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a user who signs in may say "not now" to registering.
 *
 * @param length zero means never
 */
public record GracePeriod(Duration length) {

  /**
   * How many days are left, the running one included.
   *
   * @param firstAsked when the period began
   * @return 0 when it is over, or there is none
   */
  public long daysLeft(Instant firstAsked, Instant now) {
    Duration left = Duration.between(now, firstAsked.plus(length));
    boolean over = length.isZero() || left.isNegative() || left.isZero();
    return over ? 0 : left.minusNanos(1).toDays() + 1;
  }
}
