// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import io.github.keycloaksspr.admin.people.UserView.State;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.registration.Enrolment;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.account.AccountLock;
import io.github.keycloaksspr.keycloak.account.PasswordHome;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.Registered;
import io.github.keycloaksspr.keycloak.registration.AskedByAdministrator;
import io.github.keycloaksspr.keycloak.registration.FirstAsked;
import io.github.keycloaksspr.keycloak.registration.Reconfirmation;
import io.github.keycloaksspr.keycloak.registration.RegistrationState;
import io.github.keycloaksspr.spi.MethodId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Finds out where one user stands. */
final class UserExamination {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final Sspr sspr;
  private final RegistrationState state;

  UserExamination(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.sspr = Sspr.of(session, realm);
    this.state = RegistrationState.of(session, realm, sspr, user);
  }

  UserView view() {
    Enrolment enrolment = state.enrolment();
    return new UserView(
        user.getId(),
        user.getUsername(),
        user.isEnabled(),
        sspr.isInScope(user),
        PasswordHome.of(session, realm, user) == PasswordHome.ELSEWHERE,
        sspr.traits(user).stream()
            .map(trait -> trait.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .sorted()
            .toList(),
        enrolment.required(),
        enrolment.proofs(),
        enrolment.unobtainable(),
        sspr.catalogue().installed().ids().stream()
            .flatMap(method -> method(method).stream())
            .toList(),
        enrolment.isComplete() ? Optional.empty() : graceEndsAt(),
        new Reconfirmation(sspr, user).dueAt(),
        AskedByAdministrator.is(user),
        sspr.resetLock().lockedUntil(user),
        new AccountLock(session, realm).isLocked(user));
  }

  private Optional<Instant> graceEndsAt() {
    return FirstAsked.of(user).at().map(asked -> asked.plus(sspr.policy().registration().grace()));
  }

  /** Empty for a method that is neither enabled nor there. */
  private Optional<UserView.Method> method(MethodId id) {
    boolean isEnabled = state.enabled().contains(id);
    UserView.Method found = found(id, isEnabled);
    return isEnabled || found.state() != State.MISSING ? Optional.of(found) : Optional.empty();
  }

  private UserView.Method found(MethodId id, boolean isEnabled) {
    Optional<MethodCredentialType> type = sspr.catalogue().installed().registeredAs(id);
    Optional<Registered> registered = type.flatMap(sspr.store(user)::find);
    return new UserView.Method(
        id.value(),
        state(id, type, registered),
        isEnabled,
        state.usable().find(id).isPresent(),
        mask(id, registered),
        registered.map(Registered::confirmedAt));
  }

  private State state(
      MethodId id, Optional<MethodCredentialType> type, Optional<Registered> registered) {
    if (sspr.catalogue().attribute(id).isPresent()) {
      if (sspr.catalogue().hasUnreadableAttribute(id, user)) {
        return State.UNREADABLE;
      }
      return sspr.catalogue().destinationInAttribute(id, user).isPresent()
          ? State.BY_ADMINISTRATOR
          : State.MISSING;
    }
    if (registered.isPresent() || type.isEmpty()) {
      return there(id, type);
    }
    if (sspr.store(user).isUnreadable(type.get())) {
      return State.UNREADABLE;
    }
    return sspr.catalogue().prefilled(id, user).isPresent() ? State.PREFILLED : State.MISSING;
  }

  private State there(MethodId id, Optional<MethodCredentialType> type) {
    if (state.enabled().contains(id) && type.filter(sspr.withdrawn(user)::contains).isPresent()) {
      return State.WITHDRAWN;
    }
    boolean there = type.isPresent() || state.usable().find(id).isPresent();
    return there ? State.REGISTERED : State.MISSING;
  }

  private Optional<String> mask(MethodId id, Optional<Registered> registered) {
    Optional<Destination> destination =
        sspr.catalogue().attribute(id).isPresent()
            ? sspr.catalogue().destinationInAttribute(id, user)
            : registered.isPresent()
                ? registered.flatMap(Registered::destination)
                : sspr.catalogue().prefilled(id, user);
    return destination.map(Destination::mask);
  }
}
