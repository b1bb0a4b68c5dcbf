// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import java.util.Optional;
import java.util.Set;

/**
 * Which numbers and addresses may lead into one account. Asked when one is registered, provided or
 * imported, and again whenever it is used: the policy and the account change meanwhile.
 *
 * @param phones the rules for numbers
 * @param blockedDomains mail domains, in lower case, that may not be used, nor those below them
 * @param own the account's own addresses: they open with the lost password, or are what an attacker
 *     knows already
 */
public record AllowedDestinations(
    PhoneNumbers phones, Set<String> blockedDomains, Set<MailAddress> own) {

  /** Why a destination may not be used. */
  public enum Problem {
    PHONE_COUNTRY,
    PHONE_PREMIUM,
    EMAIL_OWN,
    EMAIL_BLOCKED
  }

  public AllowedDestinations {
    blockedDomains = Set.copyOf(blockedDomains);
    own = Set.copyOf(own);
  }

  /** Whether that destination may be used now. */
  public boolean allow(Destination destination) {
    return problem(destination).isEmpty();
  }

  /**
   * What forbids that destination now; empty where nothing does. A number that was taken once and
   * that the library calls invalid today is no problem: numbering plans change.
   */
  public Optional<Problem> problem(Destination destination) {
    if (destination instanceof PhoneNumber phone) {
      return phones.problem(phone).flatMap(AllowedDestinations::ofPhone);
    }
    return destination instanceof MailAddress mail ? ofMail(mail) : Optional.empty();
  }

  private static Optional<Problem> ofPhone(PhoneNumbers.Problem problem) {
    return switch (problem) {
      case INVALID -> Optional.empty();
      case COUNTRY_NOT_ALLOWED -> Optional.of(Problem.PHONE_COUNTRY);
      case PREMIUM_RATE -> Optional.of(Problem.PHONE_PREMIUM);
    };
  }

  private Optional<Problem> ofMail(MailAddress mail) {
    if (isOwn(mail)) {
      return Optional.of(Problem.EMAIL_OWN);
    }
    return isBlocked(mail.domain()) ? Optional.of(Problem.EMAIL_BLOCKED) : Optional.empty();
  }

  /** An alias with a plus reaches the same mailbox. */
  private boolean isOwn(MailAddress mail) {
    return own.stream().anyMatch(other -> other.sharesMailboxWith(mail));
  }

  private boolean isBlocked(String domain) {
    return blockedDomains.stream()
        .anyMatch(blocked -> domain.equals(blocked) || domain.endsWith("." + blocked));
  }
}
