// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.question.QuestionDraw;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.Registered;
import java.util.List;
import java.util.Optional;

/** The questions that the candidate is asked. */
final class QuestionsDrawn {

  private final Reset reset;

  QuestionsDrawn(Reset reset) {
    this.reset = reset;
  }

  Optional<Registered.Questions> registered() {
    return reset
        .sspr()
        .store(reset.user())
        .find(MethodCredentialType.QUESTIONS)
        .filter(Registered.Questions.class::isInstance)
        .map(Registered.Questions.class::cast);
  }

  /** Their keys, in the order of asking; none when the user has none. */
  List<String> keys() {
    return registered()
        .map(
            questions ->
                new QuestionDraw(reset.sspr().hash())
                    .draw(
                        questions.credentialId(),
                        questions.questions(),
                        reset.sspr().policy().questions().toReset()))
        .orElse(List.of());
  }
}
