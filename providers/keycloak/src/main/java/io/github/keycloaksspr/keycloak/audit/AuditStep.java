// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.audit;

import java.util.Locale;

/** What somebody did; a closed vocabulary, so that metrics stay bounded. */
public enum AuditStep {
  IDENTIFY,
  CONFIRM_DESTINATION,
  SEND,
  VERIFY,
  NEW_PASSWORD,
  UNLOCK,
  /** The reset was closed, for an account or for a client address. */
  LOCK,
  REGISTER,
  REMOVE,
  RECONFIRM,
  CONTACT;

  /** The value of {@code sspr_step}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
