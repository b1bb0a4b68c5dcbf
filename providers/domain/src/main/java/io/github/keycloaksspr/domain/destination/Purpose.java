// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

/** What a code is good for: a code for one purpose is worthless for the other. */
public enum Purpose {
  RESET("reset"),
  REGISTER("register");

  private final String id;

  Purpose(String id) {
    this.id = id;
  }

  /** The name in hashes, keys and mails. */
  public String id() {
    return id;
  }
}
