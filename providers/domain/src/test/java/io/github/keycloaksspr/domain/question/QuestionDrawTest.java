// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.secret.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class QuestionDrawTest {

  private static final List<String> KEYS =
      List.of("first-pet", "first-car", "first-job", "first-boss", "Who sat beside you?");

  private final QuestionDraw draw = draw("realm key");

  private static QuestionDraw draw(String key) {
    return new QuestionDraw(new KeyedHash(key.getBytes(StandardCharsets.UTF_8)));
  }

  private static Set<List<String>> drawsOf(QuestionDraw draw, int registrations) {
    Set<List<String>> seen = new HashSet<>();
    IntStream.range(0, registrations)
        .mapToObj(i -> draw.draw("registration " + i, KEYS, 3))
        .forEach(seen::add);
    return seen;
  }

  @Test
  void oneRegistrationIsAlwaysAskedTheSame() {
    assertThat(draw("realm key").draw("registration", KEYS, 3))
        .isEqualTo(draw.draw("registration", KEYS, 3));
  }

  @Test
  void everyQuestionIsAskedOfSomeRegistrationAndNoneOfAll() {
    Set<List<String>> seen = drawsOf(draw, 200);

    assertThat(KEYS)
        .allSatisfy(
            key -> {
              assertThat(seen).anyMatch(drawn -> drawn.contains(key));
              assertThat(seen).anyMatch(drawn -> !drawn.contains(key));
            });
  }

  @Test
  void theDrawFollowsFromTheRegistrationAndTheRealmsKey() {
    assertThat(drawsOf(draw, 50)).hasSizeGreaterThan(20);
    assertThat(
            IntStream.range(0, 50)
                .filter(
                    i ->
                        !draw("another key")
                            .draw("registration " + i, KEYS, 3)
                            .equals(draw.draw("registration " + i, KEYS, 3)))
                .count())
        .isGreaterThan(20);
  }

  @Test
  void allAreAskedWhenThereAreFewer() {
    assertThat(draw.draw("registration", KEYS, 9)).containsExactlyInAnyOrderElementsOf(KEYS);
    assertThat(draw.draw("registration", List.of(), 3)).isEmpty();
  }

  @Property
  void aDrawIsAPartOfTheRegisteredQuestionsOfTheRightSizeWithoutRepeats(
      @ForAll("registered") Set<String> keys,
      @ForAll String registration,
      @ForAll @IntRange(max = 6) int count) {
    List<String> drawn = draw.draw(registration, List.copyOf(keys), count);

    assertThat(drawn).doesNotHaveDuplicates().hasSize(Math.min(count, keys.size()));
    assertThat(keys).containsAll(drawn);
  }

  @Property
  void theOrderInWhichQuestionsAreStoredMakesNoDifference(
      @ForAll("registered") Set<String> keys, @ForAll String registration, @ForAll long seed) {
    List<String> stored = new ArrayList<>(keys);
    List<String> drawn = draw.draw(registration, List.copyOf(stored), 3);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    for (int i = stored.size() - 1; i > 0; i--) {
      Collections.swap(stored, i, random.nextInt(i + 1));
    }

    assertThat(draw.draw(registration, stored, 3)).isEqualTo(drawn);
  }

  @Provide
  Arbitrary<Set<String>> registered() {
    return Arbitraries.of(QuestionCatalogue.ids()).set().ofMaxSize(5);
  }
}
