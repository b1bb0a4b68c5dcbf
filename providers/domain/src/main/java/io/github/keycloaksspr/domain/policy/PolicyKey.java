// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import io.github.keycloaksspr.spi.MethodId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The keys of the policy. Each is declared here and nowhere else: the parser, the form in the
 * console, refusals and the tables in the guide are made of these declarations, in this order.
 */
public enum PolicyKey {
  SCOPE(
      "scope",
      "Scope: who may reset",
      // An unknown word is a limit that was not understood: then no user is in scope.
      PolicyValue.choice(List.of("none", "selected", "all"), "all", "none"),
      "Who may reset, can register and is asked to register: no user, the members of the selected"
          + " groups, or all users."),
  SCOPE_GROUPS(
      "scopeGroups",
      "Scope: groups",
      PolicyValue.list("paths of groups such as /staff or /staff/sales, or their ids", "none"),
      "For the scope \"selected\". Groups below them are included; groups of organisations cannot"
          + " be named. Give the id where a name has a comma, or where two groups have one path."),
  METHODS(
      "methods",
      "Methods: allowed",
      PolicyValue.choices(
          List.of(
              "office-phone",
              "auth-phone",
              "auth-email",
              "authenticator-app",
              "recovery-code",
              "security-questions"),
          PolicyKey.usual()),
      "What users may register and use. authenticator-app and recovery-code are Keycloak's own"
          + " second factors. NIST and OWASP advise against security-questions; they are off until"
          + " you switch them on."),
  METHODS_REQUIRED(
      "methodsRequired",
      "Methods: required",
      PolicyValue.number(1, 3, 1, ""),
      "How many different methods a reset asks for, not more than are allowed. Users are asked to"
          + " register at least as many."),
  PRIVILEGED_METHODS_REQUIRED(
      "privilegedMethodsRequired",
      "Methods: required of privileged users",
      PolicyValue.number(2, 3, 2, ""),
      "How many different methods a reset asks of users with an administrative role. They never use"
          + " security questions."),
  PRIVILEGED_ROLES(
      "privilegedRoles",
      "Methods: roles of privileged users",
      PolicyValue.list("names of realm roles, client.role, or ids of roles", "none"),
      "Roles that make users privileged, besides Keycloak's own administrative roles."),
  MFA_METHODS_REQUIRED(
      "mfaMethodsRequired",
      "Methods: required of users with a second factor",
      PolicyValue.number(1, 3, 2, ""),
      "How many different methods a reset asks of users who have a one-time password, a security"
          + " key or recovery codes. A reset should not be weaker than a sign-in."),
  QUESTIONS(
      "questions",
      "Security questions: list",
      PolicyValue.list(
          "catalogue ids, or questions of "
              + Policy.QuestionRules.SHORTEST
              + " to "
              + Policy.QuestionRules.LONGEST
              + " characters",
          "the whole catalogue"),
      "The questions to choose from: ids of the catalogue, and at most "
          + Policy.QuestionRules.MOST_CUSTOM
          + " questions of your own."),
  QUESTIONS_TO_REGISTER(
      "questionsToRegister",
      "Security questions: answered at registration",
      PolicyValue.number(3, 5, 5, ""),
      "How many questions a user answers at registration. The list must have at least as many."),
  QUESTIONS_TO_RESET(
      "questionsToReset",
      "Security questions: asked at a reset",
      PolicyValue.number(3, 5, 3, ""),
      "How many of the answered questions a reset asks, not more than are answered at"
          + " registration."),
  REQUIRE_REGISTRATION(
      "requireRegistration",
      "Registration: ask at sign-in",
      PolicyValue.on(),
      "Asks users at sign-in until they registered enough, and when they are to look over their"
          + " details."),
  REGISTRATION_GRACE_DAYS(
      "registrationGraceDays",
      "Registration: grace period",
      PolicyValue.number(0, 90, 14, "days"),
      "How long users may answer \"not now\", from the first time they are asked; 0 means that they"
          + " must register at once."),
  RECONFIRM_DAYS(
      "reconfirmDays",
      "Registration: look over again after",
      PolicyValue.number(0, 730, 180, "days"),
      "When users are asked to look over their details again; 0 means never."),
  HELPDESK(
      "helpdesk",
      "Reset: help desk",
      PolicyValue.text(
          "empty, a mail address, or an address beginning with https://",
          "mail to the users with the role sspr-helpdesk, else to those who manage users"),
      "Where \"contact an administrator\" leads."),
  NOTIFY_USER(
      "notifyUser",
      "Reset: notify the user",
      PolicyValue.on(),
      "Mails the user, at all addresses of the user, after a reset, an unlock or a change of a"
          + " method."),
  NOTIFY_ADMINISTRATORS(
      "notifyAdministrators",
      "Reset: notify administrators",
      PolicyValue.on(),
      "Mails the other administrators after a privileged user reset the password or lifted the"
          + " lock."),
  ALLOW_UNLOCK(
      "allowUnlock",
      "Reset: allow unlocking",
      PolicyValue.on(),
      "Lets users lift a brute-force lock without a new password."),
  DISCLOSURE(
      "disclosure",
      "Reset: disclosure",
      // An unknown word was not meant as the default: then nothing is told.
      PolicyValue.choice(Disclosure.values(), Disclosure.EXPLAIN, Disclosure.CONCEAL),
      "\"explain\" says after the user name why an account cannot be reset. \"conceal\" shows the"
          + " same pages for all names until something is proven, and mails the explanation to the"
          + " address of the account."),
  SIGN_OUT_ELSEWHERE(
      "signOutElsewhere",
      "Reset: sign out elsewhere",
      PolicyValue.choice(SignOut.values(), SignOut.OFFER, SignOut.OFFER),
      "Whether a reset ends the other sessions of the user: always, if the user wishes it (a ticked"
          + " box), or never."),
  CAPTCHA(
      "captcha",
      "Reset: puzzle against robots",
      PolicyValue.choice(Captcha.values(), Captcha.OFF, Captcha.OFF),
      "A puzzle that the browser solves by itself on the first page: never, always, or once an"
          + " address named five users within an hour without a finished reset. It needs JavaScript"
          + " and asks no third party."),
  CODE_LENGTH(
      "codeLength",
      "Codes: length",
      PolicyValue.number(6, 10, 6, "digits"),
      "How many digits a code has."),
  CODE_LIFESPAN(
      "codeLifespan",
      "Codes: lifespan",
      PolicyValue.number(60, 600, 300, "seconds"),
      "How long a code can be used."),
  CODE_ATTEMPTS(
      "codeAttempts",
      "Codes: attempts",
      PolicyValue.number(3, 10, 5, ""),
      "How many wrong codes a user may type with one method within the lifespan of a code."),
  RESEND_COOLDOWN(
      "resendCooldown",
      "Codes: wait before another code",
      PolicyValue.number(15, 300, 30, "seconds"),
      "How long the user waits before another code is sent to the same number or address."),
  VERIFICATIONS_PER_HOUR(
      "verificationsPerHour",
      "Limits: wrong tries of one user",
      PolicyValue.number(3, 100, 5, "per hour"),
      "Wrong numbers, addresses, codes and answers, over all methods and browsers. The last one"
          + " closes the reset for this user; the sign-in stays open."),
  MESSAGES_PER_HOUR(
      "messagesPerHour",
      "Limits: texts and calls for one user",
      PolicyValue.number(1, 100, 5, "per hour"),
      "Codes to phones. One phone gets at most twice as many, and four times as many in a day, from"
          + " all users together."),
  MAILS_PER_TEN_MINUTES(
      "mailsPerTenMinutes",
      "Limits: mails for one user",
      PolicyValue.number(1, 100, 10, "per ten minutes"),
      "Codes by mail. One mailbox gets at most twice as many, and four times as many in a day, from"
          + " all users together."),
  RESETS_PER_DAY(
      "resetsPerDay",
      "Limits: resets of one user",
      PolicyValue.number(1, 100, 5, "per day"),
      "Resets and unlocks. The last one closes the reset for this user."),
  LOCK_HOURS(
      "lockHours",
      "Limits: closed reset",
      PolicyValue.number(1, 168, 24, "hours"),
      "How long the reset stays closed for a user who reached one of these limits. An administrator"
          + " can open it earlier; the sign-in stays open."),
  ATTEMPTS_PER_ADDRESS_PER_HOUR(
      "attemptsPerAddressPerHour",
      "Limits: tries from one address",
      PolicyValue.number(10, 10_000, 60, "per hour"),
      "Names and tries from one IPv4 address or one IPv6 network (/64). Raise it where many people"
          + " share an address."),
  REALM_MESSAGES_PER_HOUR(
      "realmMessagesPerHour",
      "Limits: messages of the realm",
      PolicyValue.number(100, 100_000, 1_000, "per hour"),
      "Codes to phones, and as many to mailboxes, in the whole realm. Resets and registrations are"
          + " counted apart. It limits the damage of text-message fraud."),
  DEFAULT_REGION(
      "defaultRegion",
      "Phones and mail: default country",
      PolicyValue.text(
          Allowed.COUNTRIES,
          "the country of the realm's default locale, else " + PolicyParser.FALLBACK_REGION),
      "The country of phone numbers that are written without one."),
  ALLOWED_COUNTRIES(
      "allowedCountries",
      "Phones and mail: allowed countries",
      PolicyValue.list(Allowed.COUNTRIES, "all"),
      "The countries whose phone numbers may be used. A short list limits text-message fraud."),
  BLOCKED_MAIL_DOMAINS(
      "blockedMailDomains",
      "Phones and mail: blocked mail domains",
      PolicyValue.list("mail domains such as example.org", "none"),
      "Domains, sub-domains included, whose mailboxes cannot be registered: name your own, which"
          + " open with the lost password."),
  OFFICE_PHONE_ATTRIBUTE(
      "officePhoneAttribute",
      "Phones and mail: attribute with the office phone",
      PolicyValue.textWithDefault(Allowed.ATTRIBUTE, "officePhone"),
      "Users must not be able to edit this attribute."),
  PREFILL_PHONE_ATTRIBUTE(
      "prefillPhoneAttribute",
      "Phones and mail: attribute with a phone to offer",
      PolicyValue.text(Allowed.ATTRIBUTE, "none"),
      "Its number is offered when the user registers a phone, and must be verified."),
  PREFILL_EMAIL_ATTRIBUTE(
      "prefillEmailAttribute",
      "Phones and mail: attribute with a mail address to offer",
      PolicyValue.text(Allowed.ATTRIBUTE, "none"),
      "Its address is offered when the user registers a mailbox, and must be verified.");

