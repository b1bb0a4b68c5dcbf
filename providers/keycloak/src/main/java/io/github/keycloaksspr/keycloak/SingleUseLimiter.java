// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak;

import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.limit.Limiter;
import org.keycloak.models.SingleUseObjectProvider;

/**
 * Counts with the slots of Keycloak's single-use store: slot i is taken by putting its key if it is
 * absent, which is atomic in the whole cluster and outlives a rolled back transaction. Slots free
 * themselves when their time is over.
 */
final class SingleUseLimiter implements Limiter {

  private static final String PREFIX = "sspr:";

  private final SingleUseObjectProvider store;

  SingleUseLimiter(SingleUseObjectProvider store) {
    this.store = store;
  }

  @Override
  public boolean acquire(Limit limit) {
    for (int slot = 1; slot <= limit.slots(); slot++) {
      if (store.putIfAbsent(key(limit, slot), limit.window().toSeconds())) {
        return true;
      }
    }
    return false;
  }

  /** Slots are taken in their order, so the last one tells. */
  @Override
  public boolean isUsedUp(Limit limit) {
    return store.contains(key(limit, limit.slots()));
  }

  @Override
  public void release(Limit limit) {
    for (int slot = 1; slot <= limit.slots(); slot++) {
      store.remove(key(limit, slot));
    }
  }

  private static String key(Limit limit, int slot) {
    return PREFIX + limit.purpose() + ":" + limit.subject() + ":" + slot;
  }
}
