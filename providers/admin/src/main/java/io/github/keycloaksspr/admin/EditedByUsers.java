// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

import java.util.Optional;
import org.keycloak.representations.userprofile.config.UPAttribute;

/** Whether users may edit an attribute that the user profile declares. */
public final class EditedByUsers {

  private static final String USER = "user";

  private EditedByUsers() {}

  /** An attribute without permissions is edited by no user. */
  public static boolean is(UPAttribute attribute) {
    return Optional.ofNullable(attribute.getPermissions())
        .map(permissions -> permissions.getEdit().contains(USER))
        .orElse(false);
  }
}
