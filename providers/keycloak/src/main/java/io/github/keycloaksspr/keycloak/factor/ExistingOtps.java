// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.factor;

import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.limit.Limiter;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.domain.secret.Secret;
import io.github.keycloaksspr.domain.typed.CodeForm;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.keycloak.models.UserModel;

/** The second factors that give a user codes. */
public final class ExistingOtps {

  /** Longer than a request takes to reach the database, and than a code of an app is good. */
  private static final Duration ONCE = Duration.ofMinutes(10);

  private final UserModel user;
  private final KeyedHash hash;
  private final Limiter limiter;

  public ExistingOtps(UserModel user, KeyedHash hash, Limiter limiter) {
    this.user = user;
    this.hash = hash;
    this.limiter = limiter;
  }

  /** What the method asks for; empty for methods that ask for something else. */
  public Optional<ExistingOtp> of(MethodId method) {
    return switch (method) {
      case AUTHENTICATOR_APP -> Optional.of(new AuthenticatorApp(user, this));
      case RECOVERY_CODE -> Optional.of(new RecoveryCodes(user, this));
      case OFFICE_PHONE, AUTH_PHONE, AUTH_EMAIL, SECURITY_QUESTIONS -> Optional.empty();
    };
  }

  /**
   * How the codes of a method look.
   *
   * @throws IllegalArgumentException for a method that asks for something else
   */
  public static CodeForm form(MethodId method) {
    return switch (method) {
      case AUTHENTICATOR_APP -> CodeForm.APP;
      case RECOVERY_CODE -> CodeForm.RECOVERY;
      case OFFICE_PHONE, AUTH_PHONE, AUTH_EMAIL, SECURITY_QUESTIONS ->
          throw new IllegalArgumentException(method.id() + " asks for no code of the user's own");
    };
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
