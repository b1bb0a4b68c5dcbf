// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.typed;

import io.github.keycloaksspr.domain.text.TypedText;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form in which answers are hashed and compared. A stored hash can only be compared in the form
 * that it was made in, so a form never changes: a better one is a new one.
 */
public enum AnswerForm {

  /** Without regard to case, surrounding and repeated white space, Unicode form and width. */
  FOLDED(0) {
    @Override
    public String of(String typed) {
      return fold(typed);
    }
  },

  /**
   * Without regard to the shape of quotes and dashes, to invisible marks and variation selectors,
   * and to a full stop at the end, too: keyboards set them by themselves.
   */
  PLAIN(1) {
    @Override
    public String of(String typed) {
      String plain = quotes(dashes(fold(quotes(TypedText.visible(typed)))));
      return FULL_STOP.matcher(plain).replaceFirst("").strip();
    }
  };

  /** The form of answers that are hashed now. */
  public static final AnswerForm NEWEST = PLAIN;

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

  /** What the Turkish capital İ becomes in lower case, where people write a plain i. */
  private static final Pattern DOTTED_I = Pattern.compile("i\\u0307+");

  private static final Pattern FULL_STOP = Pattern.compile("[ .\u3002]+$");

  /** Apostrophes, single quotes, accents without a letter, primes, and the okina of Hawaii. */
  private static final Pattern SINGLE_QUOTES =
      Pattern.compile(
          "[\u2018-\u201b\u2039\u203a\u02b9\u02bb-\u02bd\u02c8\u02ca\u02cb`\u00b4\u2032\u2035\uff07\uff40]");

  private static final Pattern DOUBLE_QUOTES =
      Pattern.compile("[\u201c-\u201f\u00ab\u00bb\u2033\u2036\u301d-\u301f\u02ba\uff02]");

  private final int number;

  AnswerForm(int number) {
    this.number = number;
  }

  /**
   * The answer in this form; secret, only to be hashed. An answer in a form stays the same in it.
   *
   * @param typed of any length, never null
   */
  public abstract String of(String typed);

  /** The number of this form in stored records. */
  public int number() {
    return number;
  }

  /**
   * The form of that number; empty for the number of a newer release.
   *
   * @param number as stored; 0 in records of releases that knew one form only
   */
  public static Optional<AnswerForm> of(int number) {
    return Arrays.stream(values()).filter(form -> form.number == number).findFirst();
  }

  private static String quotes(String text) {
    return DOUBLE_QUOTES.matcher(SINGLE_QUOTES.matcher(text).replaceAll("'")).replaceAll("\"");
  }

  private static String dashes(String text) {
    return text.codePoints()
        .map(character -> TypedText.isDash(character) ? '-' : character)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String fold(String text) {
    String folded =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    String undotted = DOTTED_I.matcher(folded).replaceAll("i");
    String composed = Normalizer.normalize(undotted, Normalizer.Form.NFKC);
    return WHITE_SPACE.matcher(composed).replaceAll(" ").strip();
  }
}
