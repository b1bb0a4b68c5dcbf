// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.keycloak.account.Eligibility;

/** Why a reset cannot go on; each has a page that says what to do. */
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

  /** The page for what keeps an account from being reset. */
  static Problem of(Eligibility.Obstacle obstacle) {
    return switch (obstacle) {
      case MANAGED_ELSEWHERE -> MANAGED_ELSEWHERE;
      case GONE -> UNKNOWN_USER;
      case DISABLED, OUT_OF_SCOPE -> NOT_ENABLED;
      case TOO_FEW_METHODS -> NOT_REGISTERED;
    };
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
