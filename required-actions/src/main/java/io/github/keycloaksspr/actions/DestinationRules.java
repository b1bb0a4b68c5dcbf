// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.keycloak.method.NewDestinations;
import io.github.keycloaksspr.keycloak.method.RegisteredCodeMethod;
import io.github.keycloaksspr.spi.MethodId;
import java.util.Optional;

/**
 * Which numbers and addresses may be registered.
 *
 * @param codes reads them
 * @param method under which they would be registered
 */
record DestinationRules(Registration registration, RegisteredCodeMethod codes, MethodId method) {

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
    NewDestinations.Reading reading =
        codes.read(typed, new NewDestinations(registration.sspr().policy(), registration.user()));
    if (reading instanceof NewDestinations.Reading.Refused refused) {
      return new Reading.Refused("sspr-error-" + refused.problem().id());
    }
    Destination destination = ((NewDestinations.Reading.Allowed) reading).destination();
    return isTaken(destination)
        ? new Reading.Refused("sspr-error-destination-same")
        : new Reading.Allowed(destination);
  }

  /**
   * What an administrator or the directory gave to begin with, if the owner may register it. It
   * counts only once it was verified.
   */
  Optional<Destination> prefilled() {
    return registration
        .sspr()
        .catalogue()
        .prefilled(method, registration.user())
        .filter(destination -> !isTaken(destination));
  }

  /** One destination under two methods is one proof, so the second would be of no help. */
  private boolean isTaken(Destination destination) {
    return registration.usable().sharesDestination(method, destination);
  }
}
