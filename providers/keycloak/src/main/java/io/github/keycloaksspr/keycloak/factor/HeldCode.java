// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.factor;

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

  /**
   * Checks what was typed and, if it is right, consumes it.
   *
   * @param typed white space and hyphens do not matter
   * @return whether it was right, and used by nobody before
   */
  boolean accept(String typed);
}
