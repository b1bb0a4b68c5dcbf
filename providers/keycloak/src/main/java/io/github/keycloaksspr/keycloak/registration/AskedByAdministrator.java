// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.registration;

import io.github.keycloaksspr.keycloak.Names;
import org.keycloak.models.UserModel;

/**
 * That an administrator wants a user to come to the list of methods at the next sign-in: Keycloak's
 * own mark on the user, shown in its console, which goes when the list is finished.
 */
public final class AskedByAdministrator {

  private AskedByAdministrator() {}

  /** Whether that is so. */
  public static boolean is(UserModel user) {
    return user.getRequiredActionsStream().anyMatch(Names.REGISTER_METHODS::equals);
  }

  /**
   * Asks.
   *
   * @throws org.keycloak.storage.ReadOnlyException when the user cannot be written to
   */
  public static void ask(UserModel user) {
    if (!is(user)) {
      user.addRequiredAction(Names.REGISTER_METHODS);
    }
  }
}
