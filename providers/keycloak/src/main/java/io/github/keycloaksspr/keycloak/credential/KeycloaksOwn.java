// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Reads credentials that Keycloak stored, with Keycloak's own classes. What they cannot read they
 * refuse with exceptions of many kinds, and some holes show only when a member is asked for.
 */
public final class KeycloaksOwn {

  private static final Logger LOG = Logger.getLogger(KeycloaksOwn.class);

  private KeycloaksOwn() {}

  /**
   * What was read.
   *
   * @param reading takes a text apart that is there already; it must ask no store, because a store
   *     that fails would pass for a damaged credential
   * @return empty where it is damaged
   */
  public static <T> Optional<T> read(Supplier<T> reading) {
    try {
      return Optional.ofNullable(reading.get());
    } catch (RuntimeException e) {
      LOG.debugf("A credential cannot be read: %s", e.getClass().getName());
      return Optional.empty();
    }
  }
}
