// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.method;

import io.github.keycloaksspr.domain.destination.AllowedDestinations;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.MailAddresses;
import io.github.keycloaksspr.domain.destination.PhoneNumbers;
import io.github.keycloaksspr.domain.policy.Policy;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * Which numbers and addresses may become a user's, given by the user or by an administrator.
 *
 * @param policy of the realm
 * @param user whose they would be
 */
public record NewDestinations(Policy policy, UserModel user) {

  /** What a text turned out to be. */
  public sealed interface Reading {

    /** May be used. */
    record Allowed(Destination destination) implements Reading {}

    /** May not be used. */
    record Refused(Problem problem) implements Reading {}
  }

  /** Why a text is not taken. */
  public enum Problem {
    PHONE_INVALID,
    PHONE_COUNTRY,
    PHONE_PREMIUM,
    EMAIL_INVALID,
    /** The account's own address, which opens with the lost password or is the user name. */
    EMAIL_OWN,
    EMAIL_BLOCKED;

    private static Problem of(AllowedDestinations.Problem problem) {
      return switch (problem) {
        case PHONE_COUNTRY -> PHONE_COUNTRY;
        case PHONE_PREMIUM -> PHONE_PREMIUM;
        case EMAIL_OWN -> EMAIL_OWN;
        case EMAIL_BLOCKED -> EMAIL_BLOCKED;
      };
    }

    /** The word in answers, and the end of the text's key. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Reads a phone. */
  public Reading phone(String text) {
    PhoneNumbers.Reading reading = policy.phones().read(text);
    if (reading instanceof PhoneNumbers.Reading.Refused refused) {
      return new Reading.Refused(
          switch (refused.problem()) {
            case INVALID -> Problem.PHONE_INVALID;
            case COUNTRY_NOT_ALLOWED -> Problem.PHONE_COUNTRY;
            case PREMIUM_RATE -> Problem.PHONE_PREMIUM;
          });
    }
    return new Reading.Allowed(((PhoneNumbers.Reading.Valid) reading).number());
  }

  /** Reads a mail address. */
  public Reading email(String text) {
    Optional<MailAddress> address = MailAddresses.read(text);
    if (address.isEmpty()) {
      return new Reading.Refused(Problem.EMAIL_INVALID);
    }
    return UserDestinations.of(policy, user)
        .problem(address.get())
        .<Reading>map(problem -> new Reading.Refused(Problem.of(problem)))
        .orElseGet(() -> new Reading.Allowed(address.get()));
  }
}
