// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.gateway;

import io.github.keycloaksspr.spi.Channel;
import java.util.Optional;

/** A gateway that cannot work, and says why. */
public final class UnusableGateway implements GatewayProvider {

  private final String problem;

  /**
   * Makes one.
   *
   * @param problem why, a sentence for the administrator; never null
   */
  public UnusableGateway(String problem) {
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
