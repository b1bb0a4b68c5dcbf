// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.typed;

import java.util.Set;

/** How a code looks that is asked for. */
public sealed interface CodeForm {

  /** Codes of an authenticator app: Keycloak's OTP policy knows 6 and 8 digits (RFC 4226 §5.3). */
  CodeForm APP = new Digits(Set.of(6, 8));

  /** Keycloak's recovery codes: 12 capital letters and digits, shown in groups of four. */
  CodeForm RECOVERY = new Recovery();

  /** Codes of that many digits, at least 1. */
  static CodeForm digits(int length) {
    return new Digits(Set.of(length));
  }

  /**
   * Digits only.
   *
   * @param lengths how many there may be; at least one length, each at least 1
   */
  record Digits(Set<Integer> lengths) implements CodeForm {

    public Digits {
      lengths = Set.copyOf(lengths);
      if (lengths.isEmpty() || lengths.stream().anyMatch(length -> length < 1)) {
        throw new IllegalArgumentException("A code must have a digit");
      }
    }
  }

  /** A recovery code. */
  record Recovery() implements CodeForm {

    /** In characters, without separators. */
    static final int LENGTH = 12;
  }
}
