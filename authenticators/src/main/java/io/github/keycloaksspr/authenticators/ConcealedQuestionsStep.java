// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.limit.ResetLimits.Attempt;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.question.Answer;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.page.FormInput;
import java.util.Map;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;

/** Proof by answers, as long as it is concealed whether anybody registered some. */
final class ConcealedQuestionsStep {

  private final ConcealedDialog dialog;
  private final AskedQuestions asked;

  ConcealedQuestionsStep(ConcealedDialog dialog, AskedQuestions asked) {
    this.dialog = dialog;
    this.asked = asked;
  }

  void answer(FormInput input) {
    AskedQuestions.Drawn drawn = asked.draw();
    LoginFormsProvider form = dialog.form();
    if (QuestionsStep.addProblems(input, drawn.keys().size(), form)) {
      dialog.stay(dialog.verification(), form);
    } else if (dialog.attempt(MethodId.SECURITY_QUESTIONS).isPresent()) {
      compare(drawn, QuestionsStep.given(input, drawn.keys()));
    }
  }

  /** Answers stay true, so none is right while the reset is closed: a lock that is no lock. */
  private void compare(AskedQuestions.Drawn drawn, Map<String, Answer> given) {
    ResetLimits limits = dialog.sspr().resetLimits();
    Attempt attempt = limits.attempt(drawn.subject(dialog.subject()));
    boolean right = asked.areRight(drawn, given);
    if (attempt instanceof Attempt.Open open && right) {
      limits.notWrong(open);
      dialog.proven(
          drawn.owner().orElseThrow().reset(),
          UsableMethod.withoutDestination(MethodId.SECURITY_QUESTIONS));
      return;
    }
    if (attempt instanceof Attempt.Open open && limits.wrong(open).isPresent()) {
      dialog.backstage().closed();
    }
    dialog
        .backstage()
        .failed(AuditStep.VERIFY, MethodId.SECURITY_QUESTIONS, Errors.INVALID_USER_CREDENTIALS);
    dialog.stay(dialog.verification(), dialog.form().setError("sspr-error-answers-wrong"));
  }
}
