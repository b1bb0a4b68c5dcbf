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
  /** The one-time password of an app or device that the user enrolled with Keycloak. */
  AUTHENTICATOR_APP("authenticator-app"),
  /** The next of the recovery codes that the user has from Keycloak. */
  RECOVERY_CODE("recovery-code"),
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

  /** Whether it is one of Keycloak's own second factors, which guard the sign-in as well. */
  public boolean isSecondFactor() {
    return this == AUTHENTICATOR_APP || this == RECOVERY_CODE;
  }

  /**
   * Whether its page needs nothing from the account, so that it can be offered before a proof where
   * it is concealed which accounts exist. Questions are the user's own.
   */
  public boolean isConcealable() {
    return this != SECURITY_QUESTIONS;
  }

  /** The method of that name, empty for any other name or none. */
  public static Optional<MethodId> of(String id) {
    return Arrays.stream(values()).filter(method -> method.id.equals(id)).findFirst();
  }
}
