// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.policy.Policy;
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
import io.github.keycloaksspr.keycloak.method.MethodCatalogue;
import io.github.keycloaksspr.keycloak.registration.RegistrationState;
import io.github.keycloaksspr.spi.MethodId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
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
    RegistrationState state = RegistrationState.of(session, realm, sspr, user);
    return new Standing(
        sspr.isInScope(user) && isAccountOpen(user) ? Gate.OPEN : Gate.SHUT,
        state.usable().list().stream().map(UsableMethod::id).toList(),
        state.enrolment(),
        state.isPromptDue() ? NextSignIn.ASKS : NextSignIn.DOES_NOT_ASK);
  }

  /** When the user last said that what is registered is right. */
  Optional<Instant> lastConfirmed(UserModel user) {
    return sspr.catalogue().installed().registeredHere().stream()
        .flatMap(type -> sspr.store(user).find(type).stream())
        .map(Registered::confirmedAt)
        .max(Comparator.naturalOrder());
  }

  /** The methods with a value that cannot be read, in the order of pages. */
  List<MethodId> unreadable(UserModel user) {
    MethodStore store = sspr.store(user);
    MethodCatalogue catalogue = sspr.catalogue();
    return catalogue.installed().ids().stream()
        .filter(
            method ->
                catalogue.hasUnreadableAttribute(method, user)
                    || catalogue
                        .installed()
                        .registeredAs(method)
                        .filter(store::isUnreadable)
                        .isPresent())
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
}
