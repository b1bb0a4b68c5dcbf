// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.method;

/** Whether a method can work in a realm. One that cannot is not offered to any user. */
public sealed interface Availability {

  /** It works. */
  Availability READY = new Ready();

  /** It works. */
  record Ready() implements Availability {}

  /**
   * It does not.
   *
   * @param why a sentence for the administrator that says what to do; the doctor repeats it
   */
  record Unavailable(String why) implements Availability {}

  /**
   * It does not.
   *
   * @param why as above
   */
  static Availability because(String why) {
    return new Unavailable(why);
  }
}
