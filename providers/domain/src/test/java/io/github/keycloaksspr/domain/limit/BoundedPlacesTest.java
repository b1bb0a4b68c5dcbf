// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloaksspr.domain.limit.BoundedPlaces.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedPlacesTest {

  private static final int TOTAL = 5;
  private static final int PER_KEY = 2;

  private final BoundedPlaces<String> places = new BoundedPlaces<>(TOTAL, PER_KEY);

  @Test
  void whoHasAllPlacesOfOneKeyLeavesTheOthers() {
    takeAll("one");

    assertThat(places.acquire("one")).isEmpty();
    assertThat(places.acquire("other")).isPresent();
  }

  @Test
  void manyKeysTogetherGetNoMoreThanThereAre() {
    assertThat(takeAll("one") + takeAll("two") + takeAll("three") + takeAll("four"))
        .isEqualTo(TOTAL);
  }

  @Test
  void aPlaceThatIsClosedIsFree() {
    Place place = places.acquire("one").orElseThrow();
    takeAll("one");
    place.close();

    assertThat(places.acquire("one")).isPresent();
    assertThat(places.acquire("one")).isEmpty();
  }

  @Test
  void closingTwiceGivesBackOnce() {
    Place place = places.acquire("one").orElseThrow();
    takeAll("one");
    place.close();
    place.close();

    assertThat(takeAll("one")).isEqualTo(1);
  }

  @Test
  void nothingIsRememberedOfKeysWithoutPlaces() {
    for (int i = 0; i < 1000; i++) {
      places.acquire("key " + i).orElseThrow().close();
    }

    assertThat(places.keys()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 0", "1, 2", "-1, 1", "3, -1"})
  void numbersOutOfRangeAreRefused(int total, int perKey) {
    assertThatThrownBy(() -> new BoundedPlaces<>(total, perKey))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Even keys take, odd ones give the oldest place of their key back. */
  @Property
  void neverMoreThanAllowedAndNeverLessThanFree(
      @ForAll @Size(max = 200) List<@IntRange(max = 9) Integer> acts) {
    BoundedPlaces<Integer> bounded = new BoundedPlaces<>(TOTAL, PER_KEY);
    Map<Integer, List<Place>> held = new HashMap<>();
    for (int act : acts) {
      List<Place> own = held.computeIfAbsent(act / 2, key -> new ArrayList<>());
      if (act % 2 == 1) {
        own.stream().findFirst().ifPresent(Place::close);
        own.stream().findFirst().ifPresent(own::remove);
      } else {
        long all = held.values().stream().mapToLong(List::size).sum();
        Optional<Place> place = bounded.acquire(act / 2);
        assertThat(place.isPresent()).isEqualTo(all < TOTAL && own.size() < PER_KEY);
        place.ifPresent(own::add);
      }
      assertThat(bounded.keys())
          .isEqualTo((int) held.values().stream().filter(list -> !list.isEmpty()).count());
    }
  }

  @Test
  void parallelTakersGetNoMoreThanOneAfterTheOther() throws Exception {
    int takers = 50;
    ExecutorService threads = Executors.newFixedThreadPool(takers);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Boolean>> results = new ArrayList<>();
    for (int i = 0; i < takers; i++) {
      results.add(
          threads.submit(
              () -> {
                start.await();
                return places.acquire("one").isPresent();
              }));
    }
    start.countDown();
    int got = 0;
    for (Future<Boolean> result : results) {
      got += result.get() ? 1 : 0;
    }
    threads.shutdownNow();

    assertThat(got).isEqualTo(PER_KEY);
  }

  private int takeAll(String key) {
    int taken = 0;
    while (places.acquire(key).isPresent()) {
      taken++;
    }
    return taken;
  }
}
