// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import io.github.keycloaksspr.keycloak.gateway.GatewayChoice;
import io.github.keycloaksspr.keycloak.gateway.Gateways;
import io.github.keycloaksspr.keycloak.metrics.Meters;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.gateway.DeliveryResult;
import io.github.keycloaksspr.spi.gateway.OutboundMessage;
import java.time.Duration;
import org.keycloak.email.EmailException;
import org.keycloak.models.KeycloakSession;

/** The moment in which a message leaves the server: timed and counted for operators. */
public final class Handover {

  /** Mails go to the mail server of the realm, whichever that is. */
  private static final String MAIL_SERVER = "smtp";

  private static final String NO_GATEWAY = "none";

  private Handover() {}

  /** Gives a mail to the mail server. */
  public interface Mailing {

    /**
     * Does it.
     *
     * @throws EmailException when the mail server does not take it
     */
    void send() throws EmailException;
  }

  /**
   * Gives a mail to the mail server of the realm of this session.
   *
   * @throws EmailException when the mail server does not take it
   */
  public static void mail(KeycloakSession own, Mailing mailing) throws EmailException {
    long begun = System.nanoTime();
    Outcome outcome = Outcome.MAIL_FAILED;
    try {
      mailing.send();
      outcome = Outcome.SENT;
    } finally {
      count(own, Channel.MAIL, MAIL_SERVER, outcome, begun);
    }
  }

  /** Gives a message to the gateway of the realm of this session. */
  static DeliveryResult toPhone(KeycloakSession own, OutboundMessage message) {
    GatewayChoice choice = Gateways.of(own, own.getContext().getRealm());
    long begun = System.nanoTime();
    Outcome outcome = Outcome.UNKNOWN;
    try {
      DeliveryResult result = choice.gateway().deliver(message);
      outcome = Outcome.of(result);
      return result;
    } finally {
      count(own, channel(message), choice.id().orElse(NO_GATEWAY), outcome, begun);
    }
  }

  private static Channel channel(OutboundMessage message) {
    return message instanceof OutboundMessage.VoiceCall ? Channel.VOICE : Channel.SMS;
  }

  private static void count(
      KeycloakSession own, Channel channel, String gateway, Outcome outcome, long begun) {
    Meters.message(
        own.getContext().getRealm().getName(),
        channel.id(),
        gateway,
        outcome.id(),
        Duration.ofNanos(System.nanoTime() - begun));
  }
}
