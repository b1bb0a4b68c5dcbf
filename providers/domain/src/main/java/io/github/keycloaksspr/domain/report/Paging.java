// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import java.util.Optional;

/**
 * Cuts one page out of a stream of lines.
 *
 * @param first how many lines to leave out, 0 or more
 * @param max how many to give at most, 0 or more; empty means all
 */
public record Paging(long first, Optional<Long> max) {

  /** Everything. */
  public static final Paging ALL = new Paging(0, Optional.empty());

  public Paging {
    if (first < 0 || max.map(most -> most < 0).orElse(false)) {
      throw new IllegalArgumentException("A page begins at 0 or later, and has 0 lines or more");
    }
  }

  /** Whether the page has the line of that number, counted from 0. */
  public boolean contains(long number) {
    return number >= first && !isOver(number);
  }

  /** Whether neither that line nor a later one is on the page. */
  public boolean isOver(long number) {
    return max.map(most -> number - first >= most).orElse(false);
  }
}
