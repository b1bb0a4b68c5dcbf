// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.page.FormInput;
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
    } else if (!dialog.sspr().limiter().acquire(attempts())) {
      refuse("sspr_attempts_used_up");
      dialog.stay(
          dialog.verification(),
          form.setError("sspr-error-attempts-used-up", QuestionsStep.WINDOW.toMinutes()));
    } else if (!asked.areRight(drawn, QuestionsStep.given(input, drawn.keys()))) {
      refuse(Errors.INVALID_USER_CREDENTIALS);
      dialog.stay(dialog.verification(), form.setError("sspr-error-answers-wrong"));
    } else {
      dialog.sspr().limiter().release(attempts());
      dialog.proven(
          drawn.owner().orElseThrow().reset(),
          UsableMethod.withoutDestination(MethodId.SECURITY_QUESTIONS));
    }
  }

  private void refuse(String error) {
    dialog.backstage().failed(AuditStep.VERIFY, MethodId.SECURITY_QUESTIONS, error);
  }

  private Limit attempts() {
    return dialog.tries("answers", MethodId.SECURITY_QUESTIONS, QuestionsStep.WINDOW);
  }
}
