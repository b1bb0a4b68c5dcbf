// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloaksspr.domain.MovingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlotLimiterTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final MovingClock clock = new MovingClock();
  private final SlotsInMemory.Store store = new SlotsInMemory.Store(clock);
  private final SlotLimiter limiter = new SlotLimiter(store);

  private static Limit limit(int slots) {
    return new Limit("purpose", "subject", slots, HOUR);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 100, 101, 1000})
  void exactlySoManyUsesAreTakenAndTheLastKnowsIt(int slots) {
    Limit limit = limit(slots);

    for (int i = 1; i <= slots; i++) {
      assertThat(limiter.take(limit)).contains(new Slot(limit, i));
      assertThat(new Slot(limit, i).isLast()).isEqualTo(i == slots);
    }
    assertThat(limiter.take(limit)).isEmpty();
    assertThat(limiter.acquire(limit)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 300})
  void eachUseFreesItselfAfterTheWindow(int slots) {
    Limit limit = limit(slots);
    while (limiter.acquire(limit)) {
      // Until it is full.
    }

    clock.pass(HOUR.minusMillis(1));
    assertThat(limiter.acquire(limit)).isFalse();
    clock.pass(Duration.ofMillis(1));
    assertThat(limiter.acquire(limit)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 300})
  void whetherAllIsTakenCanBeSeenWithoutTaking(int slots) {
    Limit limit = limit(slots);
    for (int i = 1; i <= slots; i++) {
      assertThat(limiter.isUsedUp(limit)).isFalse();
      assertThat(limiter.acquire(limit)).isTrue();
    }
    assertThat(limiter.isUsedUp(limit)).isTrue();
    clock.pass(HOUR);
    assertThat(limiter.isUsedUp(limit)).isFalse();
  }

  @Test
  void aUseThatIsGivenBackIsTheOnlyOneThatIsFree() {
    Limit limit = limit(3);
    limiter.take(limit);
    Slot second = limiter.take(limit).orElseThrow();
    limiter.take(limit);

    limiter.giveBack(second);

    assertThat(limiter.take(limit)).contains(second);
    assertThat(limiter.take(limit)).isEmpty();
  }

  @Test
  void releasingGivesAllBack() {
    Limit limit = limit(3);
    while (limiter.acquire(limit)) {
      // Until it is full.
    }

    limiter.release(limit);

    assertThat(limiter.take(limit)).contains(new Slot(limit, 1));
  }

  @Test
  void limitsOfOtherPurposesAndSubjectsAreCountedApart() {
    assertThat(limiter.acquire(new Limit("one", "subject", 1, HOUR))).isTrue();
    assertThat(limiter.acquire(new Limit("other", "subject", 1, HOUR))).isTrue();
    assertThat(limiter.acquire(new Limit("one", "other", 1, HOUR))).isTrue();
    assertThat(limiter.acquire(new Limit("one", "subject", 1, HOUR))).isFalse();
  }

  @Test
  void thousandsOfSlotsCostFewQuestions() {
    Limit limit = limit(10_000);
    for (int i = 0; i < 10_000; i++) {
      limiter.acquire(limit);
    }
    long before = store.questions();

    assertThat(limiter.acquire(limit)).isFalse();

    assertThat(store.questions() - before).isLessThan(20);
  }

  @Test
  void aStoreThatDoesNotAnswerLetsNobodyThrough() {
    SlotLimiter blind =
        new SlotLimiter(
            new SlotStore() {
              @Override
              public boolean putIfAbsent(String key, Duration time) {
                throw new CountersUnavailableException(new IllegalStateException("down"));
              }

              @Override
              public boolean contains(String key) {
                throw new CountersUnavailableException(new IllegalStateException("down"));
              }

              @Override
              public void remove(String key) {
                throw new CountersUnavailableException(new IllegalStateException("down"));
              }
            });

    for (int slots : new int[] {5, 500}) {
      assertThatThrownBy(() -> blind.acquire(limit(slots)))
          .isInstanceOf(CountersUnavailableException.class);
    }
  }

  /** Whatever the rhythm: no span as long as the window has more uses than slots. */
  @Property(tries = 200)
  void noSpanOfTheWindowHasMoreUsesThanSlots(
      @ForAll @IntRange(min = 1, max = 150) int slots,
      @ForAll @Size(min = 1, max = 400) List<@IntRange(min = 0, max = 600) Integer> pauses) {
    MovingClock time = new MovingClock();
    SlotLimiter fresh = new SlotLimiter(new SlotsInMemory.Store(time));
    Deque<Instant> uses = new ArrayDeque<>();
    for (int pause : pauses) {
      time.pass(Duration.ofSeconds(pause));
      if (fresh.acquire(limit(slots))) {
        uses.addLast(time.instant());
      }
      while (!uses.isEmpty() && !uses.peekFirst().isAfter(time.instant().minus(HOUR))) {
        uses.removeFirst();
      }
      assertThat(uses).hasSizeLessThanOrEqualTo(slots);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 250})
  void parallelUsesGetNoMoreThanOneAfterTheOther(int slots) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(16);
    try {
      Callable<Optional<Slot>> take = () -> limiter.take(limit(slots));
      List<Future<Optional<Slot>>> taken =
          executor.invokeAll(Stream.generate(() -> take).limit(1000).toList());
      List<Slot> slotsTaken = new ArrayList<>();
      for (Future<Optional<Slot>> slot : taken) {
        slot.get().ifPresent(slotsTaken::add);
      }
      assertThat(slotsTaken).hasSize(slots).doesNotHaveDuplicates();
    } finally {
      executor.shutdownNow();
    }
  }
}
