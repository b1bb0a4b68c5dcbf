// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.compat;

/** Constants of Keycloak's that are missing or private in the oldest line. */
public final class KeycloakConstants {

  /** Between a client and its role: {@code KeycloakModelUtils.CLIENT_ROLE_SEPARATOR}. */
  public static final char CLIENT_ROLE_SEPARATOR = '.';

  /**
   * A note of the sign-in, that the name is not asked for: {@code
   * AbstractUsernameFormAuthenticator.USERNAME_HIDDEN}. A server that does not know it sets none.
   */
  public static final String USERNAME_HIDDEN = "USERNAME_HIDDEN";

  private KeycloakConstants() {}
}
