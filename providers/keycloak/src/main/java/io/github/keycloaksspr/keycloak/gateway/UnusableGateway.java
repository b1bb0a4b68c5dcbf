// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway;

import io.github.keycloaksspr.domain.destination.Channel;
import java.util.Optional;

/** A gateway that cannot work, and says why. */
final class UnusableGateway implements GatewayProvider {

  private final String problem;

  UnusableGateway(String problem) {
    this.problem = problem;
  }

  @Override
  public boolean serves(Channel channel) {
    return false;
  }

  @Override
  public Optional<String> problem() {
    return Optional.of(problem);
  }

  @Override
  public DeliveryResult deliver(OutboundMessage message) {
    return new DeliveryResult.Refused(DeliveryResult.Reason.MISCONFIGURED);
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
