// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.notice;

/** What people are told of after it happened to their account. */
public enum Notice {
  PASSWORD_RESET("password-reset"),
  UNLOCKED("unlocked"),
  METHOD_ADDED("method-added"),
  METHOD_CHANGED("method-changed"),
  METHOD_REMOVED("method-removed"),
  METHOD_REMOVED_BY_ADMINISTRATOR("method-removed-by-administrator");

  private final String id;

  Notice(String id) {
    this.id = id;
  }

  /** The name in templates and texts. */
  public String id() {
    return id;
  }
}
