// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.question.Answer;
import io.github.keycloaksspr.domain.question.Question;
import io.github.keycloaksspr.keycloak.credential.NewRegistration;
import io.github.keycloaksspr.keycloak.method.RegistrationForm.Reading;
import io.github.keycloaksspr.keycloak.page.FormInput;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.utils.FormMessage;

class QuestionsFormTest {

  private static final Question PET = Question.of("What was the name of your first pet?");
  private static final Question CAR = Question.of("What was your first car?");
  private static final Question SCHOOL = Question.of("Where did you go to school?");

  private final Map<Question, Answer> hashed = new LinkedHashMap<>();

  private final QuestionsForm form =
      new QuestionsForm(
          new Policy.QuestionRules(List.of(PET, CAR), 2, 2),
          Question::key,
          Set.of("Erin", "Example"),
          answers -> {
            hashed.putAll(answers);
            return new QuestionsSecret(
                1, List.of(new QuestionsSecret.HashedAnswer("any", "{}", "{}", 1)));
          });

  private Reading read(Question first, String answer, Question second, String other) {
    MultivaluedMap<String, String> fields = new MultivaluedHashMap<>();
    fields.putSingle("question-1", first.key());
    fields.putSingle("answer-1", answer);
    fields.putSingle("question-2", second.key());
    fields.putSingle("answer-2", other);
    return form.read(FormInput.of(fields));
  }

  @Test
  void allAnswersAreHashedForTheirQuestions() {
    Reading reading = read(PET, "Rex the dog", CAR, "Blue Beetle");

    assertThat(reading).isInstanceOf(Reading.Complete.class);
    NewRegistration registration = ((Reading.Complete) reading).registration();
    assertThat(registration.mask()).isEmpty();
    assertThat(registration.secret()).isInstanceOf(QuestionsSecret.class);
    assertThat(hashed.keySet()).containsExactly(PET, CAR);
    assertThat(hashed.values())
        .extracting(Answer::normalised)
        .containsExactly(
            Answer.of("Rex the dog").normalised(), Answer.of("Blue Beetle").normalised());
  }

  @ParameterizedTest
  @CsvSource({
    "'',sspr-error-answer-missing",
    "ab,sspr-error-answer-short",
    "first pet,sspr-error-answer-in-question",
    "Example,sspr-error-answer-personal",
    "Blue Beetle,",
  })
  void aRefusedAnswerIsNamedAtItsField(String answer, String message) {
    Reading reading = read(PET, answer, CAR, "Rex the dog");

    if (message == null) {
      assertThat(reading).isInstanceOf(Reading.Complete.class);
    } else {
      assertThat(((Reading.Refused) reading).messages())
          .extracting(FormMessage::getField, FormMessage::getMessage)
          .containsExactly(tuple("answer-1", message));
      assertThat(hashed).isEmpty();
    }
  }

  @Test
  void oneBadRowKeepsAllFromBeingStored() {
    assertThat(((Reading.Refused) read(PET, "Rex the dog", PET, "Blue Beetle")).messages())
        .extracting(FormMessage::getField, FormMessage::getMessage)
        .containsExactly(tuple("question-2", "sspr-error-question-twice"));
    assertThat(((Reading.Refused) read(PET, "Rex the dog", CAR, "rex THE dog")).messages())
        .extracting(FormMessage::getField, FormMessage::getMessage)
        .containsExactly(tuple("answer-2", "sspr-error-answer-twice"));
    assertThat(hashed).isEmpty();
  }

  @Test
  void aQuestionThatThePolicyDoesNotApproveIsNone() {
    assertThat(((Reading.Refused) read(SCHOOL, "Rex the dog", CAR, "Blue Beetle")).messages())
        .extracting(FormMessage::getField, FormMessage::getMessage)
        .containsExactly(tuple("question-1", "sspr-error-question-missing"));
  }

  @Test
  void anAnswerOfAnyLengthIsRefusedAsTooLong() {
    assertThat(((Reading.Refused) read(PET, "x".repeat(20_000), CAR, "Blue Beetle")).messages())
        .extracting(FormMessage::getField, FormMessage::getMessage)
        .containsExactly(tuple("answer-1", "sspr-error-answer-long"));
  }

  @Test
  void anEmptyFormMissesEveryQuestion() {
    assertThat(((Reading.Refused) form.read(FormInput.of(new MultivaluedHashMap<>()))).messages())
        .extracting(FormMessage::getField)
        .containsExactly("question-1", "question-2");
  }
}
