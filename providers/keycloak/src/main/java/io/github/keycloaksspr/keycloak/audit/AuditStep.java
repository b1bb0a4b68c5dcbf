// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.audit;

import io.github.keycloaksspr.domain.reset.Reason;
import java.util.Locale;

/** What was done; a closed vocabulary, so that metrics stay bounded. */
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

  /** The last step of a reset for that reason. */
  public static AuditStep of(Reason reason) {
    return switch (reason) {
      case FORGOT -> NEW_PASSWORD;
      case LOCKED -> UNLOCK;
    };
  }

  /** The value of {@code sspr_step}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
