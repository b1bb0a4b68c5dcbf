// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import java.time.Instant;

/**
 * Whose password is to be reset, as far as anybody said. Says nothing about who is asking.
 *
 * @param flow random id of this reset: proofs of any other are worthless in it
 * @param user id of the user
 * @param typedName what was typed to name the user; shown again, never looked up again
 * @param reason what the person wants
 * @param startedAt when the user was named
 */
public record Candidate(
    String flow, String user, String typedName, Reason reason, Instant startedAt) {

  @Override
  public String toString() {
    return "Candidate " + user;
  }
}
