// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.spi.Channel;
import java.time.Duration;
import java.util.Optional;

/**
 * What pages say of limits while it is concealed whether a user has a name: the same figures as
 * {@link ResetLimits}, counted for what was typed. What is counted for the user, and closes the
 * user's reset, is counted as well, but not seen before a proof.
 *
 * <p>Nothing is locked here. A user who tries too much waits until the window is over, and so does
 * everybody else who types that name.
 */
public final class ClaimLimits {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final Limiter limiter;
  private final KeyedHash hash;
  private final LimitRules rules;
  private final Subject subject;

  /**
   * @param subject what was typed
   */
  public ClaimLimits(Limiter limiter, KeyedHash hash, LimitRules rules, Subject subject) {
    this.limiter = limiter;
    this.hash = hash;
    this.rules = rules;
    this.subject = subject;
  }

  /**
   * Takes the right to one try at a code or at answers.
   *
   * @return empty when there were too many
   */
  public Optional<Slot> attempt() {
    return limiter.take(tries());
  }

  /** Nothing was compared: the try is given back. */
  public void notCompared(Slot slot) {
    limiter.giveBack(slot);
  }

  /** How long to wait at most when there were too many tries. */
  public Duration window() {
    return HOUR;
  }

  /**
   * Takes the right to have a code sent that way, whether or not anything is sent.
   *
   * @return false when there were too many
   */
  public boolean send(Channel channel) {
    return limiter.acquire(sends(channel));
  }

  /** How long to wait at most when there were too many codes. */
  public Duration window(Channel channel) {
    return channel == Channel.MAIL ? TEN_MINUTES : HOUR;
  }

  /** Something was proven: from here on the user's own limits are all that counts. */
  public void forget() {
    limiter.release(tries());
    limiter.release(sends(Channel.MAIL));
    limiter.release(sends(Channel.SMS));
  }

  private Limit tries() {
    return new Limit("claim-tries", subject.hash(), rules.verificationsPerHour(), HOUR);
  }

  /** Texts and calls are counted together. */
  private Limit sends(Channel channel) {
    boolean mail = channel == Channel.MAIL;
    return new Limit(
        "claim-sends",
        hash.of("claim-sends", subject.hash(), mail ? "mail" : "message"),
        mail ? rules.mailsPerTenMinutes() : rules.messagesPerHour(),
        window(channel));
  }
}
