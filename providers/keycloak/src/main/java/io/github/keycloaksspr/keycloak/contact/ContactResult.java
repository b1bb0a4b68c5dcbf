// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.contact;

import io.github.keycloaksspr.keycloak.audit.AuditResult;
import java.util.Optional;
import org.keycloak.events.Errors;

/** What came of asking for help. */
public enum ContactResult {
  SENT("contact-sent", AuditResult.SENT),
  /** It waits for a mail that gathers requests. */
  GATHERED("contact-sent", AuditResult.ON_ITS_WAY),
  /** It was asked for within the last hour. */
  ALREADY_SENT("contact-sent", AuditResult.ALREADY_SENT),
  /** From this client address there were too many requests. */
  TOO_MANY("contact-failed", "sspr_contact_limit_address"),
  /** No administrator could be told: no recipient, or no mail server that takes it. */
  NOT_SENT("contact-failed", Errors.EMAIL_SEND_FAILED);

  private final String page;
  private final AuditResult result;
  private final Optional<String> error;

  ContactResult(String page, AuditResult result) {
    this.page = page;
    this.result = result;
    this.error = Optional.empty();
  }

  ContactResult(String page, String error) {
    this.page = page;
    this.result = AuditResult.REFUSED;
    this.error = Optional.of(error);
  }

  /** Mark of the page that says so. */
  public String page() {
    return page;
  }

  /** What events say of it. */
  public AuditResult result() {
    return result;
  }

  /** The error of the event, empty where the request was taken. */
  public Optional<String> error() {
    return error;
  }
}
