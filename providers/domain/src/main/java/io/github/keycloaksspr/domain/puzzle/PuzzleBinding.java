// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.puzzle;

import io.github.keycloaksspr.domain.destination.Purpose;
import io.github.keycloaksspr.domain.secret.KeyedHash;

/**
 * What a puzzle is good for; its solution is worthless anywhere else.
 *
 * @param realm id of the realm
 * @param purpose of what is done with it
 * @param session the browser's tab, so that puzzles are not solved for others or ahead of time
 */
public record PuzzleBinding(String realm, Purpose purpose, String session) {

  /** The key that signs its puzzles. */
  String key(KeyedHash hash) {
    return hash.of("puzzle", realm, purpose.id(), session);
  }

  @Override
  public String toString() {
    return "PuzzleBinding for " + purpose.id();
  }
}
