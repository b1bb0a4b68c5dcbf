// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.factor.HeldCode;
import io.github.keycloaksspr.keycloak.page.FormInput;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.models.utils.FormMessage;

/** Proof by a code that the person has already: of an authenticator app, or a recovery code. */
final class HeldCodeStep {

  private static final String CODE = "code";
  private static final int LONGEST = 40;

  /** A code of an app is short and always good, so tries last longer than those at a sent code. */
  private static final Duration WINDOW = Duration.ofHours(1);

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
    Optional<String> problem = input.problem(CODE, LONGEST, "sspr-error-code-missing");
    if (problem.isPresent()) {
      refuse(problem.get());
    } else if (!dialog.reset().sspr().limiter().acquire(attempts())) {
      dialog.failed(AuditStep.VERIFY, method, "sspr_attempts_used_up");
      refuse("sspr-error-attempts-used-up", WINDOW.toMinutes());
    } else if (!code.accept(input.text(CODE))) {
      dialog.failed(AuditStep.VERIFY, method, Errors.INVALID_USER_CREDENTIALS);
      refuse("sspr-error-held-code-wrong");
    } else {
      dialog.reset().sspr().limiter().release(attempts());
      dialog.proven(UsableMethod.withoutDestination(method));
    }
  }

  private void refuse(String message, Object... parameters) {
    dialog.stay(
        dialog.verification(), dialog.form().addError(new FormMessage(CODE, message, parameters)));
  }

  private Limit attempts() {
    String subject =
        dialog
            .reset()
            .sspr()
            .hash()
            .of(
                "held-code-attempts",
                dialog.context().getRealm().getId(),
                dialog.reset().user().getId(),
                method.id());
    return new Limit(
        "held-code-attempts", subject, dialog.reset().sspr().policy().codes().attempts(), WINDOW);
  }
}
