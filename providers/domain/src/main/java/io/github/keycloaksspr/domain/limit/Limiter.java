// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

/**
 * Counts uses, atomically, for all sessions and all nodes of a cluster, and beyond a rolled back
 * transaction: a thousand parallel tries get no more than one after the other.
 */
public interface Limiter {

  /**
   * Takes one use.
   *
   * @return false when none is left, and then nothing was taken
   */
  boolean acquire(Limit limit);

  /**
   * Whether the last use was taken within the window. Takes nothing, so that somebody else may take
   * one right after: good for choosing what to show, and only {@link #acquire} decides.
   */
  boolean isUsedUp(Limit limit);

  /** Gives all uses back. */
  void release(Limit limit);
}
