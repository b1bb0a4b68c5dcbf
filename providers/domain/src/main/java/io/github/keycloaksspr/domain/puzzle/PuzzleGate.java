// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.puzzle;

import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.limit.Limiter;
import io.github.keycloaksspr.domain.policy.Captcha;
import java.time.Duration;

/**
 * When a client has to solve a puzzle before it may name a user.
 *
 * <p>After failures: every naming takes one of a few free ones, whichever user is named and
 * whatever comes of it, and a reset that was done gives them back. Were only names counted that do
 * not exist, or that cannot reset, then the puzzle would tell which ones do.
 */
public final class PuzzleGate {

  /** As many as a reset may be tried in an hour. */
  static final int FREE_NAMINGS = 5;

  static final Duration WINDOW = Duration.ofHours(1);

  private final Captcha captcha;
  private final Limiter limiter;
  private final Limit free;

  /**
   * @param client a hash that names the realm and the client's address
   */
  public PuzzleGate(Captcha captcha, Limiter limiter, String client) {
    this.captcha = captcha;
    this.limiter = limiter;
    this.free = new Limit("puzzle-free", client, FREE_NAMINGS, WINDOW);
  }

  /** Whether the page should have a puzzle, as far as can be known when it is shown. */
  public boolean isShut() {
    return switch (captcha) {
      case OFF -> false;
      case ALWAYS -> true;
      case AFTER_FAILURES -> limiter.isUsedUp(free);
    };
  }

  /** Takes a naming that needs no puzzle; false when there is none. */
  public boolean passFree() {
    return switch (captcha) {
      case OFF -> true;
      case ALWAYS -> false;
      case AFTER_FAILURES -> limiter.acquire(free);
    };
  }

  /** A reset was done: its client is no robot. */
  public void forgive() {
    if (captcha == Captcha.AFTER_FAILURES) {
      limiter.release(free);
    }
  }
}
