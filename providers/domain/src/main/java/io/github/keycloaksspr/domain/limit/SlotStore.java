// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import java.time.Duration;

/** Where taken slots stand: one store for all nodes. */
public interface SlotStore {

  /**
   * Takes a slot, at once and not only with the transaction's end.
   *
   * @param time after which it frees itself
   * @return false when it is taken
   */
  boolean putIfAbsent(String key, Duration time);

  /** Whether it is taken. */
  boolean contains(String key);

  /** Frees it. */
  void remove(String key);
}
