// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A method that can be chosen, as the pages show it.
 *
 * @param id which
 * @param channels the ways a code can travel; empty for methods that send nothing
 * @param hint the mask of where codes go; empty where there is none, or it is not told
 */
record OfferedMethod(MethodId id, List<Channel> channels, String hint) {

  OfferedMethod {
    channels = List.copyOf(channels);
  }

  /** One of a known account, with its hint. */
  static OfferedMethod of(UsableMethod method) {
    return new OfferedMethod(
        method.id(),
        method.channels(),
        method.destination().map(destination -> destination.mask()).orElse(""));
  }

  /** Whether it can be chosen that way. */
  boolean supports(Optional<Channel> channel) {
    return channel.map(channels::contains).orElse(channels.isEmpty());
  }

  /** The entries of the list on the page: one for each way. */
  Stream<Map<String, Object>> options() {
    Stream<String> ways = channels.isEmpty() ? Stream.of("") : channels.stream().map(Channel::id);
    return ways.map(channel -> Map.of("method", id.value(), "channel", channel, "hint", hint));
  }
}
