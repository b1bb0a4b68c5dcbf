// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.spi.MethodId;
import java.time.Instant;
import java.util.Optional;

/**
 * A verification step that was passed, and what it was passed with.
 *
 * @param method by which
 * @param destination keyed hash of where the code went; empty for methods that send nothing
 * @param credential id of the credential that it was passed with; empty for methods with a
 *     destination, and where the proof used the credential up, such as the last recovery code
 * @param at when
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Proof(
    MethodId method, Optional<String> destination, Optional<String> credential, Instant at) {

  /** A code came back that went to a destination. */
  public static Proof byDestination(UsableMethod method, KeyedHash hash, Instant at) {
    return new Proof(
        method.id(), method.destination().map(hash::destination), Optional.empty(), at);
  }

  /** What the user knows or holds was right. */
  public static Proof byCredential(MethodId method, String credential, Instant at) {
    return new Proof(method, Optional.empty(), Optional.of(credential), at);
  }

  /** What the user held was right, and is used up by that. */
  public static Proof usedUp(MethodId method, Instant at) {
    return new Proof(method, Optional.empty(), Optional.empty(), at);
  }

  /** Whether it was given by that method as it is now: to the same destination or credential. */
  boolean isBy(UsableMethod now, KeyedHash hash) {
    return method.equals(now.id())
        && destination.equals(now.destination().map(hash::destination))
        && credential.map(now.credentials()::contains).orElse(true);
  }

  /** Whether it rests on what that proof rests on, so that both are one. */
  boolean overlaps(Proof other) {
    return overlaps(other.method, other.destination) || isSame(credential, other.credential);
  }

  /** Whether a proof by that method would rest on the same. */
  boolean overlaps(UsableMethod other, KeyedHash hash) {
    return overlaps(other.id(), other.destination().map(hash::destination))
        || credential.filter(other.credentials()::contains).isPresent();
  }

  /** Whether it is by that method, or went to that destination. */
  boolean overlaps(MethodId other, Optional<String> otherDestination) {
    return method.equals(other) || isSame(destination, otherDestination);
  }

  private static boolean isSame(Optional<String> mine, Optional<String> theirs) {
    return mine.isPresent() && mine.equals(theirs);
  }

  /** Whether nothing is left of what it was given by, because it was used up. */
  boolean isUsedUp() {
    return destination.isEmpty() && credential.isEmpty();
  }
}
