// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.method;

import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.destination.Destination;
import java.util.List;
import java.util.Optional;

/**
 * A method that a certain user can prove identity with now: allowed by the policy, registered and
 * verified (or vouched for by an administrator), and with a channel that works.
 *
 * @param id which
 * @param destination where codes go; empty for methods that send nothing
 * @param channels the ways a code can travel, in the order of offering; empty for methods that send
 *     nothing
 */
public record UsableMethod(MethodId id, Optional<Destination> destination, List<Channel> channels) {

  public UsableMethod {
    channels = List.copyOf(channels);
    if (destination.isPresent() == channels.isEmpty()) {
      throw new IllegalArgumentException(
          "A method has channels if and only if it has a destination");
    }
  }

  /** A method that sends nothing. */
  public static UsableMethod withoutDestination(MethodId id) {
    return new UsableMethod(id, Optional.empty(), List.of());
  }

  /** Whether a code for this method can travel that way. */
  public boolean supports(Optional<Channel> channel) {
    return channel.map(channels::contains).orElse(channels.isEmpty());
  }
}
