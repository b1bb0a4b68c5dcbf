// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.typed;

import io.github.keycloaksspr.domain.secret.Secret;
import java.util.Set;

/**
 * A code that a person typed or pasted. Digits of every script count, at every width; spaces, line
 * breaks, dashes, dots and invisible marks do not matter. It may stand in a sentence, such as the
 * message that it came with, if no other code stands there.
 */
public sealed interface TypedCode {

  /** More characters than the longest message that carries a code. */
  int LONGEST = 1_000;

  /**
   * One code.
   *
   * @param code ASCII digits, or ASCII capital letters and digits for a recovery code; of a length
   *     that the form allows
   */
  record Legible(@Secret String code) implements TypedCode {

    @Override
    public String toString() {
      return "TypedCode";
    }
  }

  /** No code could be read. That is not a wrong code, so it must cost no try. */
  record Malformed(Reason reason) implements TypedCode {}

  /** Why no code could be read. */
  enum Reason {
    /** There is nothing but white space and invisible marks. */
    EMPTY("sspr-error-code-missing"),
    /** No code of a length that the form allows is there. */
    NO_CODE("sspr-error-code-malformed"),
    /** Different codes are there. */
    SEVERAL_CODES("sspr-error-code-several"),
    /** There are more than {@link #LONGEST} characters, which are not looked at. */
    TOO_LONG("sspr-error-too-long");

    private final String messageKey;

    Reason(String messageKey) {
      this.messageKey = messageKey;
    }

    /**
     * Key of the text that says what to do, for codes that were sent. {@link #NO_CODE}'s has the
     * number of digits as its parameter.
     */
    public String messageKey() {
      return messageKey;
    }
  }

  /**
   * Reads what was typed.
   *
   * @param typed as it came, never null; line breaks and tabs are fine
   */
  static TypedCode read(String typed, CodeForm form) {
    if (typed.length() > LONGEST) {
      return new Malformed(Reason.TOO_LONG);
    }
    String text = CodeReader.ascii(typed);
    if (text.isBlank()) {
      return new Malformed(Reason.EMPTY);
    }
    Set<String> codes =
        form instanceof CodeForm.Digits digits
            ? CodeReader.digits(text, digits.lengths())
            : CodeReader.recoveryCodes(text);
    return switch (codes.size()) {
      case 0 -> new Malformed(Reason.NO_CODE);
      case 1 -> new Legible(codes.iterator().next());
      default -> new Malformed(Reason.SEVERAL_CODES);
    };
  }
}
