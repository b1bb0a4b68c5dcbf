// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import java.util.Optional;

/**
 * Counts with slots: use <i>i</i> of <i>N</i> is taken by putting its key if it is absent, and
 * frees itself after the limit's window. So there are never more than <i>N</i> uses in any span of
 * that length.
 *
 * <p>With up to {@value #FEW} slots all are looked at. With more, the first free one is sought by
 * halving, because an attacker must not be able to make the server look at thousands: once such a
 * limit was reached, it may go on refusing for one window although some slots are free again.
 */
public final class SlotLimiter implements Limiter {

  /** As many as are looked at one by one. */
  static final int FEW = 100;

  private static final String PREFIX = "sspr:";

  private final SlotStore store;

  public SlotLimiter(SlotStore store) {
    this.store = store;
  }

  @Override
  public Optional<Slot> take(Limit limit) {
    int first = limit.slots() <= FEW ? 1 : likelyFree(limit);
    int last = Math.min(limit.slots(), first + FEW - 1);
    for (int number = first; number <= last; number++) {
      if (store.putIfAbsent(key(limit, number), limit.window())) {
        return Optional.of(new Slot(limit, number));
      }
    }
    return Optional.empty();
  }

  /** Slots fill from the first, so the last one tells. */
  @Override
  public boolean isUsedUp(Limit limit) {
    return store.contains(key(limit, limit.slots()));
  }

  @Override
  public void giveBack(Slot slot) {
    store.remove(key(slot.limit(), slot.number()));
  }

  @Override
  public void release(Limit limit) {
    for (int number = 1; number <= limit.slots(); number++) {
      store.remove(key(limit, number));
    }
  }

  /** Slots fill from the first, so that halving finds where the free ones begin. */
  private int likelyFree(Limit limit) {
    int low = 1;
    int high = limit.slots() + 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (store.contains(key(limit, middle))) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static String key(Limit limit, int number) {
    return PREFIX + limit.purpose() + ":" + limit.subject() + ":" + number;
  }
}