  /** What several keys allow. */
  private static final class Allowed {
    static final String COUNTRIES = "two-letter country codes such as DE or US";
    static final String ATTRIBUTE = "the name of a user attribute";
  }

  private final String id;
  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // Its lists are copies, which the checker cannot see.
  private final PolicyValue value;

  private final String help;

  PolicyKey(String id, String label, PolicyValue value, String help) {
    this.id = id;
    this.label = label;
    this.value = value;
    this.help = help;
  }

  /** The key as the administrator writes it. */
  public String id() {
    return id;
  }

  /** The keys that this one belongs to, which stand side by side: "Codes". */
  public String group() {
    return label.substring(0, label.indexOf(':'));
  }

  /** What may be given, and what holds when nothing is given. */
  public PolicyValue value() {
    return value;
  }

  /**
   * The same where these methods are installed, which need not be ours.
   *
   * @param methods in the order of pages
   */
  public PolicyValue value(List<MethodId> methods) {
    return this == METHODS
        ? PolicyValue.choices(methods.stream().map(MethodId::value).toList(), usual())
        : value;
  }

  /** The methods that are allowed where nothing is said. */
  private static List<String> usual() {
    return List.of("office-phone", "auth-phone", "auth-email");
  }

  /** The name for administrators, with group and unit: "Codes: lifespan (seconds)". */
  public String label() {
    return value.unit().isEmpty() ? label : label + " (" + value.unit() + ")";
  }

  /** What the key means, in plain text for administrators; its range and default aside. */
  public String help() {
    return help;
  }

  /** The key of that name, empty for any other name. */
  public static Optional<PolicyKey> of(String id) {
    return Arrays.stream(values()).filter(key -> key.id.equals(id)).findFirst();
  }
}
