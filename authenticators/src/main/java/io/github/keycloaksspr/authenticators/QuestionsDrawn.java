// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.question.Question;
import io.github.keycloaksspr.domain.question.QuestionDraw;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.Registered;
import io.github.keycloaksspr.keycloak.method.QuestionTexts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /** As the template takes them: number and words. */
  List<Map<String, Object>> shown(QuestionTexts texts) {
    List<Map<String, Object>> shown = new ArrayList<>();
    for (String key : keys()) {
      shown.add(Map.of("index", shown.size() + 1, "text", texts.of(Question.of(key))));
    }
    return shown;
  }
}
