// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import java.time.Duration;

/**
 * So many times in so much time.
 *
 * @param purpose what is limited, a constant of ours
 * @param subject whom or what it is counted for: an id or a hash, never a name, number or address
 * @param slots how many times, at least 1
 * @param window how long one use counts, at least a second
 */
public record Limit(String purpose, String subject, int slots, Duration window) {

  public Limit {
    if (slots < 1 || window.toSeconds() < 1) {
      throw new IllegalArgumentException("A limit needs at least one slot of at least a second");
    }
  }
}
