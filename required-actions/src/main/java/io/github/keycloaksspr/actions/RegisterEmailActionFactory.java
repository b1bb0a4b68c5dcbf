// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.Names;

/** Makes the action that registers the email alone, for the account console and links. */
public final class RegisterEmailActionFactory extends ActionFactory {

  public RegisterEmailActionFactory() {
    super(
        Names.REGISTER_EMAIL,
        "SSPR: Register email",
        new RegisterMethodAction(Names.REGISTER_EMAIL));
  }
}
