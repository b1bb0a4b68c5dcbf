// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import io.github.keycloaksspr.domain.code.CodeRules;
import io.github.keycloaksspr.domain.destination.PhoneNumbers;
import io.github.keycloaksspr.domain.limit.LimitRules;
import io.github.keycloaksspr.domain.question.Question;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of one realm, checked.
 *
 * @param scope who may reset
 * @param privilegedRoles names of realm roles, {@code client.role}, or ids, that make a user
 *     privileged besides Keycloak's own administrative roles
 * @param requirements how much a reset asks for, and with what
 * @param helpdesk where people are helped who cannot reset
 * @param questions the rules for security questions
 * @param registration the rules for registering
 * @param reset the rules for resets
 * @param codes the rules for codes
 * @param limits how often what attackers do may be done
 * @param phones how phone numbers are read
 * @param blockedMailDomains domains, in lower case, whose mailboxes are behind the lost password
 * @param attributes what administrators or the directory provide
 * @param captcha when a puzzle is asked for
 */
public record Policy(
    Scope scope,
    Set<String> privilegedRoles,
    Requirements requirements,
    Helpdesk helpdesk,
    QuestionRules questions,
    RegistrationRules registration,
    ResetRules reset,
    CodeRules codes,
    LimitRules limits,
    PhoneNumbers phones,
    Set<String> blockedMailDomains,
    Attributes attributes,
    Captcha captcha) {

  public Policy {
    privilegedRoles = Set.copyOf(privilegedRoles);
    blockedMailDomains = Set.copyOf(blockedMailDomains);
  }

  /** The same policy where the page for a code lives no longer than that. */
  public Policy withCodesWithin(Duration page) {
    return new Policy(
        scope,
        privilegedRoles,
        requirements,
        helpdesk,
        questions,
        registration,
        reset,
        codes.within(page),
        limits,
        phones,
        blockedMailDomains,
        attributes,
        captcha);
  }

  /**
   * The rules for security questions.
   *
   * @param approved the list to choose from
   * @param toRegister how many a user answers at registration
   * @param toReset how many are asked at a reset, not more than registered
   */
  public record QuestionRules(List<Question> approved, int toRegister, int toReset) {

    /** Questions of the administrator's own, at most. */
    static final int MOST_CUSTOM = 20;

    /** Characters of a question of the administrator's own. */
    static final int SHORTEST = 3;

    static final int LONGEST = 200;

    public QuestionRules {
      approved = List.copyOf(approved);
    }
  }

  /**
   * The rules for registering.
   *
   * @param atSignIn whether users are asked at sign-in until they registered
   * @param grace how long "not now" is offered; zero means never
   * @param reconfirmAfter when the details are to be looked over again; empty means never
   */
  public record RegistrationRules(
      AtSignIn atSignIn, Duration grace, Optional<Duration> reconfirmAfter) {}

  /** Whether users are asked to register when they sign in. */
  public enum AtSignIn {
    ASK,
    DO_NOT_ASK
  }

  /**
   * The rules for resets.
   *
   * @param signOut what happens to other sessions
   * @param unlock whether an account can be unlocked without a new password
   * @param notices whether users get a mail after resets and changes
   * @param administratorNotices whether the other administrators get a mail when the account of a
   *     privileged user was opened again
   * @param disclosure how much is told before anything was proven
   */
  public record ResetRules(
      SignOut signOut,
      Unlock unlock,
      Notices notices,
      Notices administratorNotices,
      Disclosure disclosure) {}

  /** Whether "I know my password, but still can't sign in" is offered. */
  public enum Unlock {
    ALLOWED,
    NOT_ALLOWED
  }

  /** Whether a mail is sent after what happened to an account. */
  public enum Notices {
    SENT,
    NOT_SENT
  }

  /**
   * User attributes that administrators or the directory fill.
   *
   * @param officePhone where the office phone stands
   * @param prefillPhone where a phone to begin with may stand
   * @param prefillEmail where a mail address to begin with may stand
   */
  public record Attributes(
      String officePhone, Optional<String> prefillPhone, Optional<String> prefillEmail) {}
}
