// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.limit.ResetLimits.Attempt;
import io.github.keycloaksspr.domain.limit.Subject;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.factor.HeldCode;
import io.github.keycloaksspr.keycloak.page.FormInput;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.models.utils.FormMessage;

/** Proof by a code of a second factor, as long as it is concealed whether anybody has one. */
final class ConcealedHeldCodeStep {

  private final ConcealedDialog dialog;
  private final MethodId method;

  ConcealedHeldCodeStep(ConcealedDialog dialog, MethodId method) {
    this.dialog = dialog;
    this.method = method;
  }

  /** Who can be proven by such a code. */
  private record Holder(Reset reset, HeldCode code) {}

  void enter(FormInput input) {
    Optional<String> problem = HeldCodeStep.problem(input);
    if (problem.isPresent()) {
      refuse(problem.get());
    } else if (dialog.attempt(method).isPresent()) {
      compare(input.text(HeldCodeStep.CODE));
    }
  }

  /** While the reset is closed no code is right, and none is used up. */
  private void compare(String typed) {
    ResetLimits limits = dialog.sspr().resetLimits();
    Optional<Holder> holder = holder();
    Subject counted = holder.map(found -> found.reset().subject()).orElse(dialog.subject());
    Attempt attempt = limits.attempt(counted);
    if (attempt instanceof Attempt.Open open
        && holder.filter(found -> found.code().accept(typed)).isPresent()) {
      limits.notWrong(open);
      dialog.proven(holder.get().reset(), UsableMethod.withoutDestination(method));
      return;
    }
    if (attempt instanceof Attempt.Open open && limits.wrong(open).isPresent()) {
      dialog.backstage().closed();
    }
    dialog.backstage().failed(AuditStep.VERIFY, method, Errors.INVALID_USER_CREDENTIALS);
    refuse("sspr-error-held-code-wrong");
  }

  private Optional<Holder> holder() {
    return dialog
        .openEvenly()
        .filter(reset -> reset.usable().find(method).isPresent())
        .flatMap(
            reset ->
                reset
                    .sspr()
                    .heldCodes(reset.user())
                    .of(method)
                    .map(code -> new Holder(reset, code)));
  }

  private void refuse(String message) {
    dialog.stay(
        dialog.verification(), dialog.form().addError(new FormMessage(HeldCodeStep.CODE, message)));
  }
}
