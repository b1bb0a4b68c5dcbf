// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.method;

import java.util.Set;

/**
 * What a user has registered of one method.
 *
 * @param credentials ids of what can give the proof, such as ids of Keycloak credentials; at least
 *     one. Two methods with the same id give one proof. A proof counts as long as its id is among
 *     these.
 */
public record Enrolment(Set<String> credentials) {

  /**
   * Makes one.
   *
   * @throws IllegalArgumentException if there are no ids
   */
  public Enrolment {
    credentials = Set.copyOf(credentials);
    if (credentials.isEmpty()) {
      throw new IllegalArgumentException("An enrolment needs the id of what gives the proof");
    }
  }

  /** Of one thing that can give the proof. */
  public static Enrolment of(String credential) {
    return new Enrolment(Set.of(credential));
  }
}
