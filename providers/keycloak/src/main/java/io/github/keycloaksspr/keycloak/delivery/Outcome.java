// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import io.github.keycloaksspr.keycloak.audit.AuditResult;
import io.github.keycloaksspr.spi.gateway.DeliveryResult;
import java.util.Locale;

/** What can be told to the person who waits for a code. */
public enum Outcome {
  SENT("sspr-info-code-sent"),
  /** No answer within the time that a page may wait; it may still arrive. */
  ON_ITS_WAY("sspr-info-code-on-its-way"),
  INVALID_NUMBER("sspr-send-refused-invalid-number"),
  NOT_A_MOBILE("sspr-send-refused-not-a-mobile"),
  OPTED_OUT("sspr-send-refused-opted-out"),
  UNREACHABLE("sspr-send-refused-unreachable"),
  BLOCKED_REGION("sspr-send-refused-blocked-region"),
  MISCONFIGURED("sspr-send-refused-misconfigured"),
  TRY_LATER("sspr-send-try-later"),
  UNKNOWN("sspr-send-unknown"),
  MAIL_FAILED("sspr-send-mail-failed");

  private final String messageKey;

  Outcome(String messageKey) {
    this.messageKey = messageKey;
  }

  /** The text for it. */
  public String messageKey() {
    return messageKey;
  }

  /** What events say of it. */
  public AuditResult result() {
    return switch (this) {
      case SENT -> AuditResult.SENT;
      case ON_ITS_WAY -> AuditResult.ON_ITS_WAY;
      case UNKNOWN -> AuditResult.UNKNOWN;
      case INVALID_NUMBER,
          NOT_A_MOBILE,
          OPTED_OUT,
          UNREACHABLE,
          BLOCKED_REGION,
          MISCONFIGURED,
          TRY_LATER,
          MAIL_FAILED ->
          AuditResult.REFUSED;
    };
  }

  /** The word for programs. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The error of the event where it was refused. */
  public String error() {
    return "sspr_" + id();
  }

  /** Whether the code may have arrived, so that it makes sense to ask for it. */
  public boolean mayArrive() {
    return result() != AuditResult.REFUSED;
  }

  /** Whether the code may not have arrived for a reason that is none of the user's. */
  public boolean isOutage() {
    return switch (this) {
      case ON_ITS_WAY, MISCONFIGURED, TRY_LATER, UNKNOWN, MAIL_FAILED -> true;
      case SENT, INVALID_NUMBER, NOT_A_MOBILE, OPTED_OUT, UNREACHABLE, BLOCKED_REGION -> false;
    };
  }

  static Outcome of(DeliveryResult result) {
    if (result instanceof DeliveryResult.Refused refused) {
      return of(refused.reason());
    }
    if (result instanceof DeliveryResult.TryLater) {
      return TRY_LATER;
    }
    return result instanceof DeliveryResult.Accepted ? SENT : UNKNOWN;
  }

  private static Outcome of(DeliveryResult.Reason reason) {
    return switch (reason) {
      case INVALID_NUMBER -> INVALID_NUMBER;
      case NOT_A_MOBILE -> NOT_A_MOBILE;
      case OPTED_OUT -> OPTED_OUT;
      case UNREACHABLE -> UNREACHABLE;
      case BLOCKED_REGION -> BLOCKED_REGION;
      case MISCONFIGURED -> MISCONFIGURED;
    };
  }
}
