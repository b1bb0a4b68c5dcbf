// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak;

import java.util.List;

/** The names that administrators, scripts and realm exports rely on. They never change. */
public final class Names {

  public static final String IDENTIFY_USER = "sspr-identify-user";
  public static final String VERIFY_IDENTITY = "sspr-verify-identity";
  public static final String NEW_PASSWORD = "sspr-new-password";

  /** Alias of the flow that the set-up makes. */
  public static final String FLOW = "sspr reset credentials";

  /** The hub; its configuration is the policy. */
  public static final String REGISTER_METHODS = "sspr-register-methods";

  public static final String REGISTER_PHONE = "sspr-register-phone";
  public static final String REGISTER_EMAIL = "sspr-register-email";
  public static final String REGISTER_QUESTIONS = "sspr-register-questions";

  /** All required actions of ours, in the order of the realm's list. */
  public static final List<String> REQUIRED_ACTIONS =
      List.of(REGISTER_METHODS, REGISTER_PHONE, REGISTER_EMAIL, REGISTER_QUESTIONS);

  /** The steps of the reset flow, in their order. */
  public static final List<String> STEPS = List.of(IDENTIFY_USER, VERIFY_IDENTITY, NEW_PASSWORD);

  /** Path of the Admin REST resources below the realm. */
  public static final String ADMIN_PATH = "sspr";

  /** Realm role of those who help people who cannot reset. */
  public static final String HELPDESK_ROLE = "sspr-helpdesk";

  private Names() {}
}
