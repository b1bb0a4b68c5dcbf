// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import io.github.keycloaksspr.keycloak.method.NewDestinations;
import java.util.Locale;

/** Why a value is not taken. Says nothing of the value itself. */
enum PrefillProblem {
  NO_ATTRIBUTE(
      "The policy names no user attribute for it. Set prefillPhoneAttribute or prefillEmailAttribute."),
  ACCOUNT_ATTRIBUTE(
      "The policy names a part of the account itself as the attribute, which is not to be changed here."),
  READ_ONLY("The user is from a directory that Keycloak may only read. Change it there."),
  PHONE_INVALID("Not a phone number. Write it with the country code, such as +44 …"),
  PHONE_COUNTRY("A phone number of a country that the policy does not allow."),
  PHONE_PREMIUM("A premium-rate phone number."),
  EMAIL_INVALID("Not a mail address."),
  EMAIL_OWN("The account's own mail address, which opens with the lost password."),
  EMAIL_BLOCKED("A mail address of a domain that the policy blocks."),
  UNKNOWN_USER("There is no such user."),
  NOT_ALLOWED("You may not change this user."),
  MALFORMED("The line has a value where the head names no column, or quotes that do not match."),
  NO_USER("The line names no user."),
  FAILED("It could not be stored. The server's log says why.");

  private final String message;

  PrefillProblem(String message) {
    this.message = message;
  }

  static PrefillProblem of(NewDestinations.Problem problem) {
    return switch (problem) {
      case PHONE_INVALID -> PHONE_INVALID;
      case PHONE_COUNTRY -> PHONE_COUNTRY;
      case PHONE_PREMIUM -> PHONE_PREMIUM;
      case EMAIL_INVALID -> EMAIL_INVALID;
      case EMAIL_OWN -> EMAIL_OWN;
      case EMAIL_BLOCKED -> EMAIL_BLOCKED;
    };
  }

  /** The word for programs. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The sentence for administrators. */
  String message() {
    return message;
  }
}
