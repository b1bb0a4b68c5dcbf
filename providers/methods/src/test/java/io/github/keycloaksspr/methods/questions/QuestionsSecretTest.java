// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.questions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.keycloak.Json;
import io.github.keycloaksspr.methods.DamagedJson;
import io.github.keycloaksspr.methods.questions.QuestionsSecret.HashedAnswer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionsSecretTest {

  private static final HashedAnswer PET = new HashedAnswer("first-pet", "{}", "{}", 1);
  private static final HashedAnswer CAR = new HashedAnswer("first-car", "{}", "{}", 0);
  private static final QuestionsSecret WHOLE = new QuestionsSecret(1, List.of(PET, CAR));

  private static Optional<QuestionsSecret> read(String stored) {
    return Json.read(stored, QuestionsSecret.class);
  }

  @Test
  void whatIsStoredIsReadAgain() {
    assertThat(read(Json.write(WHOLE))).contains(WHOLE);
  }

  @Test
  void anAnswerIsFoundByItsQuestion() {
    assertThat(WHOLE.answerTo("first-car")).contains(CAR);
    assertThat(WHOLE.answerTo("first-school")).isEmpty();
  }

  @Test
  void anyDamageIsReadWholeOrNotAtAll() {
    assertThat(DamagedJson.of(Json.write(WHOLE)).flatMap(text -> read(text).stream()))
        .isNotEmpty()
        .allSatisfy(
            secret ->
                assertThat(secret.answers())
                    .isNotEmpty()
                    .allSatisfy(
                        answer -> {
                          assertThat(answer.question()).isNotBlank();
                          assertThat(answer.secret()).isNotNull();
                          assertThat(answer.data()).isNotNull();
                        }));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[null]", "[{}]", "null", "{}", "[[]]", "\"\""})
  void answersWithHolesAreNone(String answers) {
    assertThat(read("{\"version\":1,\"answers\":%s}".formatted(answers))).isEmpty();
  }

  @Test
  void isNotPrinted() {
    assertThat(WHOLE.answerTo("first-pet")).map(HashedAnswer::toString).contains("HashedAnswer");
  }
}
