// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak;

import io.github.keycloaksspr.domain.limit.CountersUnavailableException;
import io.github.keycloaksspr.domain.limit.SlotStore;
import java.time.Duration;
import java.util.function.Supplier;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Slots in Keycloak's single-use store. Putting a key if it is absent is atomic in the whole
 * cluster there, and outlives a rolled back transaction.
 */
final class SingleUseSlots implements SlotStore {

  private final SingleUseObjectProvider store;

  SingleUseSlots(SingleUseObjectProvider store) {
    this.store = store;
  }

  @Override
  public boolean putIfAbsent(String key, Duration time) {
    return answer(() -> store.putIfAbsent(key, time.toSeconds()));
  }

  @Override
  public boolean contains(String key) {
    return answer(() -> store.contains(key));
  }

  @Override
  public void remove(String key) {
    answer(() -> store.remove(key) != null);
  }

  /** Each kind of store has exceptions of its own. */
  static <T> T answer(Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      throw new CountersUnavailableException(e);
    }
  }
}
