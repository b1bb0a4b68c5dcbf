// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.question.Answer;
import io.github.keycloaksspr.domain.question.AnswerSheet;
import io.github.keycloaksspr.domain.question.Question;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.method.QuestionTexts;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.page.Page;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * Registers security questions: all at once, or none. Answers are never shown again, not even while
 * they are refused.
 */
final class QuestionsRegistration implements MethodRegistration {

  private static final String QUESTION = "question-";
  private static final String ANSWER = "answer-";
  private static final int LONGEST = 10_000;

  private final Registration registration;
  private final Place place;
  private final QuestionTexts texts;

  QuestionsRegistration(Registration registration, Place place) {
    this.registration = registration;
    this.place = place;
    this.texts = new QuestionTexts(registration.texts());
  }

  @Override
  public Response page(LoginFormsProvider form) {
    return page(form, List.of());
  }

  @Override
  public void abandon() {
    // Nothing is kept between two pages.
  }

  @Override
  public Progress answer(FormInput input) {
    if (input.asksFor("later")) {
      return new Progress.Left();
    }
    AnswerSheet sheet = sheet(input);
    List<AnswerSheet.Finding> findings = sheet.check(personal(registration.user()));
    if (!findings.isEmpty()) {
      LoginFormsProvider form = registration.context().form();
      findings.forEach(finding -> form.addError(message(finding)));
      return new Progress.Continued(page(form, chosen(sheet)));
    }
    new MethodChange(registration, MethodCredentialType.QUESTIONS).save(() -> save(sheet));
    return new Progress.Saved();
  }

  private AnswerSheet sheet(FormInput input) {
    return new AnswerSheet(
        IntStream.rangeClosed(1, count()).mapToObj(index -> row(input, index)).toList());
  }

  private AnswerSheet.Row row(FormInput input, int index) {
    Optional<Question> question =
        Optional.of(input.text(QUESTION + index))
            .map(Question::of)
            .filter(registration.sspr().policy().questions().approved()::contains);
    String answer = input.text(ANSWER + index);
    return new AnswerSheet.Row(
        question,
        question.map(texts::of).orElse(""),
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

  private void save(AnswerSheet sheet) {
    String label = registration.label(MethodCredentialType.QUESTIONS);
    registration.store().save(label, answers(sheet));
  }

  private static List<String> chosen(AnswerSheet sheet) {
    return sheet.rows().stream().map(row -> row.question().map(Question::key).orElse("")).toList();
  }

  private static Set<String> personal(UserModel user) {
    return Stream.of(
            user.getUsername(),
            user.getEmail(),
            user.getFirstName(),
            user.getLastName(),
            user.getFirstName() + " " + user.getLastName())
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
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

  private Response page(LoginFormsProvider form, List<String> chosen) {
    return new Page("register-questions", "sspr-register-questions.ftl")
        .with("rows", rows(chosen))
        .with("changing", registration.store().find(MethodCredentialType.QUESTIONS).isPresent())
        .with("standalone", place == Place.ALONE)
        .render(form);
  }

  private List<Map<String, Object>> rows(List<String> chosen) {
    List<Map<String, Object>> catalogue =
        registration.sspr().policy().questions().approved().stream()
            .map(
                question ->
                    Map.<String, Object>of("id", question.key(), "text", texts.of(question)))
            .toList();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < count(); i++) {
      String question = i < chosen.size() ? chosen.get(i) : "";
      rows.add(Map.of("index", i + 1, "question", question, "catalogue", catalogue));
    }
    return rows;
  }

  private int count() {
    return registration.sspr().policy().questions().toRegister();
  }
}
