// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.contact;

import io.github.keycloaksspr.keycloak.audit.AuditResult;

/** What came of asking for help. */
public enum ContactResult {
  SENT("contact-sent"),
  /** It was asked for within the last hour. */
  ALREADY_SENT("contact-sent"),
  /**
   * Nobody could be told: no recipient, too many requests in the realm, or no mail server that
   * takes it.
   */
  NOT_SENT("contact-failed");

  private final String page;

  ContactResult(String page) {
    this.page = page;
  }

  /** Mark of the page that says so. */
  public String page() {
    return page;
  }

  /** What events say of it. */
  public AuditResult result() {
    return switch (this) {
      case SENT -> AuditResult.SENT;
      case ALREADY_SENT -> AuditResult.ALREADY_SENT;
      case NOT_SENT -> AuditResult.REFUSED;
    };
  }
}
