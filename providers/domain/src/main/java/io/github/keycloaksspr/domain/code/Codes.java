// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.code;

import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.limit.Limiter;
import io.github.keycloaksspr.domain.limit.Slot;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.domain.secret.Secret;
import io.github.keycloaksspr.domain.typed.CodeForm;
import io.github.keycloaksspr.domain.typed.TypedCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Makes and checks one-time codes.
 *
 * <p>Attempts are counted by user and method, not by code: asking for another code, another tab or
 * another browser gives none back (NIST SP 800-63B-4 §3.2.2).
 */
public final class Codes {

  private static final int ID_LENGTH = 16;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Clock clock;
  private final RandomGenerator random;
  private final KeyedHash hash;
  private final Limiter limiter;
  private final CodeRules rules;

  /**
   * @param random must be cryptographically strong
   * @param limiter counts attempts and consumes codes, atomically and for all nodes
   */
  public Codes(
      Clock clock, RandomGenerator random, KeyedHash hash, Limiter limiter, CodeRules rules) {
    this.clock = clock;
    this.random = random;
    this.hash = hash;
    this.limiter = limiter;
    this.rules = rules;
  }

  /**
   * A fresh code, the only moment at which its digits exist on our side.
   *
   * @param digits what to send
   * @param kept what to keep
   */
  public record Issued(@Secret String digits, OneTimeCode kept) {

    @Override
    public String toString() {
      return kept.toString();
    }
  }

  /**
   * A code that a later one replaced.
   *
   * @param code what was kept of it
   * @param binding what it was bound to
   */
  public record Replaced(OneTimeCode code, CodeBinding binding) {}

  /** Makes a code. The caller keeps it in place of any earlier one, which is dead thereby. */
  public Issued issue(CodeBinding binding) {
    String digits = digits(rules.length());
    Instant now = clock.instant();
    return new Issued(
        digits,
        new OneTimeCode(
            digits(ID_LENGTH), binding.hash(hash, digits), now, now.plus(rules.lifespan())));
  }

  /**
   * Checks what was typed: is there a code, is it still good, is there an attempt left, is it
   * right, was it not used before. The order keeps a dead code from costing attempts, and an
   * attempt is spent before the comparison, so that guesses made at the same time are counted too.
   *
   * @param code the kept code, empty when none was sent
   * @param typed as it was typed; how it is read, {@link #read} says, and what cannot be read is
   *     wrong here: look at {@link #isWellFormed} before, which costs no attempt
   */
  public CodeCheck check(Optional<OneTimeCode> code, CodeBinding binding, @Secret String typed) {
    return check(code, binding, List.of(), typed);
  }

  /**
   * The same, where a code that was replaced is told from a wrong one: it costs no attempt.
   *
   * @param earlier the codes that the kept one replaced
   */
  public CodeCheck check(
      Optional<OneTimeCode> code,
      CodeBinding binding,
      List<Replaced> earlier,
      @Secret String typed) {
    if (code.isEmpty()) {
      return CodeCheck.ABSENT;
    }
    OneTimeCode kept = code.get();
    if (!kept.isAlive(clock.instant())) {
      return CodeCheck.EXPIRED;
    }
    Optional<Slot> attempt = limiter.take(attempts(binding));
    if (attempt.isEmpty()) {
      return CodeCheck.USED_UP;
    }
    if (!isRight(kept, binding, typed)) {
      return notRight(attempt.get(), earlier, typed);
    }
    if (!limiter.acquire(new Limit("code-used", kept.id(), 1, rules.lifespan()))) {
      return CodeCheck.ABSENT;
    }
    limiter.release(attempts(binding));
    return CodeCheck.RIGHT;
  }

  private CodeCheck notRight(Slot attempt, List<Replaced> earlier, String typed) {
    if (earlier.stream().noneMatch(code -> isRight(code.code(), code.binding(), typed))) {
      return CodeCheck.WRONG;
    }
    limiter.giveBack(attempt);
    return CodeCheck.SUPERSEDED;
  }

  /** The code that was typed, in any script and spelling: costs no attempt. */
  public TypedCode read(String typed) {
    return TypedCode.read(typed, CodeForm.digits(rules.length()));
  }

  /** Whether there is a code in the text at all: costs no attempt. */
  public boolean isWellFormed(String typed) {
    return read(typed) instanceof TypedCode.Legible;
  }

  private boolean isRight(OneTimeCode kept, CodeBinding binding, String typed) {
    return read(typed) instanceof TypedCode.Legible legible
        && KeyedHash.same(kept.hash(), binding.hash(hash, legible.code()));
  }

  /**
   * Takes the right to send to that destination now. One code a cool-down, whatever the tab or
   * browser.
   *
   * @return false when a code went there a moment ago
   */
  public boolean maySendNow(CodeBinding binding) {
    return limiter.acquire(cooldown(binding, rules.resendCooldown()));
  }

  /**
   * The same for a code that was made some time ago, and whose user was told from then on how long
   * to wait: the cool-down is over when the user may ask for the next, however late this one is
   * sent. It is up to two seconds shorter than that, as counters count whole seconds.
   */
  public boolean maySendNow(CodeBinding binding, OneTimeCode made) {
    Duration left = untilResend(made).minus(SECOND);
    return left.compareTo(SECOND) < 0
        ? !limiter.isUsedUp(cooldown(binding, SECOND))
        : limiter.acquire(cooldown(binding, left));
  }

  /** Gives that right back after a gateway said that nothing was sent. */
  public void notSent(CodeBinding binding) {
    limiter.release(cooldown(binding, rules.resendCooldown()));
  }

  /** How long until another code may be asked for; zero when at once. */
  public Duration untilResend(OneTimeCode code) {
    return code.untilResend(clock.instant(), rules.resendCooldown());
  }

  private Limit cooldown(CodeBinding binding, Duration window) {
    return new Limit(
        "code-cooldown",
        hash.of(
            "cooldown",
            binding.realm(),
            binding.user(),
            hash.destination(binding.destination()),
            binding.purpose().id()),
        1,
        window);
  }

  private Limit attempts(CodeBinding binding) {
    return new Limit(
        "code-attempts",
        hash.of(
            "attempts",
            binding.realm(),
            binding.user(),
            binding.method().value(),
            binding.purpose().id()),
        rules.attempts(),
        rules.lifespan());
  }

  private String digits(int length) {
    StringBuilder digits = new StringBuilder(length);
    random.ints(length, 0, 10).forEach(digits::append);
    return digits.toString();
  }

  /** How long attempts that are used up stay so. */
  public Duration attemptWindow() {
    return rules.lifespan();
  }
}
