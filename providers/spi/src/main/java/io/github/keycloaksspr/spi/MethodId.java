// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a verification method, in the policy, in forms, events and keys of texts. It is the
 * id of the method's factory.
 *
 * @param value 2 to 40 lower-case letters, digits and single hyphens, beginning with a letter, such
 *     as {@code office-phone}; never null
 */
public record MethodId(String value) implements Comparable<MethodId> {

  /** The longest one, in characters. */
  public static final int LONGEST = 40;

  private static final Pattern FORM = Pattern.compile("[a-z](-?[a-z0-9]){1,39}");

  /**
   * Makes one.
   *
   * @throws IllegalArgumentException if the value has not the form
   */
  public MethodId {
    if (!hasForm(value)) {
      throw new IllegalArgumentException(
          "The id of a method must be 2 to %d lower-case letters, digits and single hyphens, and begin with a letter"
              .formatted(LONGEST));
    }
  }

  /** The method of that name; empty for what cannot be a name. */
  public static Optional<MethodId> of(String value) {
    return Optional.ofNullable(value).filter(MethodId::hasForm).map(MethodId::new);
  }

  private static boolean hasForm(String value) {
    return value.length() <= LONGEST && FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(MethodId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
