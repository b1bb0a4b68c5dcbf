// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.factor;

import io.github.keycloaksspr.domain.typed.CodeForm;
import io.github.keycloaksspr.domain.typed.TypedCode;
import java.util.OptionalInt;

/**
 * A code that nobody sends: the user has it already, from a second factor enrolled with Keycloak.
 * Keycloak itself checks and consumes it, so that a code used at a reset is used up at the sign-in
 * too, and the other way round.
 */
public sealed interface HeldCode permits AuthenticatorApp, RecoveryCodes {

  /** Whether the user has one that can be asked for. */
  boolean isEnrolled();

  /** Which of several is asked for; empty where there is nothing to tell apart. */
  OptionalInt number();

  /** How such a code looks; the same for all users. */
  CodeForm form();

  /** The code that was typed; what cannot be read is not wrong, and costs no try. */
  default TypedCode read(String typed) {
    return TypedCode.read(typed, form());
  }

  /**
   * Checks what was typed and, if it is right, consumes it.
   *
   * @param typed as it was typed; how it is read, {@link #read} says
   * @return whether it was right, and used by nobody before
   */
  boolean accept(String typed);
}
