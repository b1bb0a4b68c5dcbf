// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.question;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An answer in the one form that is hashed and compared: without regard to case, surrounding and
 * repeated white space, Unicode form and width, because nobody remembers how they typed it.
 */
public final class Answer {

  /** The fewest characters, as in Azure AD: "Li" is a name, but anybody's guess. */
  public static final int SHORTEST = 3;

  /** The most characters, as in Azure AD. */
  public static final int LONGEST = 40;

  private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\p{Z}]+");

  /** What the Turkish capital İ becomes in lower case, where people write a plain i. */
  private static final Pattern DOTTED_I = Pattern.compile("i\\u0307+");

  private final String normalised;

  private Answer(String normalised) {
    this.normalised = normalised;
  }

  /** The answer that was typed, of any length. */
  public static Answer of(String typed) {
    return new Answer(normalise(typed));
  }

  /** The normal form; secret, only to be hashed. */
  public String normalised() {
    return normalised;
  }

  /** Length in characters as a person counts them, after normalising. */
  public int length() {
    return normalised.codePointCount(0, normalised.length());
  }

  /** Whether it stands, as a whole, in that text. */
  boolean isIn(String text) {
    return !normalised.isEmpty() && normalise(text).contains(normalised);
  }

  boolean sameAs(Answer other) {
    return normalised.compareTo(other.normalised) == 0;
  }

  static String normalise(String text) {
    String folded =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    String undotted = DOTTED_I.matcher(folded).replaceAll("i");
    String composed = Normalizer.normalize(undotted, Normalizer.Form.NFKC);
    return WHITE_SPACE.matcher(composed).replaceAll(" ").strip();
  }

  @Override
  public String toString() {
    return "Answer";
  }
}
