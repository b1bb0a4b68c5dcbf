// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.installed;

import io.github.keycloaksspr.spi.MethodId;

/** The names of our own methods, for what is said of one of them; engines say nothing of one. */
public final class OwnMethods {

  /** A work phone that only the administrator or the directory sets. */
  public static final MethodId OFFICE_PHONE = new MethodId("office-phone");

  /** A phone of the user's own. Text and call to it are one method. */
  public static final MethodId AUTH_PHONE = new MethodId("auth-phone");

  /** A mailbox that opens without the lost password. */
  public static final MethodId AUTH_EMAIL = new MethodId("auth-email");

  /** The one-time password of an app or device that the user enrolled with Keycloak. */
  public static final MethodId AUTHENTICATOR_APP = new MethodId("authenticator-app");

  /** The next of the recovery codes that the user has from Keycloak. */
  public static final MethodId RECOVERY_CODE = new MethodId("recovery-code");

  /** Answers to questions of the administrator's list. */
  public static final MethodId SECURITY_QUESTIONS = new MethodId("security-questions");

  private OwnMethods() {}
}
