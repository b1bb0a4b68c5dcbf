// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone.
 *
 * @param e164 the number in E.164: a plus and 7 to 15 digits
 * @param extension 1 to 11 digits dialled after the answer; calls only
 */
public record PhoneNumber(String e164, Optional<String> extension) implements Destination {

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
  private static final Pattern EXTENSION = Pattern.compile("[0-9]{1,11}");

  public PhoneNumber {
    Objects.requireNonNull(extension, "extension");
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("A phone number must be in E.164");
    }
    if (!extension.map(digits -> EXTENSION.matcher(digits).matches()).orElse(true)) {
      throw new IllegalArgumentException("An extension must be 1 to 11 digits");
    }
  }

  /**
   * The line, without the extension: two extensions behind one line, and two spellings of one line
   * such as Argentina's with and without the 9, are one phone to the user who controls the line. It
   * is for comparing only; what is dialled and stored is {@link #e164}.
   */
  @Override
  public String canonical() {
    return PhoneLine.of(e164);
  }

  /** The number with its extension, as it is read again; secret. */
  public String spelled() {
    return e164 + extension.map(digits -> " ext. " + digits).orElse("");
  }

  @Override
  public String mask() {
    return "+•• ••• ••" + e164.substring(e164.length() - 2);
  }

  @Override
  public String toString() {
    return mask();
  }
}
