// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * Asks for proofs until there are enough. One step with a small machine of its own: Keycloak's way
 * of choosing between alternatives would send a text before the user chose it, could not tell text
 * from call, and could not leave out what was used.
 */
final class VerifyIdentityAuthenticator implements ResetStep {

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    VerificationDialog.show(context);
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    VerificationDialog.answer(context);
  }
}
