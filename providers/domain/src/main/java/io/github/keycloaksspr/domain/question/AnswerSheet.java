// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.question;

import io.github.keycloaksspr.domain.text.TypedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person filled in at registration: questions chosen and answers given.
 *
 * @param rows in the order of the form
 */
public record AnswerSheet(List<Row> rows) {

  public AnswerSheet {
    rows = List.copyOf(rows);
  }

  /**
   * One row of the form.
   *
   * @param question the chosen question, empty when none (or none of the list) was chosen
   * @param questionText its words as the person saw them, empty when there is no question
   * @param answer as typed
   */
  public record Row(Optional<Question> question, String questionText, String answer) {

    @Override
    public String toString() {
      return "Row";
    }
  }

  /**
   * What is wrong with which row.
   *
   * @param row its index, from 0
   */
  public record Finding(int row, AnswerProblem problem) {}

  /**
   * Checks every row against the rules (seed: no question and no answer twice; OWASP Choosing and
   * Using Security Questions: not in the question, not the user's own name).
   *
   * @param personal the person's user name, mail address and names, as they are
   * @return the first problem of each row that has one; empty when all is well
   */
  public List<Finding> check(Set<String> personal) {
    Set<String> own =
        personal.stream().map(Answer::normalise).collect(Collectors.toUnmodifiableSet());
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      problem(row, own).ifPresent(problem -> findings.add(new Finding(row, problem)));
    }
    return List.copyOf(findings);
  }

  private Optional<AnswerProblem> problem(int index, Set<String> own) {
    Row row = rows.get(index);
    if (row.question().isEmpty()) {
      return Optional.of(AnswerProblem.QUESTION_MISSING);
    }
    if (earlier(index).stream().anyMatch(other -> other.question().equals(row.question()))) {
      return Optional.of(AnswerProblem.QUESTION_TWICE);
    }
    return answerProblem(index, row, own);
  }

  private Optional<AnswerProblem> answerProblem(int index, Row row, Set<String> own) {
    if (TypedText.hasControlCharacters(row.answer())) {
      return Optional.of(AnswerProblem.ANSWER_CONTROL_CHARACTERS);
    }
    Answer answer = Answer.of(row.answer());
    if (answer.length() == 0) {
      return Optional.of(AnswerProblem.ANSWER_MISSING);
    }
    if (answer.length() < Answer.SHORTEST) {
      return Optional.of(AnswerProblem.ANSWER_SHORT);
    }
    if (answer.length() > Answer.LONGEST) {
      return Optional.of(AnswerProblem.ANSWER_LONG);
    }
    if (earlier(index).stream().anyMatch(other -> Answer.of(other.answer()).sameAs(answer))) {
      return Optional.of(AnswerProblem.ANSWER_TWICE);
    }
    if (answer.isIn(row.questionText())) {
      return Optional.of(AnswerProblem.ANSWER_IN_QUESTION);
    }
    return own.contains(answer.normalised())
        ? Optional.of(AnswerProblem.ANSWER_PERSONAL)
        : Optional.empty();
  }

  private List<Row> earlier(int index) {
    return rows.subList(0, index);
  }
}
