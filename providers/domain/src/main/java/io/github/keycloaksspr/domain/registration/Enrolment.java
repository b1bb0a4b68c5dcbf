// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.registration;

/**
 * How far a user is with registering, and how far the user can get here and now.
 *
 * @param required how many different proofs a reset of the user needs, at least 1
 * @param proofs how many different proofs the usable methods give
 * @param obtainable how many more the user can have by setting up or changing methods here and now
 * @param undelivered how many of those cannot be had in this sign-in, because no code gets through;
 *     at least 0
 */
public record Enrolment(int required, int proofs, int obtainable, int undelivered) {

  /** Of a user to whom codes get through, as far as is known. */
  public Enrolment(int required, int proofs, int obtainable) {
    this(required, proofs, obtainable, 0);
  }

  /** The same where no code gets through for so many of the methods that are missing. */
  public Enrolment without(int methods) {
    return new Enrolment(required, proofs, obtainable, methods);
  }

  /** How many more proofs the policy asks for; 0 when there are enough. */
  public int needed() {
    return Math.max(0, required - proofs);
  }

  /** How many of them cannot be had here and now; 0 when all can. */
  public int unobtainable() {
    return Math.max(0, needed() - obtainable);
  }

  /** Whether enough is registered. */
  public boolean isComplete() {
    return needed() == 0;
  }

  /** Whether something is missing and the user can set all of it up here and now. */
  public boolean isCompletable() {
    return !isComplete() && unobtainable() == 0;
  }

  /**
   * Whether something is missing that the user can set up, and an outage of ours keeps the user
   * from it just now.
   */
  public boolean isHeldUp() {
    return isCompletable() && needed() > obtainable - undelivered;
  }

  /** Whether something is missing and not all of it can be set up here and now. */
  public boolean isStranded() {
    return unobtainable() > 0;
  }
}
