// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.reset.Claim;
import io.github.keycloaksspr.domain.reset.Reason;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.account.AccountLock;
import io.github.keycloaksspr.keycloak.account.Accounts;
import io.github.keycloaksspr.keycloak.account.PasswordHome;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** How the account that a name means stands to a reset, whoever asks. */
sealed interface Standing {

  /** There is none. */
  record Unknown() implements Standing {}

  /** There is one, and something keeps it from being reset. */
  record Barred(UserModel user, Problem problem) implements Standing {}

  /** It may be reset by whoever proves to own it. */
  record Open(UserModel user) implements Standing {}

  /**
   * Looks the account up.
   *
   * @throws org.keycloak.storage.StorageUnavailableException when a directory does not answer
   */
  static Standing of(KeycloakSession session, RealmModel realm, Claim claim) {
    return of(session, realm, new Accounts(session, realm).find(claim.typedName()), claim.reason());
  }

  /** How an account stands that was looked up. */
  static Standing of(
      KeycloakSession session, RealmModel realm, Optional<UserModel> found, Reason reason) {
    return found.map(user -> of(session, realm, user, reason)).orElseGet(Unknown::new);
  }

  private static Standing of(
      KeycloakSession session, RealmModel realm, UserModel user, Reason reason) {
    return obstacle(session, realm, user, reason)
        .<Standing>map(problem -> new Barred(user, problem))
        .orElseGet(() -> new Open(user));
  }

  private static Optional<Problem> obstacle(
      KeycloakSession session, RealmModel realm, UserModel user, Reason reason) {
    if (isElsewhere(session, realm, user, reason)) {
      return Optional.of(Problem.MANAGED_ELSEWHERE);
    }
    if (!new Accounts(session, realm).isThere(user)) {
      return Optional.of(Problem.UNKNOWN_USER);
    }
    if (new AccountLock(session, realm).isDisabledByAdministrator(user)) {
      return Optional.of(Problem.NOT_ENABLED);
    }
    Sspr sspr = Sspr.of(session, realm);
    if (!sspr.isInScope(user)) {
      return Optional.of(Problem.NOT_ENABLED);
    }
    return sspr.usableBy(user).distinctProofs() < sspr.required(user)
        ? Optional.of(Problem.NOT_REGISTERED)
        : Optional.empty();
  }

  /** The lock is Keycloak's own even where it only reads the directory that knows the password. */
  private static boolean isElsewhere(
      KeycloakSession session, RealmModel realm, UserModel user, Reason reason) {
    return PasswordHome.of(session, realm, user) == PasswordHome.ELSEWHERE
        && !(reason == Reason.LOCKED && PasswordHome.isOfDirectory(realm, user));
  }
}
