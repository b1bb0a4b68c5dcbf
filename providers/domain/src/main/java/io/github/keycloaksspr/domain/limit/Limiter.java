// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts uses, atomically, for all sessions and all nodes of a cluster, and beyond a rolled back
 * transaction: a thousand parallel tries get no more than one after the other. A store that does
 * not answer throws {@link CountersUnavailableException}: no request is let through uncounted.
 */
public interface Limiter {

  /**
   * Takes one use.
   *
   * @return empty when none is left, and then nothing was taken
   */
  Optional<Slot> take(Limit limit);

  /**
   * Takes one use of each of these, in their order.
   *
   * @return empty when one of them has none left, and then nothing was taken
   */
  default Optional<List<Slot>> takeAll(List<Limit> limits) {
    List<Slot> taken = new ArrayList<>();
    for (Limit limit : limits) {
      Optional<Slot> slot = take(limit);
      if (slot.isEmpty()) {
        taken.forEach(this::giveBack);
        return Optional.empty();
      }
      taken.add(slot.get());
    }
    return Optional.of(List.copyOf(taken));
  }

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
   * Whether the last use was taken within the window. Takes nothing, so that another request may
   * take one right after: good for choosing what to show, and only {@link #acquire} decides.
   */
  boolean isUsedUp(Limit limit);

  /** Gives all uses back. */
  void release(Limit limit);
}
