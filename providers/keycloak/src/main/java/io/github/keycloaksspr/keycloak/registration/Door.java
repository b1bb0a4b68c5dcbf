// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.registration;

/** Whether what a user registers could ever be of use to that user. */
public enum Door {
  /** The user may reset the password, or unlock the account. */
  OPEN,
  /** The policy does not let the user reset. */
  OUT_OF_SCOPE,
  /** The password is kept where Keycloak cannot change it, and there is no lock to lift. */
  MANAGED_ELSEWHERE
}
