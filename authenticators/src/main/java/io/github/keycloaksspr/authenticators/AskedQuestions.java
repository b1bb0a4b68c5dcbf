// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.question.QuestionDraw;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.Registered;
import java.util.List;
import java.util.Optional;

/** The questions that a known account is asked. */
final class AskedQuestions {

  private final KnownAccount account;

  AskedQuestions(KnownAccount account) {
    this.account = account;
  }

  /** What the user registered; empty when that is nothing. */
  Optional<Registered.Questions> registered() {
    return account
        .sspr()
        .store(account.user())
        .find(MethodCredentialType.QUESTIONS)
        .filter(Registered.Questions.class::isInstance)
        .map(Registered.Questions.class::cast);
  }

  /** Their keys, in the order of asking; none when the user has none. */
  List<String> keys() {
    return registered()
        .map(
            questions ->
                new QuestionDraw(account.sspr().hash())
                    .draw(
                        questions.credentialId(),
                        questions.questions(),
                        account.sspr().policy().questions().toReset()))
        .orElse(List.of());
  }
}
