// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.text;

import java.util.OptionalInt;

/**
 * The alphabet of text messages: the GSM 7 bit default alphabet with its extension table (3GPP TS
 * 23.038, §6.2.1). A message with any other character is sent in UCS-2, where one has room for 70
 * characters only.
 */
public final class Gsm7 {

  /** Room of one message, in septets. */
  public static final int ONE_MESSAGE = 160;

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  /** Written as two: an escape and another character. */
  private static final String EXTENDED = "\f^{}\\[~]|€";

  private Gsm7() {}

  /** How many septets a text takes, empty if it has characters that the alphabet has not. */
  public static OptionalInt septets(String text) {
    int septets = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (BASIC.indexOf(c) >= 0) {
        septets += 1;
      } else if (EXTENDED.indexOf(c) >= 0) {
        septets += 2;
      } else {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(septets);
  }

  /** Whether a text is of the alphabet and fits into one message. */
  public static boolean fitsIntoOne(String text) {
    OptionalInt septets = septets(text);
    return septets.isPresent() && septets.getAsInt() <= ONE_MESSAGE;
  }
}
