// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.puzzle;

/** What became of a puzzle. */
public enum PuzzleResult {
  SOLVED,
  /** Nothing was sent: no script ran, or the page had no puzzle yet. */
  ABSENT,
  /** Not the solution of a puzzle that was issued for this. */
  WRONG,
  EXPIRED,
  /** Right, but handed in before. */
  USED
}
