// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.compat;

import java.util.stream.Stream;

/**
 * Tells Keycloak's own exception for a user storage that does not answer. From 26.5 on Keycloak has
 * it; 26.4 throws what the storage threw.
 */
public final class SilentStorage {

  /** A name and not a class, as a class that is missing could not be compared with. */
  static final String EXCEPTION = "org.keycloak.storage.StorageUnavailableException";

  private SilentStorage() {}

  /** Whether the error is that exception or one that extends it; causes are not looked at. */
  public static boolean isTheReasonOf(Throwable error) {
    return Stream.<Class<?>>iterate(error.getClass(), type -> type != null, Class::getSuperclass)
        .anyMatch(type -> type.getName().equals(EXCEPTION));
  }
}
