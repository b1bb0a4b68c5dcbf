// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.audit;

import io.github.keycloaksspr.domain.reset.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What came of a step; a closed vocabulary, so that whatever counts events stays bounded. */
public enum AuditResult {
  /** An account was named for a forgotten password. */
  FORGOT,
  /** An account was named whose user knows the password and is locked. */
  LOCKED,
  /** The registration of a method was begun; nothing was sent or stored yet. */
  BEGUN,
  /** A code or a request for help was sent. */
  SENT,
  /** A code was handed on, and no answer came in time. */
  ON_ITS_WAY,
  /** It is not known whether a code arrived. */
  UNKNOWN,
  /** Help was asked for already, not long ago. */
  ALREADY_SENT,
  /** A proof was passed. */
  PASSED,
  /** A new password was set. */
  RESET,
  /** A lock was lifted. */
  UNLOCKED,
  METHOD_ADDED,
  METHOD_CHANGED,
  METHOD_REMOVED,
  /** What is registered was looked over. */
  CONFIRMED,
  /** "Not now" was said to registering. */
  POSTPONED,
  /** The same where registering was required and no code got through. */
  POSTPONED_UNSENT,
  /** It was not done; the event's error says why. */
  REFUSED;

  /** The result of naming an account for that reason. */
  public static AuditResult of(Reason reason) {
    return switch (reason) {
      case FORGOT -> FORGOT;
      case LOCKED -> LOCKED;
    };
  }

  /** The value of {@code sspr_result}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** All values. */
  public static Set<String> ids() {
    return Arrays.stream(values()).map(AuditResult::id).collect(Collectors.toUnmodifiableSet());
  }
}
