// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.log;

import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.gateway.DeliveryResult;
import io.github.keycloaksspr.spi.gateway.GatewayProvider;
import io.github.keycloaksspr.spi.gateway.OutboundMessage;
import io.github.keycloaksspr.spi.gateway.OutboundMessage.TextMessage;
import io.github.keycloaksspr.spi.gateway.OutboundMessage.VoiceCall;
import io.github.keycloaksspr.spi.gateway.Recipient;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Writes messages, codes and all, to the server's log. */
final class LogGatewayProvider implements GatewayProvider {

  private static final Logger LOG = Logger.getLogger(LogGatewayProvider.class);

  private final LogMode mode;

  LogGatewayProvider(LogMode mode) {
    this.mode = mode;
  }

  @Override
  public boolean serves(Channel channel) {
    return mode.writes() && channel != Channel.MAIL;
  }

  @Override
  public Optional<String> problem() {
    return mode.writes()
        ? Optional.empty()
        : Optional.of(
            "The gateway log works only on a server that was started with start-dev: codes would stand in the log.");
  }

  @Override
  public DeliveryResult deliver(OutboundMessage message) {
    if (!mode.writes()) {
      return new DeliveryResult.Refused(DeliveryResult.Reason.MISCONFIGURED);
    }
    String reference = UUID.randomUUID().toString();
    LOG.warnf(
        "NOT SENT, only written here by the gateway log: %s %s: %s",
        message instanceof VoiceCall ? "call to" : "text to", number(message.to()), words(message));
    return new DeliveryResult.Accepted(reference);
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private static String number(Recipient phone) {
    return phone.e164() + phone.extension().map(digits -> " ext. " + digits).orElse("");
  }

  private static String words(OutboundMessage message) {
    return message instanceof TextMessage text
        ? text.body().replace('\n', ' ')
        : String.join(" ", ((VoiceCall) message).phrases());
  }
}
