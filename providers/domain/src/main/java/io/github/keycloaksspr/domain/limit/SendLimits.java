// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.Purpose;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.spi.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many codes may be sent: for one user, to one number or mailbox whichever user asks, from one
 * client address, and in a realm. A phone cannot be flooded, nor money be earned by having texts
 * sent (OWASP Forgot Password, rate limits).
 *
 * <p>Each purpose has limits of its own, so that a user who registers cannot use up what another
 * needs for a reset, and the other way round.
 */
public final class SendLimits {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
  private static final Duration DAY = Duration.ofDays(1);

  /** A destination may serve two people, such as a couple's phone. */
  private static final int TIMES_FOR_DESTINATION = 2;

  /** Over a day, far less than the short window would add up to. */
  private static final int TIMES_FOR_DESTINATION_A_DAY = 4;

  private final Limiter limiter;
  private final KeyedHash hash;
  private final LimitRules rules;
  private final String realm;

  public SendLimits(Limiter limiter, KeyedHash hash, LimitRules rules, String realm) {
    this.limiter = limiter;
    this.hash = hash;
    this.rules = rules;
    this.realm = realm;
  }

  /**
   * Takes the right to send one code.
   *
   * @param client where it is asked for
   */
  public SendPermit ask(
      Subject subject,
      Purpose purpose,
      Channel channel,
      Destination destination,
      ClientAddress client) {
    List<Slot> taken = new ArrayList<>();
    for (Rung rung : rungs(subject, purpose, channel, destination, client)) {
      Optional<Slot> slot = limiter.take(rung.limit());
      if (slot.isEmpty()) {
        taken.forEach(limiter::giveBack);
        return new SendPermit.Refused(rung.reason());
      }
      taken.add(slot.get());
    }
    return new SendPermit.Granted(taken);
  }

  /** Gives a right back after all: nothing was sent. */
  public void notSent(SendPermit.Granted permit) {
    permit.slots().forEach(limiter::giveBack);
  }

  /** Forgets what was sent for that user. What went to a destination is not forgotten. */
  public void forget(Subject subject, Purpose purpose) {
    limiter.release(perUser(subject, purpose, Kind.MESSAGE));
    limiter.release(perUser(subject, purpose, Kind.MAIL));
  }

  private record Rung(Limit limit, SendPermit.Reason reason) {}

  private enum Kind {
    MESSAGE("message"),
    MAIL("mail");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    static Kind of(Channel channel) {
      return channel == Channel.MAIL ? MAIL : MESSAGE;
    }
  }

  private List<Rung> rungs(
      Subject subject,
      Purpose purpose,
      Channel channel,
      Destination destination,
      ClientAddress client) {
    Kind kind = Kind.of(channel);
    String place = hash.of("send-to", realm, hash.destination(destination), purpose.id());
    return List.of(
        new Rung(perUser(subject, purpose, kind), SendPermit.Reason.USER),
        new Rung(
            new Limit("send-place", place, most(kind) * TIMES_FOR_DESTINATION, window(kind)),
            SendPermit.Reason.DESTINATION),
        new Rung(
            new Limit("send-place-day", place, most(kind) * TIMES_FOR_DESTINATION_A_DAY, DAY),
            SendPermit.Reason.DESTINATION),
        new Rung(
            new Limit(
                "send-address",
                hash.of("send-address", realm, client.network(), purpose.id(), kind.id),
                rules.messagesPerAddressPerHour(),
                HOUR),
            SendPermit.Reason.ADDRESS),
        new Rung(
            new Limit(
                "send-realm",
                hash.of("send-realm", realm, purpose.id(), kind.id),
                rules.realmMessagesPerHour(),
                HOUR),
            SendPermit.Reason.REALM));
  }

  private Limit perUser(Subject subject, Purpose purpose, Kind kind) {
    return new Limit(
        "send-user",
        hash.of("send-user", subject.hash(), purpose.id(), kind.id),
        most(kind),
        window(kind));
  }

  private int most(Kind kind) {
    return kind == Kind.MAIL ? rules.mailsPerTenMinutes() : rules.messagesPerHour();
  }

  private static Duration window(Kind kind) {
    return kind == Kind.MAIL ? TEN_MINUTES : HOUR;
  }
}
