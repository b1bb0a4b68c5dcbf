// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import static io.github.keycloaksspr.domain.policy.PolicyKey.ALLOWED_COUNTRIES;
import static io.github.keycloaksspr.domain.policy.PolicyKey.ALLOW_UNLOCK;
import static io.github.keycloaksspr.domain.policy.PolicyKey.ATTEMPTS_PER_ADDRESS_PER_HOUR;
import static io.github.keycloaksspr.domain.policy.PolicyKey.BLOCKED_MAIL_DOMAINS;
import static io.github.keycloaksspr.domain.policy.PolicyKey.CAPTCHA;
import static io.github.keycloaksspr.domain.policy.PolicyKey.CODE_ATTEMPTS;
import static io.github.keycloaksspr.domain.policy.PolicyKey.CODE_LENGTH;
import static io.github.keycloaksspr.domain.policy.PolicyKey.CODE_LIFESPAN;
import static io.github.keycloaksspr.domain.policy.PolicyKey.DEFAULT_REGION;
import static io.github.keycloaksspr.domain.policy.PolicyKey.DISCLOSURE;
import static io.github.keycloaksspr.domain.policy.PolicyKey.HELPDESK;
import static io.github.keycloaksspr.domain.policy.PolicyKey.LOCK_HOURS;
import static io.github.keycloaksspr.domain.policy.PolicyKey.MAILS_PER_TEN_MINUTES;
import static io.github.keycloaksspr.domain.policy.PolicyKey.MESSAGES_PER_HOUR;
import static io.github.keycloaksspr.domain.policy.PolicyKey.METHODS;
import static io.github.keycloaksspr.domain.policy.PolicyKey.METHODS_REQUIRED;
import static io.github.keycloaksspr.domain.policy.PolicyKey.MFA_METHODS_REQUIRED;
import static io.github.keycloaksspr.domain.policy.PolicyKey.NOTIFY_ADMINISTRATORS;
import static io.github.keycloaksspr.domain.policy.PolicyKey.NOTIFY_USER;
import static io.github.keycloaksspr.domain.policy.PolicyKey.OFFICE_PHONE_ATTRIBUTE;
import static io.github.keycloaksspr.domain.policy.PolicyKey.PREFILL_EMAIL_ATTRIBUTE;
import static io.github.keycloaksspr.domain.policy.PolicyKey.PREFILL_PHONE_ATTRIBUTE;
import static io.github.keycloaksspr.domain.policy.PolicyKey.PRIVILEGED_METHODS_REQUIRED;
import static io.github.keycloaksspr.domain.policy.PolicyKey.PRIVILEGED_ROLES;
import static io.github.keycloaksspr.domain.policy.PolicyKey.QUESTIONS;
import static io.github.keycloaksspr.domain.policy.PolicyKey.QUESTIONS_TO_REGISTER;
import static io.github.keycloaksspr.domain.policy.PolicyKey.QUESTIONS_TO_RESET;
import static io.github.keycloaksspr.domain.policy.PolicyKey.REALM_MESSAGES_PER_HOUR;
import static io.github.keycloaksspr.domain.policy.PolicyKey.RECONFIRM_DAYS;
import static io.github.keycloaksspr.domain.policy.PolicyKey.REGISTRATION_GRACE_DAYS;
import static io.github.keycloaksspr.domain.policy.PolicyKey.REQUIRE_REGISTRATION;
import static io.github.keycloaksspr.domain.policy.PolicyKey.RESEND_COOLDOWN;
import static io.github.keycloaksspr.domain.policy.PolicyKey.RESETS_PER_DAY;
import static io.github.keycloaksspr.domain.policy.PolicyKey.SCOPE;
import static io.github.keycloaksspr.domain.policy.PolicyKey.SCOPE_GROUPS;
import static io.github.keycloaksspr.domain.policy.PolicyKey.SIGN_OUT_ELSEWHERE;
import static io.github.keycloaksspr.domain.policy.PolicyKey.VERIFICATIONS_PER_HOUR;

