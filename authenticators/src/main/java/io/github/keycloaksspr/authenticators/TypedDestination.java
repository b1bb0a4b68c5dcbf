// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddresses;
import io.github.keycloaksspr.domain.destination.PhoneNumbers;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.keycloak.page.FormInput;
import java.util.Optional;

/** A destination that was typed, judged by nothing but how it is written. */
sealed interface TypedDestination {

  /** It can be one. */
  record Legible(Destination destination) implements TypedDestination {}

  /**
   * It can be none.
   *
   * @param message key of the text that says why
   */
  record Refused(String message) implements TypedDestination {}

  static TypedDestination of(FormInput input, Channel channel, Policy policy) {
    Optional<String> problem =
        input.problem(
            CodeStep.DESTINATION, CodeStep.LONGEST_DESTINATION, "sspr-error-destination-missing");
    if (problem.isPresent()) {
      return new Refused(problem.get());
    }
    String text = input.text(CodeStep.DESTINATION);
    return channel == Channel.MAIL ? mail(text) : phone(text, policy);
  }

  private static TypedDestination mail(String text) {
    return MailAddresses.read(text)
        .<TypedDestination>map(Legible::new)
        .orElseGet(() -> new Refused("sspr-error-email-invalid"));
  }

  private static TypedDestination phone(String text, Policy policy) {
    PhoneNumbers.Reading reading = policy.phones().read(text);
    if (reading instanceof PhoneNumbers.Reading.Valid valid) {
      return new Legible(valid.number());
    }
    return new Refused(
        switch (((PhoneNumbers.Reading.Refused) reading).problem()) {
          case INVALID -> "sspr-error-phone-invalid";
          case COUNTRY_NOT_ALLOWED -> "sspr-error-phone-country";
          case PREMIUM_RATE -> "sspr-error-phone-premium";
        });
  }
}
