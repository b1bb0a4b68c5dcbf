// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.question.AnswerSheet.Finding;
import io.github.keycloaksspr.domain.question.AnswerSheet.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerSheetTest {

  private static final Set<String> PERSONAL =
      Set.of("anna.ito", "anna@example.org", "Anna", "Ito", "ＡＮＮＡ Ito");

  private static Row row(String question, String answer) {
    return new Row(Optional.of(Question.of(question)), "What is the " + question + "?", answer);
  }

  private static Row rowWithoutQuestion(String answer) {
    return new Row(Optional.empty(), "", answer);
  }

  private static List<Finding> check(Row... rows) {
    return new AnswerSheet(List.of(rows)).check(PERSONAL);
  }

  private static Finding finding(int row, AnswerProblem problem) {
    return new Finding(row, problem);
  }

  @Test
  void differentAnswersToDifferentQuestionsAreFine() {
    assertThat(check(row("first-pet", "Rex"), row("first-car", "Beetle"))).isEmpty();
  }

  @Test
  void anEmptySheetHasNothingWrong() {
    assertThat(check()).isEmpty();
  }

  @Nested
  class Lengths {

    @ParameterizedTest
    @ValueSource(strings = {"Rex", " R x ", "東京都", "😀😀😀"})
    void threeCharactersAreEnough(String answer) {
      assertThat(check(row("first-pet", answer))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"R", "Li", " Li ", "😀😀"})
    void twoAreNot(String answer) {
      assertThat(check(row("first-pet", answer)))
          .containsExactly(finding(0, AnswerProblem.ANSWER_SHORT));
    }

    @Test
    void fortyCharactersAreTheMost() {
      assertThat(check(row("first-pet", "x".repeat(40)))).isEmpty();
      assertThat(check(row("first-pet", "x".repeat(41))))
          .containsExactly(finding(0, AnswerProblem.ANSWER_LONG));
    }

    @Test
    void whiteSpaceAroundDoesNotCount() {
      assertThat(check(row("first-pet", " ".repeat(50) + "x".repeat(40) + "  "))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0\u3000"})
    void nothingIsMissingRatherThanShort(String answer) {
      assertThat(check(row("first-pet", answer)))
          .containsExactly(finding(0, AnswerProblem.ANSWER_MISSING));
    }
  }

  @Nested
  class Questions {

    @Test
    void eachRowNeedsOne() {
      assertThat(check(row("first-pet", "Rex"), rowWithoutQuestion("Beetle")))
          .containsExactly(finding(1, AnswerProblem.QUESTION_MISSING));
    }

    @Test
    void noneMayBeTakenTwiceAndTheLaterRowIsTheWrongOne() {
      assertThat(
              check(row("first-pet", "Rex"), row("first-car", "Audi"), row("first-pet", "Fluffy")))
          .containsExactly(finding(2, AnswerProblem.QUESTION_TWICE));
    }

    @Test
    void rowsWithoutOneAreMissingItNotTwice() {
      assertThat(check(rowWithoutQuestion("Rex"), rowWithoutQuestion("Beetle")))
          .containsExactly(
              finding(0, AnswerProblem.QUESTION_MISSING),
              finding(1, AnswerProblem.QUESTION_MISSING));
    }
  }

  @Nested
  class Answers {

    @ParameterizedTest
    @ValueSource(strings = {"Rex Rex", "REX  REX", " rex rex ", "Ｒｅｘ rex"})
    void noneMayBeGivenTwiceAndTheLaterRowIsTheWrongOne(String again) {
      assertThat(check(row("first-pet", "Rex Rex"), row("first-car", again)))
          .containsExactly(finding(1, AnswerProblem.ANSWER_TWICE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pet", "First-Pet", "what is", "What  is the FIRST-pet?"})
    void noneMayBeReadOffItsQuestion(String answer) {
      assertThat(check(row("first-pet", answer)))
          .containsExactly(finding(0, AnswerProblem.ANSWER_IN_QUESTION));
    }

    @Test
    void oneMayStandInTheQuestionOfAnotherRow() {
      assertThat(check(row("first-pet", "car"), row("first-car", "pet"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"anna", "ANNA", "ito", "Anna.Ito", "ANNA@example.org", " anna  ito ", "Ａｎｎａ"})
    void noneMayBeAPersonsOwnNameOrAddress(String answer) {
      assertThat(check(row("first-pet", answer)))
          .containsExactly(finding(0, AnswerProblem.ANSWER_PERSONAL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"annabel", "anna2", "hanna"})
    void oneMayHoldAPersonsName(String answer) {
      assertThat(check(row("first-pet", answer))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Rex\n", "Re\u0000x", "\tRex", "Rex\u2028"})
    void noneMayHoldControlCharacters(String answer) {
      assertThat(check(row("first-pet", answer)))
          .containsExactly(finding(0, AnswerProblem.ANSWER_CONTROL_CHARACTERS));
    }
  }

  @Nested
  class WhereSeveralThingsAreWrong {

    @Test
    void aMissingQuestionIsSaidBeforeAnythingOfTheAnswer() {
      assertThat(check(rowWithoutQuestion(""), rowWithoutQuestion("\n")))
          .containsExactly(
              finding(0, AnswerProblem.QUESTION_MISSING),
              finding(1, AnswerProblem.QUESTION_MISSING));
    }

    @Test
    void aRepeatedQuestionIsSaidBeforeAnythingOfTheAnswer() {
      assertThat(check(row("first-pet", "Rex"), row("first-pet", "\n")))
          .containsExactly(finding(1, AnswerProblem.QUESTION_TWICE));
    }

    @Test
    void controlCharactersAreSaidBeforeLengths() {
      assertThat(check(row("first-pet", "\n"), row("first-car", "\n" + "x".repeat(41))))
          .containsExactly(
              finding(0, AnswerProblem.ANSWER_CONTROL_CHARACTERS),
              finding(1, AnswerProblem.ANSWER_CONTROL_CHARACTERS));
    }

    @Test
    void lengthsAreSaidBeforeRepetition() {
      assertThat(
              check(
                  row("first-pet", "Li"),
                  row("first-car", "Li"),
                  row("first-job", "x".repeat(41)),
                  row("first-boss", "x".repeat(41)),
                  row("first-film", ""),
                  row("first-flight", "")))
          .containsExactly(
              finding(0, AnswerProblem.ANSWER_SHORT),
              finding(1, AnswerProblem.ANSWER_SHORT),
              finding(2, AnswerProblem.ANSWER_LONG),
              finding(3, AnswerProblem.ANSWER_LONG),
              finding(4, AnswerProblem.ANSWER_MISSING),
              finding(5, AnswerProblem.ANSWER_MISSING));
    }

    @Test
    void repetitionIsSaidBeforeTheQuestionsWords() {
      assertThat(check(row("first-pet", "car"), row("first-car", "car")))
          .containsExactly(finding(1, AnswerProblem.ANSWER_TWICE));
    }

    @Test
    void theQuestionsWordsAreSaidBeforeThePersonsOwn() {
      assertThat(check(row("favourite of Anna", "Anna")))
          .containsExactly(finding(0, AnswerProblem.ANSWER_IN_QUESTION));
    }
  }

  @Test
  void aSheetCannotBeChangedThroughTheListItWasMadeOf() {
    List<Row> rows = new ArrayList<>(List.of(row("first-pet", "Rex")));
    AnswerSheet sheet = new AnswerSheet(rows);
    rows.clear();

    assertThat(sheet.rows()).hasSize(1);
  }

  @Test
  void aLogLineShowsNothingOfAnAnswer() {
    assertThat(row("first-pet", "Rex")).hasToString("Row");
    assertThat(new AnswerSheet(List.of(row("first-pet", "Rex"))).toString()).doesNotContain("Rex");
  }
}
