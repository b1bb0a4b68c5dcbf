// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenAnswersTest {

  private static final List<String> QUESTIONS = List.of("first-pet", "first-car", "Which tree?");

  private final List<String> compared = new ArrayList<>();

  private boolean areAllRightBut(Set<String> wrong) {
    Map<String, Answer> given = new LinkedHashMap<>();
    QUESTIONS.forEach(question -> given.put(question, Answer.of(question)));
    return new GivenAnswers(given)
        .areAllRight(
            (question, answer) -> {
              compared.add(question);
              return !wrong.contains(question);
            });
  }

  @Test
  void allMustBeRight() {
    assertThat(areAllRightBut(Set.of())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"first-pet", "first-car", "Which tree?"})
  void oneWrongIsEnoughWhicheverItIs(String wrong) {
    assertThat(areAllRightBut(Set.of(wrong))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"first-pet", "first-car", "Which tree?"})
  void everyAnswerIsComparedWhicheverIsWrong(String wrong) {
    areAllRightBut(Set.of(wrong));

    assertThat(compared).containsExactlyInAnyOrderElementsOf(QUESTIONS);
  }

  @Test
  void everyAnswerIsComparedAlsoWhenNoneIsRight() {
    areAllRightBut(Set.copyOf(QUESTIONS));

    assertThat(compared).containsExactlyInAnyOrderElementsOf(QUESTIONS);
  }

  @Test
  void noAnswersAreNeverRight() {
    assertThat(new GivenAnswers(Map.of()).areAllRight((question, answer) -> true)).isFalse();
  }
}
