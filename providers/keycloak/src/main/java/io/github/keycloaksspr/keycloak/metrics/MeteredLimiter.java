// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.metrics;

import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.limit.Limiter;
import io.github.keycloaksspr.domain.limit.Slot;
import java.util.Optional;

/**
 * Counts, for operators, which limits were reached.
 *
 * @param limiter decides
 * @param realm name of the realm that it decides for
 */
public record MeteredLimiter(Limiter limiter, String realm) implements Limiter {

  @Override
  public Optional<Slot> take(Limit limit) {
    Optional<Slot> slot = limiter.take(limit);
    if (slot.isEmpty()) {
      Meters.limitHit(realm, limit.purpose());
    }
    return slot;
  }

  @Override
  public void giveBack(Slot slot) {
    limiter.giveBack(slot);
  }

  @Override
  public boolean isUsedUp(Limit limit) {
    return limiter.isUsedUp(limit);
  }

  @Override
  public void release(Limit limit) {
    limiter.release(limit);
  }
}
