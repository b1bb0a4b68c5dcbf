// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.code;

import java.time.Duration;

/**
 * The policy's settings for codes.
 *
 * @param length digits, 6 to 10
 * @param lifespan 60 to 600 seconds; ASVS 5.0 V6.5.5 allows ten minutes at most
 * @param attempts wrong guesses, 3 to 10
 * @param resendCooldown 15 to 300 seconds
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
