// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.questions;

import io.github.keycloaksspr.keycloak.credential.Registered;
import io.github.keycloaksspr.keycloak.credential.StoredCredential;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The secret half of security questions.
 *
 * @param version of the format
 * @param answers in the order of registering
 */
record QuestionsSecret(int version, List<HashedAnswer> answers) {

  static final int VERSION = 1;

  /** More than any policy has asked for. */
  private static final int MOST = 20;

  QuestionsSecret {
    if (version < 0 || answers.isEmpty() || answers.size() > MOST) {
      throw new IllegalArgumentException("Answers must have a version, and be 1 to 20");
    }
    answers = List.copyOf(answers);
  }

  /** The questions that are registered; their answers can be compared, never read. */
  static Optional<Registered> read(KeycloakSession session, StoredCredential stored) {
    return stored
        .secret(QuestionsSecret.class)
        .filter(secret -> secret.version() <= VERSION)
        .filter(secret -> secret.answers().stream().allMatch(HashedAnswers::isOfKnownForm))
        .map(HashedAnswers::new)
        .filter(answers -> answers.areComparable(session))
        .map(answers -> new RegisteredQuestions(stored.id(), stored.confirmedAt(), answers));
  }

  /** The answer to the question of that key; empty when it was not registered. */
  Optional<HashedAnswer> answerTo(String question) {
    return answers.stream().filter(answer -> answer.question().equals(question)).findFirst();
  }

  /**
   * One answer, hashed as the realm hashes passwords. How it was hashed stands beside each, so that
   * the realm's way can change.
   *
   * @param question key of the question
   * @param secret hash and salt, as Keycloak writes them
   * @param data algorithm and cost, as Keycloak writes them
   * @param form number of the {@link io.github.keycloaksspr.domain.typed.AnswerForm} that was
   *     hashed; 0 where none was written
   */
  record HashedAnswer(String question, String secret, String data, int form) {

    /** Twice that of a question that an administrator can write. */
    private static final int LONGEST_QUESTION = 400;

    HashedAnswer {
      if (question.isBlank() || question.length() > LONGEST_QUESTION) {
        throw new IllegalArgumentException("A question must have 1 to 400 characters");
      }
    }

    @Override
    public String toString() {
      return "HashedAnswer";
    }
  }
}
