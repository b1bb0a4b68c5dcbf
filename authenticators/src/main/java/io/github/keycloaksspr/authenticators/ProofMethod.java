// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.page.FormInput;

/**
 * How one kind of step takes what was posted. It treats known and concealed accounts alike, keeps
 * nothing, and sees one request.
 */
interface ProofMethod {

  /** Takes what was posted to the page of that step. */
  MethodResult submit(FormInput input, Step.AtMethod step);

  /** The method that serves a step at which a proof is asked for. */
  static ProofMethod of(ResetAccount account, Verification state, Step.AtMethod step) {
    return step instanceof Step.OfSentCode sent
        ? new SentCodeMethod(account, state, sent.method(), sent.channel())
        : new PageMethod(account, state, step.method());
  }
}
