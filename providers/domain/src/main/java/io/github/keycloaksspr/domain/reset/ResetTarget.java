// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import java.time.Instant;

/**
 * The account whose password is to be reset, as far as the user said. Says nothing about who asks.
 *
 * @param flow random id of this reset: proofs of any other are worthless in it
 * @param user id of the account
 * @param typedName what was typed to name the account; shown again, never looked up again
 * @param reason what the user wants
 * @param startedAt when the account was named
 */
public record ResetTarget(
    String flow, String user, String typedName, Reason reason, Instant startedAt) {

  @Override
  public String toString() {
    return "ResetTarget " + user;
  }
}
