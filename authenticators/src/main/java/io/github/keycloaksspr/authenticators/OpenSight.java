// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.proof.ProofLedger;
import io.github.keycloaksspr.keycloak.factor.HeldCode;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Tells what there is: the methods of this user that can still add a proof. */
record OpenSight(Reset reset, ProofLedger ledger) implements Sight {

  @Override
  public String account() {
    return reset.candidate().typedName();
  }

  @Override
  public int steps() {
    return reset.required(ledger);
  }

  @Override
  public List<Map<String, Object>> options() {
    return ResetPages.options(ledger.remaining(reset.usable(), reset.sspr().hash()).list());
  }

  @Override
  public String hint(MethodId method) {
    return reset.usable().find(method).map(ResetPages::hint).orElse("");
  }

  @Override
  public OptionalInt number(MethodId method) {
    return reset
        .sspr()
        .heldCodes(reset.user())
        .of(method)
        .map(HeldCode::number)
        .orElseGet(OptionalInt::empty);
  }

  @Override
  public List<String> questions() {
    return new QuestionsDrawn(reset).keys();
  }
}
