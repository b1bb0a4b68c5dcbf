// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * How registrations of a method are stored. Formats are read forward, as {@link MethodData} says.
 */
@FunctionalInterface
public interface StoredForm {

  /**
   * What is registered.
   *
   * @return empty for what this release cannot read: newer than it, or damaged
   */
  Optional<Registered> read(KeycloakSession session, StoredCredential stored);
}
