// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.method;

import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * The account that a reset is about. It is known, or it is concealed whether there is one; a method
 * treats both alike.
 */
public interface Account {

  /** The account's name, as it was typed; never null, and never to be logged. */
  String typedName();

  /**
   * The user, where pages may say what the account has. Empty while it is concealed: then the page
   * must be the same for every name. A method that is not concealable always gets a user.
   */
  Optional<UserModel> known();
}
