// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import io.github.keycloaksspr.domain.text.TypedText;
import java.util.regex.Pattern;

/** How people write numbers down, brought to what the library reads. */
final class PhoneText {

  /** What the number is for, such as "(home)". */
  private static final Pattern COMMENT = Pattern.compile(" *[(\\[][^0-9()\\[\\]]*[)\\]] *$");

  private static final Pattern FULL_STOP = Pattern.compile("(?<=[0-9)])[ .\u3002]+$");

  private PhoneText() {}

  /**
   * The number with plain spaces and dashes, and without invisible marks, a comment and a full stop
   * after it.
   *
   * @param text never null
   */
  static String plain(String text) {
    String plain = TypedText.plain(text).strip();
    String number = COMMENT.matcher(plain).replaceFirst("");
    return FULL_STOP.matcher(number).replaceFirst("");
  }
}
