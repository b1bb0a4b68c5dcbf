// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.method.NewDestinations;

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
    NewDestinations rules = new NewDestinations(registration.sspr().policy(), registration.user());
    NewDestinations.Reading reading =
        type == MethodCredentialType.PHONE ? rules.phone(typed) : rules.email(typed);
    return reading instanceof NewDestinations.Reading.Refused refused
        ? new Reading.Refused("sspr-error-" + refused.problem().id())
        : new Reading.Allowed(((NewDestinations.Reading.Allowed) reading).destination());
  }
}
