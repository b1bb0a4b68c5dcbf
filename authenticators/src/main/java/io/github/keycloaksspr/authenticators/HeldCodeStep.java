// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.ResetLimits.Attempt;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.factor.HeldCode;
import io.github.keycloaksspr.keycloak.page.FormInput;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.models.utils.FormMessage;

/** Proof by a code that the person has already: of an authenticator app, or a recovery code. */
final class HeldCodeStep {

  private static final String CODE = "code";
  private static final int LONGEST = 40;

  private final VerificationDialog dialog;
  private final MethodId method;
  private final HeldCode code;

  HeldCodeStep(VerificationDialog dialog, MethodId method, HeldCode code) {
    this.dialog = dialog;
    this.method = method;
    this.code = code;
  }

  /** A code was typed. The try is spent before anybody compares. */
  void enter(FormInput input) {
    Optional<String> problem = problem(input);
    if (problem.isPresent()) {
      refuse(problem.get());
    } else {
      dialog
          .tries()
          .begin(AuditStep.VERIFY, method)
          .ifPresent(attempt -> compare(attempt, input.text(CODE)));
    }
  }

  /** What is wrong with the field before anybody compares: costs no attempt. */
  static Optional<String> problem(FormInput input) {
    return input.problem(CODE, LONGEST, "sspr-error-code-missing");
  }

  private void compare(Attempt.Open attempt, String typed) {
    if (code.accept(typed)) {
      dialog.tries().notWrong(attempt);
      dialog.proven(UsableMethod.withoutDestination(method));
    } else {
      dialog
          .tries()
          .wrong(
              attempt,
              AuditStep.VERIFY,
              method,
              Errors.INVALID_USER_CREDENTIALS,
              () -> refuse("sspr-error-held-code-wrong"));
    }
  }

  private void refuse(String message) {
    dialog.stay(dialog.verification(), dialog.form().addError(new FormMessage(CODE, message)));
  }
}
