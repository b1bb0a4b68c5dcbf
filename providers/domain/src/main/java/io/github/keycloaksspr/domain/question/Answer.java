// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.question;

import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.domain.secret.Secret;
import io.github.keycloaksspr.domain.typed.AnswerForm;

/** An answer, compared in a form that leaves out what people do not remember of their typing. */
public final class Answer {

  /** The fewest characters, as in Azure AD: "Li" is a name, but anybody's guess. */
  public static final int SHORTEST = 3;

  /** The most characters, as in Azure AD. */
  public static final int LONGEST = 40;

  @Secret private final String typed;
  @Secret private final String normalised;

  private Answer(String typed) {
    this.typed = typed;
    this.normalised = normalise(typed);
  }

  /** The answer that was typed, of any length. */
  public static Answer of(@Secret String typed) {
    return new Answer(typed);
  }

  /** The normal form; secret, only to be hashed. */
  @Secret
  public String normalised() {
    return normalised;
  }

  /** The answer in the form that a stored one was hashed in; secret, only to be hashed. */
  @Secret
  public String in(AnswerForm form) {
    return form.of(typed);
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
    return KeyedHash.same(normalised, other.normalised);
  }

  static String normalise(String text) {
    return AnswerForm.NEWEST.of(text);
  }

  @Override
  public String toString() {
    return "Answer";
  }
}
