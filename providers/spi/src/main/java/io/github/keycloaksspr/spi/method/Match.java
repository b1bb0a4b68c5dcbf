// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.method;

import java.util.Optional;

/**
 * What was typed was right.
 *
 * @param credential id of what it was right for, one of the user's {@link Enrolment}; empty where
 *     it was used up by that
 */
public record Match(Optional<String> credential) {

  /** It was right for that, which is there as before. */
  public static Match of(String credential) {
    return new Match(Optional.of(credential));
  }

  /** It was right for the last of something, of which nothing is left. */
  public static Match usedUp() {
    return new Match(Optional.empty());
  }
}
