// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.domain.policy.Trait;
import io.github.keycloaksspr.domain.proof.ProofLedger;
import io.github.keycloaksspr.domain.reset.Reason;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.spi.Kind;
import io.github.keycloaksspr.spi.MethodId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The one answer to whether an account may be reset, with what, and how much is needed, as the
 * account and the policy are now. It is asked for in every step of a reset, and once more at the
 * moment at which a password is set or a lock is lifted.
 */
public sealed interface Eligibility {

  /** Why an account cannot be reset. */
  enum Obstacle {
    /** The password is kept where it cannot be changed from here. */
    MANAGED_ELSEWHERE,
    /** A directory does not know the account any more. */
    GONE,
    /** An administrator disabled it. */
    DISABLED,
    /** It is outside the scope of the policy. */
    OUT_OF_SCOPE,
    /** It has too few usable methods for what the policy asks of it. */
    TOO_FEW_METHODS
  }

  /** There is no such account. */
  record Unknown() implements Eligibility {}

  /** Something keeps the account from being reset. */
  record Barred(UserModel user, Obstacle obstacle) implements Eligibility {}

  /**
   * It may be reset by the user who proves to own it.
   *
   * @param required how many different proofs it takes
   * @param usable the methods that can prove it
   * @param enabled what the policy allows such a user, and what works in this realm
   */
  record Open(UserModel user, int required, UsableMethods usable, List<MethodId> enabled)
      implements Eligibility {

    /** Whether each proof that was given still counts. */
    public boolean upholds(ProofLedger ledger, Sspr sspr) {
      return ledger.stands(usable, enabled, sspr.hash());
    }
  }

  /**
   * Of an account that was looked up, before anything was proven.
   *
   * @param found empty when there is none of that name
   * @throws io.github.keycloaksspr.keycloak.account.AccountStoreUnavailableException when a
   *     directory does not answer
   */
  static Eligibility of(
      KeycloakSession session, RealmModel realm, Optional<UserModel> found, Reason reason) {
    return of(session, realm, found, reason, ProofLedger.empty("", "", ""));
  }

  /**
   * In the middle of a reset. A proof by a second factor makes the account one with a second
   * factor, also when the last code of it was used up by that: no proof makes a reset need fewer
   * others. Proofs that were given count as attainable.
   *
   * @param found empty when the account is gone
   * @param ledger what was proven until now
   * @throws io.github.keycloaksspr.keycloak.account.AccountStoreUnavailableException when a
   *     directory does not answer
   */
  static Eligibility of(
      KeycloakSession session,
      RealmModel realm,
      Optional<UserModel> found,
      Reason reason,
      ProofLedger ledger) {
    return found.map(user -> of(session, realm, user, reason, ledger)).orElseGet(Unknown::new);
  }

  private static Eligibility of(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      Reason reason,
      ProofLedger ledger) {
    Sspr sspr = Sspr.of(session, realm);
    Optional<Obstacle> obstacle = obstacle(session, realm, sspr, user, reason);
    if (obstacle.isPresent()) {
      return new Barred(user, obstacle.get());
    }
    Set<Trait> traits = new HashSet<>(sspr.traits(user));
    if (ledger.isProvenByAny(sspr.catalogue().installed().ofKind(Kind.SECOND_FACTOR))) {
      traits.add(Trait.SECOND_FACTOR);
    }
    int required = sspr.policy().requirements().required(traits);
    UsableMethods usable = sspr.usableBy(user, traits);
    return ledger.attainable(usable, sspr.hash()) < required
        ? new Barred(user, Obstacle.TOO_FEW_METHODS)
        : new Open(user, required, usable, sspr.catalogue().enabled(traits));
  }

  private static Optional<Obstacle> obstacle(
      KeycloakSession session, RealmModel realm, Sspr sspr, UserModel user, Reason reason) {
    if (isElsewhere(session, realm, user, reason)) {
      return Optional.of(Obstacle.MANAGED_ELSEWHERE);
    }
    if (!new Accounts(session, realm).isThere(user)) {
      return Optional.of(Obstacle.GONE);
    }
    if (new AccountLock(session, realm).isDisabledByAdministrator(user)) {
      return Optional.of(Obstacle.DISABLED);
    }
    return sspr.isInScope(user) ? Optional.empty() : Optional.of(Obstacle.OUT_OF_SCOPE);
  }

  /** The lock is Keycloak's own even where it only reads the directory that knows the password. */
  private static boolean isElsewhere(
      KeycloakSession session, RealmModel realm, UserModel user, Reason reason) {
    return PasswordHome.of(session, realm, user) == PasswordHome.ELSEWHERE
        && !(reason == Reason.LOCKED && PasswordHome.isOfDirectory(realm, user));
  }
}
