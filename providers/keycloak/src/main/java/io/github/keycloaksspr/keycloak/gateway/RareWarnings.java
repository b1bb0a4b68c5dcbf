// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps warnings rare: anyone can cause deliveries, so each kind of trouble is worth a line only
 * once in a while.
 */
public final class RareWarnings {

  /** How long a kind of trouble is not reported again. */
  public static final Duration QUIET = Duration.ofMinutes(10);

  /** When each kind of trouble was last reported. */
  private final Map<String, Long> reported = new ConcurrentHashMap<>();

  /**
   * Whether it is time to report this.
   *
   * @param kind one of few: made of ids, and of numbers that the gateway or HTTP defines
   */
  public boolean isNews(String kind) {
    long now = System.nanoTime();
    boolean[] news = new boolean[1];
    reported.compute(
        kind,
        (same, last) -> {
          news[0] = last == null || now - last > QUIET.toNanos();
          return news[0] ? now : last;
        });
    return news[0];
  }
}
