// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway;

import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.gateway.GatewayProvider;
import io.github.keycloaksspr.spi.gateway.UnusableGateway;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The gateway that a realm uses, and who chose it.
 *
 * @param source who chose it
 * @param id the gateway's id, empty if none was chosen
 * @param gateway the gateway itself; one that serves nothing if none was chosen
 */
public record GatewayChoice(Source source, Optional<String> id, GatewayProvider gateway) {

  /** Who chose a realm's gateway. */
  public enum Source {
    /** The realm has one of its own. */
    REALM,
    /** Server options, for all realms that have none of their own. */
    SERVER,
    /** None. */
    NONE
  }

  static GatewayChoice none(String why) {
    return new GatewayChoice(Source.NONE, Optional.empty(), new UnusableGateway(why));
  }

  /** The ways to reach a phone; without any, phones are not offered as methods. */
  public List<Channel> channels() {
    return Stream.of(Channel.SMS, Channel.VOICE).filter(gateway::serves).toList();
  }

  /** Why phones are not offered, a sentence for the administrator; empty if they are. */
  public Optional<String> problem() {
    return gateway.problem();
  }
}