import io.github.keycloaksspr.domain.code.CodeRules;
import io.github.keycloaksspr.domain.destination.MailAddresses;
import io.github.keycloaksspr.domain.destination.PhoneNumbers;
import io.github.keycloaksspr.domain.limit.LimitRules;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.question.Question;
import io.github.keycloaksspr.domain.question.QuestionCatalogue;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a policy from the texts that an administrator gave. What is not given has its default. */
public final class PolicyParser {

  private static final int MOST_CUSTOM_QUESTIONS = 20;
  private static final int SHORTEST_QUESTION = 3;
  private static final int LONGEST_QUESTION = 200;
  private static final String FALLBACK_REGION = "US";

  /** As Keycloak makes ids. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final String regionOfRealm;

  /**
   * @param regionOfRealm the ISO 3166 country that the realm's language hints at; anything else
   *     means none does
   */
  public PolicyParser(String regionOfRealm) {
    this.regionOfRealm = PhoneNumbers.isRegion(regionOfRealm) ? regionOfRealm : FALLBACK_REGION;
  }

  /**
   * A policy and what was wrong with its texts.
   *
   * @param policy with the default in place of every bad value, and bad entries of lists left out
   * @param problems empty when all values could be taken
   */
  public record Parsed(Policy policy, List<PolicyProblem> problems) {}

  /**
   * Reads the texts.
   *
   * @param texts by key; lists as Keycloak's console joins them (with {@code ##}) or with commas;
   *     unknown keys are not looked at
   */
  public Parsed parse(Map<String, String> texts) {
    PolicyTexts read = new PolicyTexts(texts);
    Policy policy =
        new Policy(
            scope(read),
            Set.copyOf(read.list(PRIVILEGED_ROLES, List.of())),
            requirements(read),
            helpdesk(read),
            questions(read),
            registration(read),
            reset(read),
            codes(read),
            limits(read),
            phones(read),
            domains(read),
            attributes(read),
            captcha(read));
    return new Parsed(policy, read.problems());
  }

  private static Scope scope(PolicyTexts read) {
    List<String> groups = read.list(SCOPE_GROUPS, List.of());
    for (String group : groups) {
      if (!isPath(group) && !ID.matcher(group).matches()) {
        read.refuse(
            SCOPE_GROUPS, group, "paths of groups such as /staff or /staff/sales, or their ids");
      }
    }
    String text = read.text(SCOPE).orElse("all");
    return switch (text) {
      case "all" -> new Scope.All();
      case "none" -> new Scope.None();
      case "selected" -> selected(read, groups);
      default -> {
        read.refuse(SCOPE, text, "none, selected, all");
        // Whatever was meant, it was not everybody.
        yield new Scope.None();
      }
    };
  }

  private static boolean isPath(String group) {
    return group.startsWith("/") && !group.endsWith("/");
  }

  private static Scope selected(PolicyTexts read, List<String> groups) {
    if (groups.isEmpty()) {
      read.refuse(SCOPE, "selected", "selected together with " + SCOPE_GROUPS.id() + "; none, all");
    }
    return new Scope.Selected(Set.copyOf(groups));
  }

  private static Helpdesk helpdesk(PolicyTexts read) {
    Optional<String> text = read.text(HELPDESK);
    if (text.isEmpty()) {
      return new Helpdesk.Administrators();
    }
    Optional<Helpdesk> found =
        text.get().startsWith("https:")
            ? website(text.get())
            : MailAddresses.read(text.get()).map(Helpdesk.Mailbox::new);
    if (found.isEmpty()) {
      read.refuse(
          HELPDESK, text.get(), "empty, a mail address, or an address beginning with https://");
    }
    return found.orElseGet(Helpdesk.Administrators::new);
  }

