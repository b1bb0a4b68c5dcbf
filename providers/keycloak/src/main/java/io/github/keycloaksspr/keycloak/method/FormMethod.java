// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.method;

import io.github.keycloaksspr.keycloak.Texts;
import io.github.keycloaksspr.spi.method.VerificationMethod;
import org.keycloak.models.UserModel;

/** A method that users register with a form of its own. */
public interface FormMethod extends VerificationMethod {

  /**
   * The form for that user.
   *
   * @param texts in the language of the page
   */
  RegistrationForm registrationForm(UserModel user, Texts texts);
}
