// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.questions;

import io.github.keycloaksspr.domain.question.Answer;
import io.github.keycloaksspr.domain.question.GivenAnswers;
import io.github.keycloaksspr.domain.question.Question;
import io.github.keycloaksspr.domain.typed.AnswerForm;
import io.github.keycloaksspr.keycloak.credential.KeycloaksOwn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Answers under the realm's password hash (OWASP: like passwords). Each is compared in the form
 * that it was hashed in, with one hash whatever the form.
 */
final class HashedAnswers {

  private final QuestionsSecret secret;

  HashedAnswers(QuestionsSecret secret) {
    this.secret = secret;
  }

  /** Hashes answers with the algorithm and at the cost that the realm's password policy says. */
  static HashedAnswers hash(KeycloakSession session, Map<Question, Answer> answers) {
    return new HashedAnswers(
        new QuestionsSecret(
            QuestionsSecret.VERSION,
            answers.entrySet().stream()
                .map(entry -> hash(session, entry.getKey(), entry.getValue()))
                .toList()));
  }

  /** Whether this release can compare it. */
  static boolean isOfKnownForm(QuestionsSecret.HashedAnswer answer) {
    return AnswerForm.of(answer.form()).isPresent();
  }

  QuestionsSecret secret() {
    return secret;
  }

  List<String> questions() {
    return secret.answers().stream().map(QuestionsSecret.HashedAnswer::question).toList();
  }

  /**
   * Whether each can be compared with what is typed: whole, of an algorithm that the server has, at
   * a cost that it can bear.
   */
  boolean areComparable(KeycloakSession session) {
    return secret.answers().stream()
        .allMatch(
            answer -> model(answer).filter(hash -> HashCost.isBearable(session, hash)).isPresent());
  }

  /**
   * Whether all answers are right. Each is hashed and compared, also after a wrong one.
   *
   * @param given by key of the question
   */
  boolean matches(KeycloakSession session, Map<String, Answer> given) {
    return new GivenAnswers(given)
        .areAllRight((question, answer) -> matches(session, question, answer));
  }

  private boolean matches(KeycloakSession session, String question, Answer answer) {
    Optional<QuestionsSecret.HashedAnswer> stored = secret.answerTo(question);
    Optional<PasswordCredentialModel> model = stored.flatMap(HashedAnswers::model);
    Optional<AnswerForm> form = stored.flatMap(found -> AnswerForm.of(found.form()));
    if (model.isEmpty() || form.isEmpty()) {
      hashForNothing(session, answer);
      return false;
    }
    PasswordHashProvider hash =
        session.getProvider(
            PasswordHashProvider.class, model.get().getPasswordCredentialData().getAlgorithm());
    return hash != null
        && KeycloaksOwn.read(() -> hash.verify(answer.in(form.get()), model.get())).orElse(false);
  }

  /** Takes as long as comparing an answer with a stored one, where there is none. */
  private static void hashForNothing(KeycloakSession session, Answer answer) {
    PasswordPolicy policy = session.getContext().getRealm().getPasswordPolicy();
    provider(session, policy).encodedCredential(answer.normalised(), policy.getHashIterations());
  }

  private static QuestionsSecret.HashedAnswer hash(
      KeycloakSession session, Question question, Answer answer) {
    PasswordPolicy policy = session.getContext().getRealm().getPasswordPolicy();
    PasswordCredentialModel hashed =
        provider(session, policy)
            .encodedCredential(answer.normalised(), policy.getHashIterations());
    return new QuestionsSecret.HashedAnswer(
        question.key(),
        hashed.getSecretData(),
        hashed.getCredentialData(),
        AnswerForm.NEWEST.number());
  }

  /** The realm's algorithm, or the server's own where the realm names one that is not there. */
  private static PasswordHashProvider provider(KeycloakSession session, PasswordPolicy policy) {
    return Optional.ofNullable(policy.getHashAlgorithm())
        .map(algorithm -> session.getProvider(PasswordHashProvider.class, algorithm))
        .orElseGet(() -> session.getProvider(PasswordHashProvider.class));
  }

  /** Empty where Keycloak cannot read it, which it says with any exception. */
  private static Optional<PasswordCredentialModel> model(QuestionsSecret.HashedAnswer answer) {
    CredentialModel model = new CredentialModel();
    model.setType(PasswordCredentialModel.TYPE);
    model.setSecretData(answer.secret());
    model.setCredentialData(answer.data());
    return KeycloaksOwn.read(() -> PasswordCredentialModel.createFromCredentialModel(model));
  }
}
