// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.policy.Trait;
import io.github.keycloaksspr.domain.report.Standing;
import io.github.keycloaksspr.domain.report.Standing.Gate;
import io.github.keycloaksspr.domain.report.Standing.NextSignIn;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.account.AccountLock;
import io.github.keycloaksspr.keycloak.account.PasswordHome;
import io.github.keycloaksspr.keycloak.account.PrivilegedUsers;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.MethodStore;
import io.github.keycloaksspr.keycloak.credential.Registered;
import io.github.keycloaksspr.keycloak.registration.Reconfirmation;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

/** Finds out what a policy means for users, in one session. */
final class Standings {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final Sspr sspr;

  Standings(KeycloakSession session, RealmModel realm, Policy policy, PrivilegedUsers privileged) {
    this.session = session;
    this.realm = realm;
    this.sspr = Sspr.under(session, realm, policy, privileged);
  }

  /** Where that user stands. */
  Standing of(UserModel user) {
    Set<Trait> traits = sspr.traits(user);
    UsableMethods usable = sspr.usableBy(user, traits);
    int proofs = usable.distinctProofs();
    int required = sspr.policy().requirements().required(traits);
    boolean inScope = sspr.isInScope(user);
    return new Standing(
        inScope && isAccountOpen(user) ? Gate.OPEN : Gate.SHUT,
        usable.list().stream().map(UsableMethod::id).toList(),
        proofs,
        required,
        inScope && asks(user, traits, usable, required - proofs)
            ? NextSignIn.ASKS
            : NextSignIn.DOES_NOT_ASK);
  }

  /** When the user last said that what is registered is right. */
  Optional<Instant> lastConfirmed(UserModel user) {
    return Arrays.stream(MethodCredentialType.values())
        .flatMap(type -> sspr.store(user).find(type).stream())
        .map(Registered::confirmedAt)
        .max(Comparator.naturalOrder());
  }

  /** The methods with a value that cannot be read, in the order of pages. */
  List<MethodId> unreadable(UserModel user) {
    MethodStore store = sspr.store(user);
    return Arrays.stream(MethodId.values())
        .filter(
            method ->
                method == MethodId.OFFICE_PHONE
                    ? sspr.catalogue().hasUnreadableOfficePhone(user)
                    : MethodCredentialType.of(method).filter(store::isUnreadable).isPresent())
        .toList();
  }

  /** What the user registered that does not count any more, in the order of pages. */
  List<MethodId> withdrawn(UserModel user) {
    return sspr.withdrawn(user).stream().map(MethodCredentialType::method).toList();
  }

  private boolean isAccountOpen(UserModel user) {
    return !new AccountLock(session, realm).isDisabledByAdministrator(user)
        && PasswordHome.of(session, realm, user) == PasswordHome.WRITABLE;
  }

  /** As the prompt at sign-in decides: too little is registered that can be, or a look is due. */
  private boolean asks(UserModel user, Set<Trait> traits, UsableMethods usable, int needed) {
    if (sspr.policy().registration().atSignIn() == Policy.AtSignIn.DO_NOT_ASK) {
      return false;
    }
    return (needed > 0 && registrable(traits, usable) >= needed)
        || new Reconfirmation(sspr, user).isDue()
        || hasNewlyWithdrawn(user, traits);
  }

  /** Whether something is registered that may not be used any more, and the owner was not told. */
  private boolean hasNewlyWithdrawn(UserModel user, Set<Trait> traits) {
    MethodStore store = sspr.store(user);
    return sspr.withdrawn(user, traits).stream().anyMatch(type -> !store.isSetAside(type));
  }

  private long registrable(Set<Trait> traits, UsableMethods usable) {
    List<MethodId> enabled = sspr.catalogue().enabled(traits);
    return enabled.stream()
        .filter(this::canSetUp)
        .filter(method -> usable.find(method).isEmpty())
        .count();
  }

  /** Second factors are set up with Keycloak's own actions, where the realm has them. */
  private boolean canSetUp(MethodId method) {
    return switch (method) {
      case AUTH_PHONE, AUTH_EMAIL, SECURITY_QUESTIONS -> true;
      case OFFICE_PHONE -> false;
      case AUTHENTICATOR_APP -> has(UserModel.RequiredAction.CONFIGURE_TOTP);
      case RECOVERY_CODE -> has(UserModel.RequiredAction.CONFIGURE_RECOVERY_AUTHN_CODES);
    };
  }

  private boolean has(UserModel.RequiredAction action) {
    return Optional.ofNullable(realm.getRequiredActionProviderByAlias(action.name()))
        .filter(RequiredActionProviderModel::isEnabled)
        .isPresent();
  }
}
