// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Counts as the real limiter does: each use takes a slot that frees itself in time. */
public final class SlotsInMemory implements Limiter {

  private final Map<String, Instant> freeAt = new ConcurrentHashMap<>();
  private final Set<Limit> asked = ConcurrentHashMap.newKeySet();
  private final Clock clock;

  public SlotsInMemory(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean acquire(Limit limit) {
    asked.add(limit);
    return IntStream.rangeClosed(1, limit.slots()).anyMatch(slot -> take(key(limit, slot), limit));
  }

  @Override
  public boolean isUsedUp(Limit limit) {
    Instant free = freeAt.get(key(limit, limit.slots()));
    return free != null && clock.instant().isBefore(free);
  }

  @Override
  public void release(Limit limit) {
    asked.add(limit);
    IntStream.rangeClosed(1, limit.slots()).forEach(slot -> freeAt.remove(key(limit, slot)));
  }

  /** Every limit that was counted or released so far. */
  public Set<Limit> asked() {
    return Set.copyOf(asked);
  }

  private boolean take(String key, Limit limit) {
    Instant now = clock.instant();
    Instant mine = now.plus(limit.window());
    boolean[] taken = new boolean[1];
    freeAt.compute(
        key,
        (same, free) -> {
          taken[0] = free == null || !now.isBefore(free);
          return taken[0] ? mine : free;
        });
    return taken[0];
  }

  private static String key(Limit limit, int slot) {
    return limit.purpose() + ":" + limit.subject() + ":" + slot;
  }
}
