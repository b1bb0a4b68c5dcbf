// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

/** What happens to the user's other sessions after a reset. */
public enum SignOut {
  ALWAYS("always"),
  /** The user decides; the box is ticked. */
  OFFER("offer"),
  NEVER("never");

  private final String id;

  SignOut(String id) {
    this.id = id;
  }

  /** The name in the policy and on pages. */
  public String id() {
    return id;
  }
}