  private static Optional<Helpdesk> website(String text) {
    try {
      URI address = new URI(text);
      return address.getHost() == null
          ? Optional.empty()
          : Optional.of(new Helpdesk.Website(address));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Requirements requirements(PolicyTexts read) {
    Set<MethodId> methods = methods(read);
    int everybody = read.number(METHODS_REQUIRED, 1, 3, 1);
    // Nobody could reset any more. Told, and not lowered: fewer proofs are not what was meant.
    if (everybody > methods.size() && !methods.isEmpty()) {
      read.refuse(
          METHODS_REQUIRED,
          String.valueOf(everybody),
          "at most as many as " + METHODS.id() + " (" + methods.size() + ")");
    }
    return new Requirements(
        methods,
        everybody,
        read.number(PRIVILEGED_METHODS_REQUIRED, 2, 3, 2),
        read.number(MFA_METHODS_REQUIRED, 1, 3, 2));
  }

  private static Set<MethodId> methods(PolicyTexts read) {
    List<String> ids =
        read.list(
            METHODS,
            List.of(
                MethodId.OFFICE_PHONE.id(), MethodId.AUTH_PHONE.id(), MethodId.AUTH_EMAIL.id()));
    Set<MethodId> methods = new HashSet<>();
    for (String id : ids) {
      MethodId.of(id)
          .ifPresentOrElse(
              methods::add,
              () ->
                  read.refuse(
                      METHODS,
                      id,
                      Arrays.stream(MethodId.values())
                          .map(MethodId::id)
                          .collect(Collectors.joining(", "))));
    }
    return methods;
  }

  private static Policy.QuestionRules questions(PolicyTexts read) {
    Set<String> keys = new LinkedHashSet<>();
    for (String key : read.texts(QUESTIONS, QuestionCatalogue.ids())) {
      if (key.length() < SHORTEST_QUESTION || key.length() > LONGEST_QUESTION) {
        read.refuse(QUESTIONS, key, "catalogue ids, or questions of 3 to 200 characters");
      } else {
        keys.add(key);
      }
    }
    List<Question> approved = keys.stream().map(Question::of).toList();
    long custom = approved.stream().filter(Question.Custom.class::isInstance).count();
    if (custom > MOST_CUSTOM_QUESTIONS) {
      read.refuse(QUESTIONS, custom + " questions of your own", "at most 20 questions of your own");
    }
    int toRegister = read.number(QUESTIONS_TO_REGISTER, 3, 5, 5);
    int toReset = read.number(QUESTIONS_TO_RESET, 3, 5, 3);
    if (approved.size() < toRegister) {
      read.refuse(
          QUESTIONS,
          approved.size() + " questions",
          "at least as many as " + QUESTIONS_TO_REGISTER.id());
    }
    if (toReset > toRegister) {
      read.refuse(
          QUESTIONS_TO_RESET,
          String.valueOf(toReset),
          "at most " + QUESTIONS_TO_REGISTER.id() + " (" + toRegister + ")");
    }
    return new Policy.QuestionRules(approved, toRegister, Math.min(toReset, toRegister));
  }

  private static Policy.RegistrationRules registration(PolicyTexts read) {
    int reconfirm = read.number(RECONFIRM_DAYS, 0, 730, 180);
    return new Policy.RegistrationRules(
        read.choice(
            REQUIRE_REGISTRATION,
            Policy.AtSignIn.ASK,
            Policy.AtSignIn.DO_NOT_ASK,
            Policy.AtSignIn.ASK),
        Duration.ofDays(read.number(REGISTRATION_GRACE_DAYS, 0, 90, 14)),
        reconfirm == 0 ? Optional.empty() : Optional.of(Duration.ofDays(reconfirm)));
  }

  private static Policy.ResetRules reset(PolicyTexts read) {
    return new Policy.ResetRules(
        signOut(read),
        read.choice(
            ALLOW_UNLOCK, Policy.Unlock.ALLOWED, Policy.Unlock.NOT_ALLOWED, Policy.Unlock.ALLOWED),
        read.choice(NOTIFY_USER, Policy.Notices.SENT, Policy.Notices.NOT_SENT, Policy.Notices.SENT),
        read.choice(
            NOTIFY_ADMINISTRATORS,
            Policy.Notices.SENT,
            Policy.Notices.NOT_SENT,
            Policy.Notices.SENT),
        disclosure(read));
  }

  private static Disclosure disclosure(PolicyTexts read) {
    Optional<String> text = read.text(DISCLOSURE);
    Optional<Disclosure> found = text.flatMap(Disclosure::of);
    if (text.isPresent() && found.isEmpty()) {
      read.refuse(DISCLOSURE, text.get(), "explain, conceal");
      // Whatever was meant, it was not the default.
      return Disclosure.CONCEAL;
    }
    return found.orElse(Disclosure.EXPLAIN);
  }

  private static SignOut signOut(PolicyTexts read) {
    String text = read.text(SIGN_OUT_ELSEWHERE).orElse(SignOut.OFFER.id());
    for (SignOut choice : SignOut.values()) {
      if (choice.id().compareTo(text) == 0) {
        return choice;
      }
    }
    read.refuse(SIGN_OUT_ELSEWHERE, text, "always, offer, never");
    return SignOut.OFFER;
  }

  private static Captcha captcha(PolicyTexts read) {
    String text = read.text(CAPTCHA).orElse(Captcha.OFF.id());
    return Captcha.of(text)
        .orElseGet(
            () -> {
              read.refuse(CAPTCHA, text, "off, always, after-failures");
              return Captcha.OFF;
            });
  }

  private static CodeRules codes(PolicyTexts read) {
    return new CodeRules(
        read.number(CODE_LENGTH, 6, 10, 6),
        Duration.ofSeconds(read.number(CODE_LIFESPAN, 60, 600, 300)),
        read.number(CODE_ATTEMPTS, 3, 10, 5),
        Duration.ofSeconds(read.number(RESEND_COOLDOWN, 15, 300, 30)));
  }

  private static LimitRules limits(PolicyTexts read) {
    return new LimitRules(
        read.number(VERIFICATIONS_PER_HOUR, 3, 100, 5),
        read.number(MESSAGES_PER_HOUR, 1, 100, 5),
        read.number(MAILS_PER_TEN_MINUTES, 1, 100, 10),
        read.number(RESETS_PER_DAY, 1, 100, 5),
        Duration.ofHours(read.number(LOCK_HOURS, 1, 168, 24)),
        read.number(ATTEMPTS_PER_ADDRESS_PER_HOUR, 10, 10_000, 60),
        read.number(REALM_MESSAGES_PER_HOUR, 100, 100_000, 1_000));
  }

  private PhoneNumbers phones(PolicyTexts read) {
    String allowed = "two-letter country codes such as DE or US";
    String region = read.text(DEFAULT_REGION).map(PolicyParser::upperCase).orElse(regionOfRealm);
    if (!PhoneNumbers.isRegion(region)) {
      read.refuse(DEFAULT_REGION, region, allowed);
      region = regionOfRealm;
    }
    List<String> given = read.list(ALLOWED_COUNTRIES, List.of());
    Set<String> countries = new HashSet<>();
    for (String country : given) {
      if (PhoneNumbers.isRegion(upperCase(country))) {
        countries.add(upperCase(country));
      } else {
        read.refuse(ALLOWED_COUNTRIES, country, allowed);
      }
    }
    // An empty set allows all: a list that was meant to restrict must not end up there.
    if (countries.isEmpty() && !given.isEmpty()) {
      countries.add(region);
    }
    return new PhoneNumbers(region, countries);
  }

  private static Set<String> domains(PolicyTexts read) {
    Set<String> domains = new HashSet<>();
    for (String domain : read.list(BLOCKED_MAIL_DOMAINS, List.of())) {
      MailAddresses.domain(domain)
          .ifPresentOrElse(
              domains::add,
              () -> read.refuse(BLOCKED_MAIL_DOMAINS, domain, "mail domains such as example.org"));
    }
    return domains;
  }

  private static Policy.Attributes attributes(PolicyTexts read) {
    return new Policy.Attributes(
        read.text(OFFICE_PHONE_ATTRIBUTE).orElse("officePhone"),
        read.text(PREFILL_PHONE_ATTRIBUTE),
        read.text(PREFILL_EMAIL_ATTRIBUTE));
  }

  private static String upperCase(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
