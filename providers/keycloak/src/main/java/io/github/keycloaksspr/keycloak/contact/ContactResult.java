// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.contact;

import java.util.Locale;

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

  /** The name in events. */
  public String eventValue() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
