// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.limit.ResetLimits.Attempt;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.factor.HeldCode;
import io.github.keycloaksspr.keycloak.page.FormInput;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.models.utils.FormMessage;

/**
 * Proof by a code of an app or a list, as long as it is concealed whether anybody has one. Nothing
 * was sent that could be compared instead, so the account is looked up for each try.
 */
final class ConcealedHeldCodeStep {

  private final ConcealedDialog dialog;
  private final MethodId method;

  ConcealedHeldCodeStep(ConcealedDialog dialog, MethodId method) {
    this.dialog = dialog;
    this.method = method;
  }

  void enter(FormInput input) {
    Optional<String> problem = HeldCodeStep.problem(input);
    if (problem.isPresent()) {
      refuse(problem.get());
      return;
    }
    // Before the try is taken: while too many ask at once, none is lost.
    Optional<Reset> owner = dialog.owner(method);
    if (dialog.attempt(method).isPresent()) {
      compare(owner, input.text("code"));
    }
  }

  /** Codes stay true, so none is right, and none is consumed, while the reset is closed. */
  private void compare(Optional<Reset> owner, String typed) {
    ResetLimits limits = dialog.sspr().resetLimits();
    Attempt attempt = limits.attempt(owner.map(Reset::subject).orElseGet(dialog::subject));
    if (attempt instanceof Attempt.Open open
        && owner.flatMap(this::code).filter(code -> code.accept(typed)).isPresent()) {
      limits.notWrong(open);
      dialog.proven(owner.orElseThrow(), UsableMethod.withoutDestination(method));
      return;
    }
    if (attempt instanceof Attempt.Open open && limits.wrong(open).isPresent()) {
      dialog.backstage().closed();
    }
    dialog.backstage().failed(AuditStep.VERIFY, method, Errors.INVALID_USER_CREDENTIALS);
    refuse("sspr-error-held-code-wrong");
  }

  private Optional<HeldCode> code(Reset reset) {
    return reset.sspr().heldCodes(reset.user()).of(method);
  }

  private void refuse(String message) {
    dialog.stay(dialog.verification(), dialog.form().addError(new FormMessage("code", message)));
  }
}
