// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.text;

/** What can be said of any text that a person typed, before it is looked at. */
public final class TypedText {

  private TypedText() {}

  /**
   * Whether it holds characters that no keyboard types into a one-line field: controls, line and
   * paragraph separators, unpaired surrogates. They serve only to break out of mails, headers and
   * log lines.
   */
  public static boolean hasControlCharacters(String text) {
    return text.codePoints().anyMatch(TypedText::isControl);
  }

  private static boolean isControl(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
