// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import java.util.List;

/**
 * The secret half of security questions.
 *
 * @param version of the format
 * @param answers in the order of registering
 */
record QuestionsSecret(int version, List<HashedAnswer> answers) {

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

    @Override
    public String toString() {
      return "HashedAnswer";
    }
  }
}
