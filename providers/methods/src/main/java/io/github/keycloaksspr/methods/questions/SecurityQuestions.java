// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.questions;

import io.github.keycloaksspr.domain.question.Answer;
import io.github.keycloaksspr.domain.question.Question;
import io.github.keycloaksspr.domain.question.QuestionDraw;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.Texts;
import io.github.keycloaksspr.keycloak.method.FormMethod;
import io.github.keycloaksspr.keycloak.method.RegistrationForm;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.spi.method.Account;
import io.github.keycloaksspr.spi.method.Availability;
import io.github.keycloaksspr.spi.method.Challenge;
import io.github.keycloaksspr.spi.method.Enrolment;
import io.github.keycloaksspr.spi.method.Form;
import io.github.keycloaksspr.spi.method.Match;
import io.github.keycloaksspr.spi.method.Message;
import io.github.keycloaksspr.spi.method.Result;
import io.github.keycloaksspr.spi.method.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Proof by answers. Which one was wrong is never said. */
final class SecurityQuestions implements FormMethod {

  private static final String FIELD = "answer-";

  /** More than an answer may have, so that no right one is cut off by how it is typed. */
  private static final int LONGEST = 200;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Sspr sspr;

  SecurityQuestions(KeycloakSession session, RealmModel realm, Sspr sspr) {
    this.session = session;
    this.realm = realm;
    this.sspr = sspr;
  }

  @Override
  public Availability availability() {
    return Availability.READY;
  }

  @Override
  public Optional<Enrolment> enrolment(UserModel user) {
    return registered(user)
        .filter(
            stored -> stored.answers().questions().size() >= sspr.policy().questions().toReset())
        .map(RegisteredQuestions::credentialId)
        .map(Enrolment::of);
  }

  @Override
  public RegistrationForm registrationForm(UserModel user, Texts texts) {
    return new QuestionsForm(
        sspr.policy().questions(),
        new QuestionTexts(texts)::of,
        personal(user),
        answers -> HashedAnswers.hash(session, answers).secret());
  }

  @Override
  public View show(Challenge challenge, Account account) {
    QuestionTexts texts =
        new QuestionTexts(Texts.of(session, realm, session.getContext().resolveLocale(null)));
    List<Map<String, Object>> shown = new ArrayList<>();
    for (String key : asked(account)) {
      shown.add(Map.of("index", shown.size() + 1, "text", texts.of(Question.of(key))));
    }
    return new View("answer-questions", "sspr-answer-questions.ftl", Map.of("questions", shown));
  }

  @Override
  public Result submit(Challenge challenge, Form posted, Account account) {
    List<String> keys = asked(account);
    List<Message> problems = problems((FormInput) posted, keys.size());
    Map<String, Answer> given = given(posted, keys);
    return problems.isEmpty()
        ? new Result.Compare(
            (own, owner) -> match(own, owner, given), Message.ofPage("sspr-error-answers-wrong"))
        : new Result.Stay(challenge, problems);
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

  private Optional<Match> match(KeycloakSession own, UserModel owner, Map<String, Answer> given) {
    return registered(owner)
        .filter(stored -> stored.answers().matches(own, given))
        .map(RegisteredQuestions::credentialId)
        .map(Match::of);
  }

  /** What is wrong with fields before anything is compared. */
  private static List<Message> problems(FormInput input, int count) {
    List<Message> problems = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String field = FIELD + i;
      input
          .problem(field, LONGEST, "sspr-error-answer-missing")
          .ifPresent(message -> problems.add(Message.at(field, message)));
    }
    return problems;
  }

  /** What was answered, by key of the question. */
  private static Map<String, Answer> given(Form posted, List<String> keys) {
    Map<String, Answer> given = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      given.put(keys.get(i), Answer.of(posted.text(FIELD + (i + 1))));
    }
    return given;
  }

  /** Keys of the questions that the user is asked, in this order; none where there is no user. */
  private List<String> asked(Account account) {
    return account
        .known()
        .flatMap(this::registered)
        .map(
            questions ->
                new QuestionDraw(sspr.hash())
                    .draw(
                        questions.credentialId(),
                        questions.answers().questions(),
                        sspr.policy().questions().toReset()))
        .orElse(List.of());
  }

  private Optional<RegisteredQuestions> registered(UserModel user) {
    return sspr.store(user)
        .find(SecurityQuestionsFactory.CREDENTIAL)
        .filter(RegisteredQuestions.class::isInstance)
        .map(RegisteredQuestions.class::cast);
  }
}
