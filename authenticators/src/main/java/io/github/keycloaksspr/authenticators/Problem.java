// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

/** Why somebody cannot go on; each has a page that says what to do. */
enum Problem {
  MANAGED_ELSEWHERE("managed-elsewhere"),
  /** Outside the scope, or disabled; help can be asked for. */
  NOT_ENABLED("not-enabled"),
  NOT_REGISTERED("not-registered"),
  UNKNOWN_USER("unknown-user"),
  /** Too many tries for this account. */
  LOCKED("locked"),
  /** Too many tries from this client address. */
  TOO_MANY_TRIES("too-many-tries"),
  TRY_LATER("try-later"),
  START_AGAIN("start-again");

  private final String page;

  Problem(String page) {
    this.page = page;
  }

  /** Whether an administrator can be asked to help. */
  boolean offersContact() {
    return this == NOT_ENABLED || this == NOT_REGISTERED || this == LOCKED;
  }

  /** Whether its page is about an account that there is, so that its owner can be told by mail. */
  boolean isExplained() {
    return offersContact() || this == MANAGED_ELSEWHERE;
  }

  /** Mark of its page. */
  String page() {
    return page;
  }
}
