// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.questions;

import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.question.Answer;
import io.github.keycloaksspr.domain.question.AnswerSheet;
import io.github.keycloaksspr.domain.question.Question;
import io.github.keycloaksspr.keycloak.credential.NewRegistration;
import io.github.keycloaksspr.keycloak.method.RegistrationForm;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.page.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.keycloak.models.utils.FormMessage;

/**
 * Registers security questions: all at once, or none. Answers are never shown again, not even while
 * they are refused.
 *
 * @param rules how many questions, and which
 * @param words of a question, in the language of the page
 * @param personal names of the user, which are no answers
 * @param hashing makes of answers what is stored
 */
record QuestionsForm(
    Policy.QuestionRules rules,
    Function<Question, String> words,
    Set<String> personal,
    Function<Map<Question, Answer>, QuestionsSecret> hashing)
    implements RegistrationForm {

  private static final String QUESTION = "question-";
  private static final String ANSWER = "answer-";
  private static final int LONGEST = 10_000;

  @Override
  public Page page() {
    return page(List.of());
  }

  @Override
  public Reading read(FormInput posted) {
    AnswerSheet sheet = sheet(posted);
    List<AnswerSheet.Finding> findings = sheet.check(personal);
    return findings.isEmpty()
        ? new Reading.Complete(new NewRegistration("", hashing.apply(answers(sheet))))
        : new Reading.Refused(
            findings.stream().map(QuestionsForm::message).toList(), page(chosen(sheet)));
  }

  private AnswerSheet sheet(FormInput input) {
    return new AnswerSheet(
        IntStream.rangeClosed(1, rules.toRegister()).mapToObj(index -> row(input, index)).toList());
  }

  private AnswerSheet.Row row(FormInput input, int index) {
    Optional<Question> question =
        Optional.of(input.text(QUESTION + index))
            .map(Question::of)
            .filter(rules.approved()::contains);
    String answer = input.text(ANSWER + index);
    return new AnswerSheet.Row(
        question,
        question.map(words).orElse(""),
        answer.length() > LONGEST ? answer.substring(0, LONGEST) : answer);
  }

  private static Map<Question, Answer> answers(AnswerSheet sheet) {
    Map<Question, Answer> answers = new LinkedHashMap<>();
    sheet
        .rows()
        .forEach(
            row ->
                row.question()
                    .ifPresent(question -> answers.put(question, Answer.of(row.answer()))));
    return answers;
  }

  private static List<String> chosen(AnswerSheet sheet) {
    return sheet.rows().stream().map(row -> row.question().map(Question::key).orElse("")).toList();
  }

  private static FormMessage message(AnswerSheet.Finding finding) {
    String question = QUESTION + (finding.row() + 1);
    String answer = ANSWER + (finding.row() + 1);
    return switch (finding.problem()) {
      case QUESTION_MISSING -> new FormMessage(question, "sspr-error-question-missing");
      case QUESTION_TWICE -> new FormMessage(question, "sspr-error-question-twice");
      case ANSWER_MISSING -> new FormMessage(answer, "sspr-error-answer-missing");
      case ANSWER_SHORT -> new FormMessage(answer, "sspr-error-answer-short", Answer.SHORTEST);
      case ANSWER_LONG -> new FormMessage(answer, "sspr-error-answer-long", Answer.LONGEST);
      case ANSWER_CONTROL_CHARACTERS -> new FormMessage(answer, "sspr-error-control-characters");
      case ANSWER_TWICE -> new FormMessage(answer, "sspr-error-answer-twice");
      case ANSWER_IN_QUESTION -> new FormMessage(answer, "sspr-error-answer-in-question");
      case ANSWER_PERSONAL -> new FormMessage(answer, "sspr-error-answer-personal");
    };
  }

  private Page page(List<String> chosen) {
    return new Page("register-questions", "sspr-register-questions.ftl").with("rows", rows(chosen));
  }

  private List<Map<String, Object>> rows(List<String> chosen) {
    List<Map<String, Object>> catalogue =
        rules.approved().stream()
            .map(
                question ->
                    Map.<String, Object>of("id", question.key(), "text", words.apply(question)))
            .toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < rules.toRegister(); i++) {
      String question = i < chosen.size() ? chosen.get(i) : "";
      rows.add(Map.of("index", i + 1, "question", question, "catalogue", catalogue));
    }
    return rows;
  }
}
