// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.text;

import java.util.function.IntUnaryOperator;

/** What can be said of any text that a person typed, before it is looked at. */
public final class TypedText {

  private static final int NOTHING = -1;

  private TypedText() {}

  /**
   * Whether it holds characters that no keyboard types into a one-line field: controls, line and
   * paragraph separators, unpaired surrogates. They serve only to break out of mails, headers and
   * log lines.
   */
  public static boolean hasControlCharacters(String text) {
    return text.codePoints().anyMatch(TypedText::isControl);
  }

  /**
   * The text without invisible characters, with a plain space for each white space (tabs and line
   * breaks too) and a plain hyphen for each dash.
   */
  public static String plain(String text) {
    return map(
        text,
        character -> {
          if (isInvisible(character)) {
            return NOTHING;
          }
          if (isDash(character)) {
            return '-';
          }
          return isSpace(character) ? ' ' : character;
        });
  }

  /** The text without white space and invisible characters at its ends. */
  public static String trimmed(String text) {
    int[] characters = text.codePoints().toArray();
    int from = 0;
    int to = characters.length;
    while (from < to && isUnseen(characters[from])) {
      from++;
    }
    while (to > from && isUnseen(characters[to - 1])) {
      to--;
    }
    return new String(characters, from, to - from);
  }

  /** The text without invisible characters. */
  public static String visible(String text) {
    return map(text, character -> isInvisible(character) ? NOTHING : character);
  }

  /** Whether the character is a dash of any length, or a minus. */
  public static boolean isDash(int codePoint) {
    return Character.getType(codePoint) == Character.DASH_PUNCTUATION || codePoint == 0x2212;
  }

  /**
   * Whether the character shows nothing: directional and joining marks, byte order marks, soft
   * hyphens, variation selectors, and the letters that Unicode calls fillers. They come along when
   * text is copied.
   */
  public static boolean isInvisible(int codePoint) {
    return Character.getType(codePoint) == Character.FORMAT
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
        || "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u180F\u3164\uFFA0".indexOf(codePoint)
            >= 0;
  }

  private static boolean isSpace(int codePoint) {
    return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
  }

  private static boolean isUnseen(int codePoint) {
    return isSpace(codePoint) || isInvisible(codePoint);
  }

  private static String map(String text, IntUnaryOperator change) {
    return text.codePoints()
        .map(change)
        .filter(character -> character != NOTHING)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
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
