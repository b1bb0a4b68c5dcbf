// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.keycloak.audit.AuditResult;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.credential.NewRegistration;
import io.github.keycloaksspr.keycloak.delivery.PhoneNotice;
import io.github.keycloaksspr.keycloak.notice.Device;
import io.github.keycloaksspr.keycloak.notice.Notice;
import io.github.keycloaksspr.keycloak.notice.Notices;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.events.EventType;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * A change to what a person registered, with all that goes with it: the event, mails to old and new
 * addresses, and a text to a phone that was replaced.
 */
final class MethodChange {

  private final Registration registration;
  private final MethodCredentialType type;

  MethodChange(Registration registration, MethodCredentialType type) {
    this.registration = registration;
    this.type = type;
  }

  /** Stores a method. */
  void save(NewRegistration verified) {
    boolean known = registration.store().find(type).isPresent();
    apply(
        () -> registration.store().save(type, registration.label(type.method()), verified),
        known ? Kind.CHANGED : Kind.ADDED);
    session().setAuthNote(note(type), "true");
  }

  /** Whether a method of that type was stored in this authentication session. */
  static boolean wasSaved(Registration registration, MethodCredentialType type) {
    return registration.context().getAuthenticationSession().getAuthNote(note(type)) != null;
  }

  private static String note(MethodCredentialType type) {
    return "sspr.saved." + type.id();
  }

  private AuthenticationSessionModel session() {
    return registration.context().getAuthenticationSession();
  }

  /** Takes a method away. */
  void remove() {
    apply(() -> registration.store().remove(type), Kind.REMOVED);
  }

  /** A kind of change, as events and mails speak of it. */
  private enum Kind {
    ADDED(
        EventType.UPDATE_CREDENTIAL,
        AuditStep.REGISTER,
        AuditResult.METHOD_ADDED,
        Notice.METHOD_ADDED),
    CHANGED(
        EventType.UPDATE_CREDENTIAL,
        AuditStep.REGISTER,
        AuditResult.METHOD_CHANGED,
        Notice.METHOD_CHANGED),
    REMOVED(
        EventType.REMOVE_CREDENTIAL,
        AuditStep.REMOVE,
        AuditResult.METHOD_REMOVED,
        Notice.METHOD_REMOVED);

    private final EventType event;
    private final AuditStep step;
    private final AuditResult result;
    private final Notice notice;

    Kind(EventType event, AuditStep step, AuditResult result, Notice notice) {
      this.event = event;
      this.step = step;
      this.result = result;
      this.notice = notice;
    }
  }

  private void apply(Runnable change, Kind kind) {
    Notices notices = registration.sspr().notices();
    Set<String> addresses = new HashSet<>(notices.addresses(registration.user()));
    Set<PhoneNumber> replaced = phones();
    change.run();
    addresses.addAll(notices.addresses(registration.user()));
    replaced.removeAll(phones());
    replaced.forEach(this::tell);
    Attempt.audit(registration, type.method())
        .withCredentialType(type.id())
        .success(
            kind.event,
            registration.user().getId(),
            kind.step,
            Optional.of(type.method()),
            kind.result);
    notices.tell(
        kind.notice,
        registration.user(),
        Optional.of(type.method()),
        Device.of(registration.context().getSession()),
        addresses);
  }

  private Set<PhoneNumber> phones() {
    return registration.sspr().catalogue().registeredDestinations(registration.user()).stream()
        .filter(PhoneNumber.class::isInstance)
        .map(PhoneNumber.class::cast)
        .collect(Collectors.toSet());
  }

  private void tell(PhoneNumber replaced) {
    new PhoneNotice(
            registration.context().getSession(),
            registration.context().getRealm(),
            registration.sspr())
        .tell(replaced, registration.locale());
  }
}
