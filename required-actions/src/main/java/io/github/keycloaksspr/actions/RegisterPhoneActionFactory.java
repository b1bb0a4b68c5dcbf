// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.Names;

/** Makes the action that registers the phone alone, for the account console and links. */
public final class RegisterPhoneActionFactory extends ActionFactory {

  public RegisterPhoneActionFactory() {
    super(
        Names.REGISTER_PHONE,
        "SSPR: Register phone",
        new RegisterMethodAction(Names.REGISTER_PHONE));
  }
}
