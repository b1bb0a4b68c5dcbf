// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Something that is wrong in a realm.
 *
 * @param id its name, which never changes
 * @param severity how bad it is
 * @param problem what is wrong
 * @param remedy what to do about it
 */
public record Finding(String id, Severity severity, String problem, String remedy) {

  /** How bad a finding is. */
  public enum Severity {
    /** Unsafe, or resets do not work for a user who should be able to. */
    ERROR,
    /** Works, and should be otherwise. */
    WARNING,
    /** Good to know. */
    INFO;

    /** The word in answers. */
    @JsonValue
    public String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding error(String id, String problem, String remedy) {
    return new Finding(id, Severity.ERROR, problem, remedy);
  }

  static Finding warning(String id, String problem, String remedy) {
    return new Finding(id, Severity.WARNING, problem, remedy);
  }

  static Finding info(String id, String problem, String remedy) {
    return new Finding(id, Severity.INFO, problem, remedy);
  }
}
