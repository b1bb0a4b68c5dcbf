// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import java.util.Optional;

/**
 * Counts uses, atomically, for all sessions and all nodes of a cluster, and beyond a rolled back
 * transaction: a thousand parallel tries get no more than one after the other. A store that does
 * not answer throws {@link CountersUnavailableException}: nobody is let through uncounted.
 */
public interface Limiter {

  /**
   * Takes one use.
   *
   * @return empty when none is left, and then nothing was taken
   */
  Optional<Slot> take(Limit limit);

  /** Gives one use back, for example because nothing was compared or sent after all. */
  void giveBack(Slot slot);

  /**
   * Takes one use that is not given back alone.
   *
   * @return false when none is left, and then nothing was taken
   */
  default boolean acquire(Limit limit) {
    return take(limit).isPresent();
  }

  /**
   * Whether the last use was taken within the window. Takes nothing, so that somebody else may take
   * one right after: good for choosing what to show, and only {@link #acquire} decides.
   */
  boolean isUsedUp(Limit limit);

  /** Gives all uses back. */
  void release(Limit limit);
}
