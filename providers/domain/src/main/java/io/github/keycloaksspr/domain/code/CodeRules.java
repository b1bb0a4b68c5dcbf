// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.code;

import java.time.Duration;

/**
 * The policy's settings for codes.
 *
 * @param length digits
 * @param lifespan how long a code can be used; ASVS 5.0 V6.5.5 allows ten minutes at most
 * @param attempts wrong guesses within that time
 * @param resendCooldown before another code goes to the same place
 */
public record CodeRules(int length, Duration lifespan, int attempts, Duration resendCooldown) {

  /**
   * The same rules where the page for a code lives no longer than that: a code must not outlive its
   * page, nor be said to.
   *
   * @param page above zero
   */
  public CodeRules within(Duration page) {
    return page.compareTo(lifespan) < 0
        ? new CodeRules(length, page, attempts, resendCooldown)
        : this;
  }
}
