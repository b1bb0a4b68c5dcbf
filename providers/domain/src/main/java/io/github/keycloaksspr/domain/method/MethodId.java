// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.method;

import java.util.Arrays;
import java.util.Optional;

/** The verification methods: ways to prove identity. Order is the order of pages. */
public enum MethodId {
  /** A work phone that only the administrator or the directory sets. */
  OFFICE_PHONE("office-phone"),
  /** A phone of the user's own. Text and call to it are one method. */
  AUTH_PHONE("auth-phone"),
  /** A mailbox that opens without the lost password. */
  AUTH_EMAIL("auth-email"),
  /** Answers to questions of the administrator's list. */
  SECURITY_QUESTIONS("security-questions");

  private final String id;

  MethodId(String id) {
    this.id = id;
  }

  /** The name in the policy, forms, events and texts. */
  public String id() {
    return id;
  }

  /** The method of that name, empty for any other name or none. */
  public static Optional<MethodId> of(String id) {
    return Arrays.stream(values()).filter(method -> method.id.equals(id)).findFirst();
  }
}
