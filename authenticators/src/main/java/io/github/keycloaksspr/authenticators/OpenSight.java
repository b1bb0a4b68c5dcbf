// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.proof.ProofLedger;
import java.util.List;
import java.util.Map;

/** Tells what there is: the methods of this user that can still add a proof. */
record OpenSight(Reset reset, ProofLedger ledger) implements Sight {

  @Override
  public String account() {
    return reset.candidate().typedName();
  }

  @Override
  public int steps() {
    return reset.required();
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
  public List<String> questions() {
    return new QuestionsDrawn(reset).keys();
  }
}
