// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.compat;

import org.keycloak.models.UserModel;
import org.keycloak.models.utils.UserModelDelegate;

/**
 * A user with another mail address. Keycloak writes to the user's own address; only from 26.6 on
 * can its mails be given another one.
 */
public final class AddressedUser extends UserModelDelegate {

  private final String address;

  /**
   * The user as it is, but for the address.
   *
   * @param address where mails go, such as {@code bob@corp.example}
   */
  public AddressedUser(UserModel user, String address) {
    super(user);
    this.address = address;
  }

  @Override
  public String getEmail() {
    return address;
  }
}
