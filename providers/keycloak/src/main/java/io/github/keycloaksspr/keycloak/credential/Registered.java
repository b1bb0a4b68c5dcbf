// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import io.github.keycloaksspr.domain.destination.Destination;
import java.time.Instant;
import java.util.List;

/** A method that a user registered and verified. */
public sealed interface Registered {

  /** Id of the credential. */
  String credentialId();

  /** When the owner last said that it is right. */
  Instant confirmedAt();

  /**
   * A phone or a mailbox.
   *
   * @param destination where codes go
   */
  record At(String credentialId, Instant confirmedAt, Destination destination)
      implements Registered {}

  /**
   * Security questions.
   *
   * @param questions their keys, in the order of registering
   * @param answers to be checked, never read
   */
  record Questions(
      String credentialId, Instant confirmedAt, List<String> questions, HashedAnswers answers)
      implements Registered {}
}
