// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.questions;

import io.github.keycloaksspr.domain.question.Question;
import io.github.keycloaksspr.keycloak.Texts;

/** The words of questions: ours in the page's language, the administrator's as they were typed. */
record QuestionTexts(Texts texts) {

  /** The question as a person reads it. */
  String of(Question question) {
    return question instanceof Question.Predefined predefined
        ? texts.get("sspr-question-" + predefined.id())
        : question.key();
  }
}
