// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.question;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QuestionTest {

  @Test
  void anIdOfTheCatalogueIsThatQuestion() {
    assertThat(Question.of("first-pet")).isEqualTo(new Question.Predefined("first-pet"));
  }

  @Test
  void anythingElseIsAQuestionOfTheAdministratorsOwn() {
    assertThat(Question.of("Who sat beside you?"))
        .isEqualTo(new Question.Custom("Who sat beside you?"));
    assertThat(Question.of("First-Pet")).isEqualTo(new Question.Custom("First-Pet"));
  }

  @Test
  void itsKeyMeansItAgain() {
    assertThat(Question.of("first-pet").key()).isEqualTo("first-pet");
    assertThat(Question.of("Who sat beside you?").key()).isEqualTo("Who sat beside you?");
  }
}
