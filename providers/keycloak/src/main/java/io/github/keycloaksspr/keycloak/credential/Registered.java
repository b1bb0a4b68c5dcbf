// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import io.github.keycloaksspr.domain.destination.Destination;
import java.time.Instant;
import java.util.Optional;

/** What a user registered with a method, and verified. */
public interface Registered {

  /** Id of the credential. */
  String credentialId();

  /** When the owner last said that it is right. */
  Instant confirmedAt();

  /** Where codes go; empty for what takes no codes. */
  default Optional<Destination> destination() {
    return Optional.empty();
  }

  /** A phone or mailbox that was read. */
  static Registered at(StoredCredential stored, Destination destination) {
    return new RegisteredDestination(stored.id(), stored.confirmedAt(), Optional.of(destination));
  }
}
