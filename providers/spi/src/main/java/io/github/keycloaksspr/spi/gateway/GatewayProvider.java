// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.gateway;

import io.github.keycloaksspr.spi.Channel;
import java.util.Optional;
import org.keycloak.provider.Provider;

/**
 * Brings a message to a phone. One instance serves one Keycloak session and is not shared between
 * threads.
 *
 * <p>A gateway says <em>no</em> by its return value; it never throws for an answer of the other
 * side. Every call ends within the gateway's own time-outs, and no request that may have arrived is
 * ever repeated: a person would get two codes, of which the first is dead.
 */
public interface GatewayProvider extends Provider {

  /**
   * Whether the gateway has the settings it needs to use this channel. Methods are not offered over
   * a channel that is not served.
   *
   * @param channel {@link Channel#SMS} or {@link Channel#VOICE}, never null
   */
  boolean serves(Channel channel);

  /** Why it serves no channel at all, a sentence for the administrator; empty if it serves one. */
  default Optional<String> problem() {
    return serves(Channel.SMS) || serves(Channel.VOICE)
        ? Optional.empty()
        : Optional.of("The gateway is not set up.");
  }

  /**
   * Hands the message over and waits for the other side's answer.
   *
   * @param message what to send, never null
   * @return what became of it, never null
   */
  DeliveryResult deliver(OutboundMessage message);
}
