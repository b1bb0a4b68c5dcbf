// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.Purpose;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.spi.Channel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a reset asks before it does what an attacker wants done often: may this address ask, may
 * this user try, may this be sent, may this be granted? A user who is over a limit finds the reset
 * closed for a while; signing in is never touched (OWASP Forgot Password: do not lock an account
 * because a reset was asked for).
 *
 * <p>A try takes its slot before anything is compared and keeps it if it was wrong. A right one
 * gives back its own slot and no other: knowing one factor buys no guesses at the next (NIST SP
 * 800-63B-4 §3.2.2). Only a granted reset clears the counters.
 */
public final class ResetLimits {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final Limiter limiter;
  private final LockStore locks;
  private final SendLimits sends;
  private final Clock clock;
  private final KeyedHash hash;
  private final LimitRules rules;
  private final String realm;

  /**
   * @param realm id of the realm
   */
  public ResetLimits(
      Limiter limiter,
      LockStore locks,
      Clock clock,
      KeyedHash hash,
      LimitRules rules,
      String realm) {
    this.limiter = limiter;
    this.locks = locks;
    this.sends = new SendLimits(limiter, hash, rules, realm);
    this.clock = clock;
    this.hash = hash;
    this.rules = rules;
    this.realm = realm;
  }

  /** Whether a user may try, or reset, now. */
  public sealed interface Attempt {

    /** They may, once; what came of it is told afterwards. Untold, it counts. */
    record Open(Subject subject, Slot slot) implements Attempt {}

    /**
     * They may not, and nothing was taken.
     *
     * @param until when it is worth coming back
     */
    record Closed(Instant until) implements Attempt {}
  }

  /** Whether a code may be sent now. */
  public sealed interface Sending {

    /** It may. */
    record Open(SendPermit.Granted permit) implements Sending {}

    /** The user had too many; reset is closed. */
    record Closed(Instant until) implements Sending {}

    /** That destination, the client address or the realm had too many. */
    record Refused(SendPermit.Reason reason) implements Sending {}
  }

  /**
   * Counts a name that is asked for, or a try, for where it comes from.
   *
   * @return false when there were too many; then nothing may be looked up or compared
   */
  public boolean mayAsk(ClientAddress client) {
    return limiter.acquire(
        new Limit(
            "reset-address",
            hash.of("reset-address", realm, client.network()),
            rules.attemptsPerAddressPerHour(),
            HOUR));
  }

  /** How long an address that is over its limit has to wait at most. */
  public Duration addressWindow() {
    return HOUR;
  }

  /** Until when reset is closed, empty when it is open. */
  public Optional<Instant> closedUntil(Subject subject) {
    return locks.until(subject).filter(until -> clock.instant().isBefore(until));
  }

  /** Takes the right to one try: a typed destination, a code, a set of answers. */
  public Attempt attempt(Subject subject) {
    Optional<Instant> closed = closedUntil(subject);
    if (closed.isPresent()) {
      return new Attempt.Closed(closed.get());
    }
    return limiter
        .take(verifications(subject))
        .<Attempt>map(slot -> new Attempt.Open(subject, slot))
        .orElseGet(() -> new Attempt.Closed(clock.instant().plus(HOUR)));
  }

  /**
   * It was wrong.
   *
   * @return until when reset is closed by it, empty while tries are left
   */
  public Optional<Instant> wrong(Attempt.Open attempt) {
    return attempt.slot().isLast() ? Optional.of(close(attempt.subject(), HOUR)) : Optional.empty();
  }

  /** It was right, or nothing was compared: the try is given back, and no other. */
  public void notWrong(Attempt.Open attempt) {
    limiter.giveBack(attempt.slot());
  }

  /**
   * Takes the right to send one code.
   *
   * @param client where it is asked for
   */
  public Sending send(
      Subject subject, Channel channel, Destination destination, ClientAddress client) {
    SendPermit permit = sends.ask(subject, Purpose.RESET, channel, destination, client);
    if (permit instanceof SendPermit.Granted granted) {
      return new Sending.Open(granted);
    }
    SendPermit.Reason reason = ((SendPermit.Refused) permit).reason();
    return reason == SendPermit.Reason.USER
        ? new Sending.Closed(close(subject, HOUR))
        : new Sending.Refused(reason);
  }

  /** Gives that right back after all: nothing was sent. */
  public void notSent(SendPermit.Granted permit) {
    sends.notSent(permit);
  }

  /** Takes the right to one reset or unlock. One too many closes the reset. */
  public Attempt grant(Subject subject) {
    return limiter
        .take(resets(subject))
        .<Attempt>map(slot -> new Attempt.Open(subject, slot))
        .orElseGet(() -> new Attempt.Closed(close(subject, DAY)));
  }

  /** Gives that right back: the password was not taken. */
  public void notGranted(Attempt.Open grant) {
    limiter.giveBack(grant.slot());
  }

  /**
   * It was granted: the user starts anew, and the reset opens if others had closed it. After the
   * day's last one it closes.
   *
   * @return until when it is closed by that
   */
  public Optional<Instant> granted(Attempt.Open grant) {
    forget(grant.subject());
    return grant.slot().isLast() ? Optional.of(close(grant.subject(), DAY)) : Optional.empty();
  }

  /** Takes back that it was granted: what was to be granted could not be stored. */
  public void undone(Attempt.Open grant) {
    limiter.giveBack(grant.slot());
    if (grant.slot().isLast()) {
      locks.open(grant.subject());
    }
  }

  /** Opens the reset again and forgets all that was counted for that user. */
  public void lift(Subject subject) {
    limiter.release(resets(subject));
    forget(subject);
  }

  /** The lock last: where it is gone, there are tries. */
  private void forget(Subject subject) {
    limiter.release(verifications(subject));
    sends.forget(subject, Purpose.RESET);
    locks.open(subject);
  }

  /** Never shorter than the window, or the first try afterwards would find no slot. */
  private Instant close(Subject subject, Duration window) {
    Duration time = rules.lock().compareTo(window) < 0 ? window : rules.lock();
    Instant until = clock.instant().plus(time);
    locks.close(subject, until);
    return until;
  }

  private Limit verifications(Subject subject) {
    return new Limit("reset-tries", subject.hash(), rules.verificationsPerHour(), HOUR);
  }

  private Limit resets(Subject subject) {
    return new Limit("reset-grants", subject.hash(), rules.resetsPerDay(), DAY);
  }
}
