// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.keycloak.Names;
import org.keycloak.authentication.Authenticator;

/** Second step of a reset: prove it. */
public final class VerifyIdentityAuthenticatorFactory extends StepFactory {

  private static final Authenticator STEP = new VerifyIdentityAuthenticator();

  public VerifyIdentityAuthenticatorFactory() {
    super(
        Names.VERIFY_IDENTITY,
        "SSPR 2: Verify identity",
        "Asks for as many proofs of identity as the policy wants. Must be REQUIRED and come second.",
        STEP);
  }
}
