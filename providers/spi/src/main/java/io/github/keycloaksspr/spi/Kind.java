// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi;

/** What a proof by a method rests on. The rules of the policy ask for kinds, not for methods. */
public enum Kind {
  /** A code comes back that was sent to a phone or a mailbox. */
  DESTINATION,
  /** The user knows something. Never enough for users with an administrative role. */
  KNOWLEDGE,
  /** The user holds something. */
  POSSESSION,
  /**
   * It guards the sign-in as well: a user who has it needs more proofs, and losing it is told by
   * its own pages.
   */
  SECOND_FACTOR
}
