// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.puzzle;

import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.limit.Limiter;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.altcha.altcha.Altcha;

/**
 * Issues and checks proof-of-work puzzles by the protocol of ALTCHA, version 1. A puzzle costs a
 * browser seconds and a person nothing; it makes naming people by the million expensive (OWASP
 * Forgot Password).
 */
public final class Puzzles {

  /** How long a puzzle is good: the page may lie open for a while. */
  public static final Duration LIFESPAN = Duration.ofMinutes(10);

  /** A second or two on a phone; half of it on average. */
  static final long MOST_TRIES = 100_000;

  private static final Altcha.Algorithm ALGORITHM = Altcha.Algorithm.SHA256;

  private final Clock clock;
  private final KeyedHash hash;
  private final Limiter limiter;

  /**
   * @param limiter takes each solution once, for all nodes
   */
  public Puzzles(Clock clock, KeyedHash hash, Limiter limiter) {
    this.clock = clock;
    this.hash = hash;
    this.limiter = limiter;
  }

  /** A fresh puzzle. It keeps nothing, so showing a page again costs nothing. */
  public Puzzle issue(PuzzleBinding binding) {
    Altcha.Challenge made =
        sign(
            options(binding)
                .setMaxNumber(MOST_TRIES)
                .setSecureRandomNumber(true)
                .setExpires(clock.instant().plus(LIFESPAN).getEpochSecond()));
    return new Puzzle(made.algorithm, made.challenge, made.salt, made.signature, made.maxnumber);
  }

  /**
   * Checks a solution and uses it up.
   *
   * @param text as the browser sent it; may be anything
   */
  public PuzzleResult check(PuzzleBinding binding, String text) {
    if (text.isBlank()) {
      return PuzzleResult.ABSENT;
    }
    Optional<PuzzleSolution> solution =
        PuzzleSolution.read(text).filter(sent -> isOurs(binding, sent));
    if (solution.isEmpty()) {
      return PuzzleResult.WRONG;
    }
    if (!clock.instant().isBefore(expiry(solution.get().salt()))) {
      return PuzzleResult.EXPIRED;
    }
    return limiter.acquire(once(solution.get())) ? PuzzleResult.SOLVED : PuzzleResult.USED;
  }

  /**
   * Whether the puzzle was issued for this and the number solves it. The library could say so too,
   * but compares in a time that depends on where the signatures differ.
   */
  private boolean isOurs(PuzzleBinding binding, PuzzleSolution sent) {
    Altcha.Challenge right = sign(options(binding).setSalt(sent.salt()).setNumber(sent.number()));
    return KeyedHash.same(right.algorithm, sent.algorithm())
        && KeyedHash.same(right.challenge, sent.challenge())
        && KeyedHash.same(right.signature, sent.signature());
  }

  /** By the challenge, because one salt can be written in two ways. */
  private static Limit once(PuzzleSolution solution) {
    return new Limit("puzzle-used", solution.challenge(), 1, LIFESPAN);
  }

  private Altcha.ChallengeOptions options(PuzzleBinding binding) {
    return new Altcha.ChallengeOptions().setAlgorithm(ALGORITHM).setHmacKey(binding.key(hash));
  }

  private static Altcha.Challenge sign(Altcha.ChallengeOptions options) {
    try {
      return Altcha.createChallenge(options);
    } catch (Exception e) {
      throw new IllegalStateException("Every Java platform must have the puzzle's hashes", e);
    }
  }

  /**
   * @param signed salt of ours
   */
  private static Instant expiry(String signed) {
    try {
      return Instant.ofEpochSecond(Long.parseLong(Altcha.extractParams(signed).get("expires")));
    } catch (Exception e) {
      throw new IllegalStateException("Every salt of ours says when it expires", e);
    }
  }
}
