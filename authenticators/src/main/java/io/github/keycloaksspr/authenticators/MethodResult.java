// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.proof.Proof;
import io.github.keycloaksspr.domain.reset.Verification;

/** What came of a post to a method. */
sealed interface MethodResult {

  /** It goes on at the step of that state, and the page says something. */
  record Stay(Verification next, PageMessage message) implements MethodResult {}

  /** A proof was given, by the owner of that account. */
  record Proven(KnownAccount owner, Proof proof) implements MethodResult {}

  /** A page was shown that ends the dialog for now: the reset is closed, or asked too often. */
  record Answered() implements MethodResult {}
}
