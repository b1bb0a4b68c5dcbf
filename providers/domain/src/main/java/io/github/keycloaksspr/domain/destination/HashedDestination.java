// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

/**
 * A destination that was typed, of which only the keyed hash is kept. Codes can be bound to it and
 * it can be compared; nothing can be sent to it.
 *
 * @param canonical the keyed hash of the real one's canonical spelling
 */
public record HashedDestination(String canonical) implements Destination {

  @Override
  public String mask() {
    return "•••";
  }

  @Override
  public String toString() {
    return mask();
  }
}
