// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.method;

/**
 * What the engine keeps for a method, from the moment at which the user chose it. It lies on the
 * server; the browser does not see it.
 *
 * @param note anything, at most {@value #LONGEST} characters; never null
 */
public record Challenge(String note) {

  /** The longest note, in characters. */
  public static final int LONGEST = 2_000;

  /** Of a method that has nothing to be kept. */
  public static final Challenge NONE = new Challenge("");

  /**
   * Makes one.
   *
   * @throws IllegalArgumentException if the note is too long
   */
  public Challenge {
    if (note.length() > LONGEST) {
      throw new IllegalArgumentException(
          "A challenge must not be longer than %d characters".formatted(LONGEST));
    }
  }

  @Override
  public String toString() {
    return "Challenge";
  }
}
