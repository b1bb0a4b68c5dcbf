// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.keycloak.Names;
import org.keycloak.authentication.Authenticator;

/** First step of a reset: whose password is it? */
public final class IdentifyUserAuthenticatorFactory extends StepFactory {

  private static final Authenticator STEP = new IdentifyUserAuthenticator();

  public IdentifyUserAuthenticatorFactory() {
    super(
        Names.IDENTIFY_USER,
        "SSPR 1: Identify user",
        "Asks for the account and whether it may reset its password. Must be REQUIRED and come first.",
        STEP);
  }
}
