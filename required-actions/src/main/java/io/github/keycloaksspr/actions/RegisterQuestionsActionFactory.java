// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.keycloak.Names;

/**
 * Makes the action that registers the security questions alone, for the account console and links.
 */
public final class RegisterQuestionsActionFactory extends ActionFactory {

  public RegisterQuestionsActionFactory() {
    super(
        Names.REGISTER_QUESTIONS,
        "SSPR: Register security questions",
        new RegisterMethodAction(Names.REGISTER_QUESTIONS));
  }
}
