// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

/**
 * One try at a proof. It is taken before anything is compared; what came of it is said afterwards.
 * A try of which nothing is said counts as a wrong one.
 */
interface Attempt {

  /** Whether anything may be compared. If not, what was typed is treated as wrong. */
  boolean mayCompare();

  /** It was right, or nothing was compared: it does not count. */
  void notWrong();

  /**
   * It was wrong.
   *
   * @param error for the event
   * @return true when the reset was closed by it, and the page that says so was shown
   */
  boolean wrong(String error);

  /** Whether the try after this one, if this one was wrong, is the last for a while. */
  boolean isLastNext();
}
