// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.MailAddresses;
import io.github.keycloaksspr.domain.destination.PhoneNumbers;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import java.util.Optional;
import java.util.stream.Stream;

/** Which numbers and addresses may be registered. */
final class DestinationRules {

  private final Registration registration;
  private final MethodCredentialType type;

  DestinationRules(Registration registration, MethodCredentialType type) {
    this.registration = registration;
    this.type = type;
  }

  /** What a typed text turned out to be. */
  sealed interface Reading {

    record Allowed(Destination destination) implements Reading {}

    /**
     * May not be registered.
     *
     * @param message key of a text that says why
     */
    record Refused(String message) implements Reading {}
  }

  Reading read(String typed) {
    Reading reading = type == MethodCredentialType.PHONE ? phone(typed) : mail(typed);
    return reading instanceof Reading.Allowed allowed && isTaken(allowed.destination())
        ? new Reading.Refused("sspr-error-destination-same")
        : reading;
  }

  /**
   * What an administrator or the directory gave to begin with, if the owner may register it. It
   * counts only once it was verified.
   */
  Optional<Destination> prefilled() {
    return registration
        .sspr()
        .catalogue()
        .prefill(type, registration.user())
        .map(this::read)
        .filter(Reading.Allowed.class::isInstance)
        .map(Reading.Allowed.class::cast)
        .map(Reading.Allowed::destination);
  }

  /** One destination under two methods is one proof, so the second would help nobody. */
  private boolean isTaken(Destination destination) {
    return registration.usable().sharesDestination(type.method(), destination);
  }

  private Reading phone(String typed) {
    PhoneNumbers.Reading reading = registration.sspr().policy().phones().read(typed);
    if (reading instanceof PhoneNumbers.Reading.Refused refused) {
      return new Reading.Refused(
          switch (refused.problem()) {
            case INVALID -> "sspr-error-phone-invalid";
            case COUNTRY_NOT_ALLOWED -> "sspr-error-phone-country";
            case PREMIUM_RATE -> "sspr-error-phone-premium";
          });
    }
    return new Reading.Allowed(((PhoneNumbers.Reading.Valid) reading).number());
  }

  private Reading mail(String typed) {
    Optional<MailAddress> address = MailAddresses.read(typed);
    if (address.isEmpty()) {
      return new Reading.Refused("sspr-error-email-invalid");
    }
    if (isOwn(address.get())) {
      return new Reading.Refused("sspr-error-email-own");
    }
    return isBlocked(address.get().domain())
        ? new Reading.Refused("sspr-error-email-blocked")
        : new Reading.Allowed(address.get());
  }

  /**
   * The sign-in address opens with the lost password itself, or is what an attacker knows already.
   */
  private boolean isOwn(MailAddress address) {
    return Stream.of(registration.user().getEmail(), registration.user().getUsername())
        .filter(own -> own != null)
        .flatMap(own -> MailAddresses.read(own).stream())
        .anyMatch(own -> own.canonical().equals(address.canonical()));
  }

  private boolean isBlocked(String domain) {
    return registration.sspr().policy().blockedMailDomains().stream()
        .anyMatch(blocked -> domain.equals(blocked) || domain.endsWith("." + blocked));
  }
}
