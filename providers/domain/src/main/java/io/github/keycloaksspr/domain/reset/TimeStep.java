// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import java.time.Duration;

/**
 * When answers leave whose work must not be told by the time that it took: not when it is done, but
 * at the next whole multiple of a length of time after the request came. OWASP's Forgot Password
 * cheat sheet asks for answers in a consistent time.
 *
 * @param length more than the work usually takes; above zero
 */
public record TimeStep(Duration length) {

  public TimeStep {
    if (length.isZero() || length.isNegative()) {
      throw new IllegalArgumentException("A time step takes some time, not " + length);
    }
  }

  /**
   * How long an answer that is ready has to wait.
   *
   * @param taken since the request came; not negative
   * @return up to {@link #length}, and never zero: what is ready on a step leaves with the next
   */
  public Duration untilNext(Duration taken) {
    return length.multipliedBy(taken.dividedBy(length) + 1).minus(taken);
  }
}
