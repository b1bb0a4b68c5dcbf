// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.otp;

import io.github.keycloaksspr.domain.secret.Secret;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A one-time password that is not sent: the user has it already, from a second factor enrolled with
 * Keycloak. Keycloak itself checks and consumes it, so that a code used at a reset is used up at
 * the sign-in too, and the other way round.
 */
sealed interface ExistingOtp permits AuthenticatorApp, RecoveryCodes {

  /** Ids of the credentials that can be asked for; empty when the user has none. */
  Set<String> credentials();

  /** Which of several is asked for; empty where there is nothing to tell apart. */
  OptionalInt number();

  /**
   * Checks what was typed and, if it is right, consumes it.
   *
   * @param code as the form of the method has it
   * @return id of the credential that it was right for; empty when it was wrong, or used before
   */
  Optional<String> accept(@Secret String code);
}
