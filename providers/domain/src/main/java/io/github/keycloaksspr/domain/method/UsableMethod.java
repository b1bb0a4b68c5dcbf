// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.method;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A method that a certain user can prove identity with now: allowed by the policy, registered and
 * verified (or vouched for by an administrator), and with a channel that works.
 *
 * @param id which
 * @param destination where codes go; empty for methods that send nothing
 * @param channels the ways a code can travel, in the order of offering; empty for methods that send
 *     nothing
 * @param credentials ids of the credentials that can give the proof; empty for methods that send
 *     codes
 */
public record UsableMethod(
    MethodId id,
    Optional<Destination> destination,
    List<Channel> channels,
    Set<String> credentials) {

  public UsableMethod {
    channels = List.copyOf(channels);
    credentials = Set.copyOf(credentials);
    if (destination.isPresent() == channels.isEmpty()) {
      throw new IllegalArgumentException(
          "A method has channels if and only if it has a destination");
    }
  }

  /** A method that sends codes to a destination. */
  public static UsableMethod to(MethodId id, Destination destination, List<Channel> channels) {
    return new UsableMethod(id, Optional.of(destination), channels, Set.of());
  }

  /** A method that sends nothing. */
  public static UsableMethod withoutDestination(MethodId id, Set<String> credentials) {
    return new UsableMethod(id, Optional.empty(), List.of(), credentials);
  }

  /** Whether a code for this method can travel that way. */
  public boolean supports(Optional<Channel> channel) {
    return channel.map(channels::contains).orElse(channels.isEmpty());
  }
}
