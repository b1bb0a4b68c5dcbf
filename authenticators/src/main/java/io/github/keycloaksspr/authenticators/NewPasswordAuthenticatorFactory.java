// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.keycloak.Names;
import org.keycloak.authentication.Authenticator;

/** Third step of a reset: the new password, or the unlocked account. */
public final class NewPasswordAuthenticatorFactory extends StepFactory {

  private static final Authenticator STEP = new NewPasswordAuthenticator();

  public NewPasswordAuthenticatorFactory() {
    super(
        Names.NEW_PASSWORD,
        "SSPR 3: New password",
        "Sets the new password or lifts the lock, if the proofs are there. Must be REQUIRED and come last.",
        STEP);
  }
}
