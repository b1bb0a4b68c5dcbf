// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

/**
 * One use that was taken, and that no other request has.
 *
 * @param limit what it was taken of
 * @param number from 1 to the limit's slots
 */
public record Slot(Limit limit, int number) {

  /** Whether all others were taken when this one was: the limit is reached with it. */
  public boolean isLast() {
    return number == limit.slots();
  }

  /** Whether one other was left when this one was taken. */
  public boolean isLastButOne() {
    return number == limit.slots() - 1;
  }
}
