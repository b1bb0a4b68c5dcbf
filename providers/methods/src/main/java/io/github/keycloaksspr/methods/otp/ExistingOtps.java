// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.otp;

import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.limit.Limiter;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.domain.secret.Secret;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Sees to it that each code of a user is accepted once. */
final class ExistingOtps {

  /** Longer than a request takes to reach the database, and than a code of an app is good. */
  private static final Duration ONCE = Duration.ofMinutes(10);

  private final KeyedHash hash;
  private final Limiter limiter;

  ExistingOtps(KeyedHash hash, Limiter limiter) {
    this.hash = hash;
    this.limiter = limiter;
  }

  /**
   * Whether the code is right and was not accepted before. Keycloak reads, compares and writes a
   * counter or a list, so posts made at the same time could all be right; of these, one gets to the
   * comparison.
   */
  boolean once(String credential, @Secret String code, BooleanSupplier comparison) {
    Limit used = new Limit("held-code-used", hash.of("held-code", credential, code), 1, ONCE);
    if (!limiter.acquire(used)) {
      return false;
    }
    boolean right = false;
    try {
      right = comparison.getAsBoolean();
    } finally {
      if (!right) {
        limiter.release(used);
      }
    }
    return right;
  }
}
