// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.ResetLimits.Attempt;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.question.Answer;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.credential.Registered;
import io.github.keycloaksspr.keycloak.page.FormInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.utils.FormMessage;

/** Proof by answers. Which one was wrong is never said. */
final class QuestionsStep {

  private static final String FIELD = "answer-";

  /** More than an answer may have, so that no right one is cut off by how it is typed. */
  private static final int LONGEST = 200;

  private final VerificationDialog dialog;

  QuestionsStep(VerificationDialog dialog) {
    this.dialog = dialog;
  }

  void answer(FormInput input) {
    QuestionsDrawn drawn = new QuestionsDrawn(dialog.reset());
    LoginFormsProvider form = dialog.form();
    if (addProblems(input, drawn.keys().size(), form)) {
      dialog.stay(dialog.verification(), form);
    } else {
      dialog
          .tries()
          .begin(AuditStep.VERIFY, MethodId.SECURITY_QUESTIONS)
          .ifPresent(attempt -> compare(attempt, input, drawn));
    }
  }

  private void compare(Attempt.Open attempt, FormInput input, QuestionsDrawn drawn) {
    List<String> keys = drawn.keys();
    if (drawn.registered().filter(stored -> matches(input, keys, stored)).isPresent()) {
      dialog.tries().notWrong(attempt);
      dialog.proven(UsableMethod.withoutDestination(MethodId.SECURITY_QUESTIONS));
    } else {
      dialog
          .tries()
          .wrong(
              attempt,
              AuditStep.VERIFY,
              MethodId.SECURITY_QUESTIONS,
              Errors.INVALID_USER_CREDENTIALS,
              () ->
                  dialog.stay(
                      dialog.verification(), dialog.form().setError("sspr-error-answers-wrong")));
    }
  }

  /** What is wrong with fields before anybody compares: costs no attempt. */
  static boolean addProblems(FormInput input, int count, LoginFormsProvider form) {
    boolean found = false;
    for (int i = 1; i <= count; i++) {
      String field = FIELD + i;
      Optional<String> problem = input.problem(field, LONGEST, "sspr-error-answer-missing");
      problem.ifPresent(message -> form.addError(new FormMessage(field, message)));
      found |= problem.isPresent();
    }
    return found;
  }

  private boolean matches(FormInput input, List<String> keys, Registered.Questions stored) {
    return stored.answers().matches(dialog.context().getSession(), given(input, keys));
  }

  /** What was answered, by key of the question. */
  static Map<String, Answer> given(FormInput input, List<String> keys) {
    Map<String, Answer> given = new HashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      given.put(keys.get(i), Answer.of(input.text(FIELD + (i + 1))));
    }
    return given;
  }
}
