// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The real limiter over a store in memory, whose slots free themselves in time. */
public final class SlotsInMemory implements Limiter {

  private final Set<Limit> asked = ConcurrentHashMap.newKeySet();
  private final Limiter limiter;

  public SlotsInMemory(Clock clock) {
    this.limiter = new SlotLimiter(new Store(clock));
  }

  @Override
  public Optional<Slot> take(Limit limit) {
    asked.add(limit);
    return limiter.take(limit);
  }

  @Override
  public void giveBack(Slot slot) {
    asked.add(slot.limit());
    limiter.giveBack(slot);
  }

  @Override
  public boolean isUsedUp(Limit limit) {
    return limiter.isUsedUp(limit);
  }

  @Override
  public void release(Limit limit) {
    asked.add(limit);
    limiter.release(limit);
  }

  /** Every limit that was counted or released so far. */
  public Set<Limit> asked() {
    return Set.copyOf(asked);
  }

  /** Keys and when they free themselves. */
  static final class Store implements SlotStore {

    private final Map<String, Instant> freeAt = new ConcurrentHashMap<>();
    private final Clock clock;
    private long questions;

    Store(Clock clock) {
      this.clock = clock;
    }

    @Override
    public boolean putIfAbsent(String key, Duration time) {
      questions++;
      Instant now = clock.instant();
      boolean[] taken = new boolean[1];
      freeAt.compute(
          key,
          (same, free) -> {
            taken[0] = free == null || !now.isBefore(free);
            return taken[0] ? now.plus(time) : free;
          });
      return taken[0];
    }

    @Override
    public boolean contains(String key) {
      questions++;
      return Optional.ofNullable(freeAt.get(key)).filter(clock.instant()::isBefore).isPresent();
    }

    @Override
    public void remove(String key) {
      freeAt.remove(key);
    }

    /** How often it was asked for a key, by one thread. */
    long questions() {
      return questions;
    }
  }
}
