// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import io.github.keycloaksspr.domain.code.CodeRules;
import io.github.keycloaksspr.domain.destination.MailAddresses;
import io.github.keycloaksspr.domain.destination.PhoneNumbers;
import io.github.keycloaksspr.domain.limit.LimitRules;
import io.github.keycloaksspr.domain.question.Question;
import io.github.keycloaksspr.domain.question.QuestionCatalogue;
import io.github.keycloaksspr.spi.MethodId;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a policy from the texts that an administrator gave. What is not given has its default. */
public final class PolicyParser {

  static final String FALLBACK_REGION = "US";

  /** As Keycloak makes ids. */
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final List<MethodId> methods;
  private final String regionOfRealm;

  /**
   * @param methods all that are installed, in the order of pages
   * @param regionOfRealm the ISO 3166 country that the realm's language hints at; anything else
   *     means none does
   */
  public PolicyParser(List<MethodId> methods, String regionOfRealm) {
    this.methods = List.copyOf(methods);
    this.regionOfRealm = PhoneNumbers.isRegion(regionOfRealm) ? regionOfRealm : FALLBACK_REGION;
  }

  /**
   * A policy and what was wrong with its texts.
   *
   * @param policy with the default in place of every bad value, and bad entries of lists left out
   * @param problems empty when all values could be taken
   */
  public record Parsed(Policy policy, List<PolicyProblem> problems) {

    public Parsed {
      problems = List.copyOf(problems);
    }

    /**
     * The same where a page waits no longer than that: codes end with their page, and a policy that
     * wants them to last longer has a problem.
     *
     * @param page above zero
     */
    public Parsed within(Duration page) {
      return new Parsed(
          policy.withCodesWithin(page),
          Stream.concat(
                  problems.stream(), PolicyProblem.ofTime(policy.codes().lifespan(), page).stream())
              .toList());
    }
  }

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
            Set.copyOf(read.list(PolicyKey.PRIVILEGED_ROLES)),
            requirements(read),
            helpdesk(read),
            questions(read),
            registration(read),
            reset(read),
            codes(read),
            limits(read),
            phones(read),
            read.list(PolicyKey.BLOCKED_MAIL_DOMAINS, MailAddresses::domain),
            attributes(read),
            read.choice(PolicyKey.CAPTCHA, Captcha.values()));
    return new Parsed(policy, read.problems());
  }

  private static Scope scope(PolicyTexts read) {
    List<String> groups = read.list(PolicyKey.SCOPE_GROUPS);
    for (String group : groups) {
      if (!isPath(group) && !ID.matcher(group).matches()) {
        read.refuse(PolicyKey.SCOPE_GROUPS, group);
      }
    }
    return switch (read.text(PolicyKey.SCOPE).orElseThrow()) {
      case "all" -> new Scope.All();
      case "selected" -> selected(read, groups);
      default -> new Scope.None();
    };
  }

  private static boolean isPath(String group) {
    return group.startsWith("/") && !group.endsWith("/");
  }

  private static Scope selected(PolicyTexts read, List<String> groups) {
    if (groups.isEmpty()) {
      read.refuse(
          PolicyKey.SCOPE,
          "selected",
          "selected together with " + PolicyKey.SCOPE_GROUPS.id() + "; none, all");
    }
    return new Scope.Selected(Set.copyOf(groups));
  }

  private static Helpdesk helpdesk(PolicyTexts read) {
    return read.one(PolicyKey.HELPDESK, PolicyParser::helpdesk)
        .orElseGet(Helpdesk.Administrators::new);
  }

  private static Optional<Helpdesk> helpdesk(String text) {
    return text.startsWith("https:")
        ? website(text)
        : MailAddresses.read(text).map(Helpdesk.Mailbox::new);
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

  private Requirements requirements(PolicyTexts read) {
    Set<MethodId> allowed =
        read.list(
            PolicyKey.METHODS,
            PolicyKey.METHODS.value(methods).allowed(),
            text -> MethodId.of(text).filter(methods::contains));
    int everybody = read.number(PolicyKey.METHODS_REQUIRED);
    // No user could reset any more. Told, and not lowered: fewer proofs are not what was meant.
    if (everybody > allowed.size() && !allowed.isEmpty()) {
      read.refuse(
          PolicyKey.METHODS_REQUIRED,
          String.valueOf(everybody),
          "at most as many as " + PolicyKey.METHODS.id() + " (" + allowed.size() + ")");
    }
    return new Requirements(
        allowed,
        everybody,
        read.number(PolicyKey.PRIVILEGED_METHODS_REQUIRED),
        read.number(PolicyKey.MFA_METHODS_REQUIRED));
  }

  private static Policy.QuestionRules questions(PolicyTexts read) {
    List<Question> approved = approved(read);
    int toRegister = read.number(PolicyKey.QUESTIONS_TO_REGISTER);
    int toReset = read.number(PolicyKey.QUESTIONS_TO_RESET);
    if (approved.size() < toRegister) {
      read.refuse(
          PolicyKey.QUESTIONS,
          approved.size() + " questions",
          "at least as many as " + PolicyKey.QUESTIONS_TO_REGISTER.id());
    }
    if (toReset > toRegister) {
      read.refuse(
          PolicyKey.QUESTIONS_TO_RESET,
          String.valueOf(toReset),
          "at most " + PolicyKey.QUESTIONS_TO_REGISTER.id() + " (" + toRegister + ")");
    }
    return new Policy.QuestionRules(approved, toRegister, Math.min(toReset, toRegister));
  }

  private static List<Question> approved(PolicyTexts read) {
    Set<String> keys = new LinkedHashSet<>();
    for (String key : read.texts(PolicyKey.QUESTIONS, QuestionCatalogue.ids())) {
      if (key.length() < Policy.QuestionRules.SHORTEST
          || key.length() > Policy.QuestionRules.LONGEST) {
        read.refuse(PolicyKey.QUESTIONS, key);
      } else {
        keys.add(key);
      }
    }
    List<Question> approved = keys.stream().map(Question::of).toList();
    long custom = approved.stream().filter(Question.Custom.class::isInstance).count();
    if (custom > Policy.QuestionRules.MOST_CUSTOM) {
      read.refuse(
          PolicyKey.QUESTIONS,
          custom + " questions of your own",
          "at most " + Policy.QuestionRules.MOST_CUSTOM + " questions of your own");
    }
    return approved;
  }

  private static Policy.RegistrationRules registration(PolicyTexts read) {
    int reconfirm = read.number(PolicyKey.RECONFIRM_DAYS);
    return new Policy.RegistrationRules(
        read.isOn(PolicyKey.REQUIRE_REGISTRATION)
            ? Policy.AtSignIn.ASK
            : Policy.AtSignIn.DO_NOT_ASK,
        Duration.ofDays(read.number(PolicyKey.REGISTRATION_GRACE_DAYS)),
        reconfirm == 0 ? Optional.empty() : Optional.of(Duration.ofDays(reconfirm)));
  }

  private static Policy.ResetRules reset(PolicyTexts read) {
    return new Policy.ResetRules(
        read.choice(PolicyKey.SIGN_OUT_ELSEWHERE, SignOut.values()),
        read.isOn(PolicyKey.ALLOW_UNLOCK) ? Policy.Unlock.ALLOWED : Policy.Unlock.NOT_ALLOWED,
        notices(read, PolicyKey.NOTIFY_USER),
        notices(read, PolicyKey.NOTIFY_ADMINISTRATORS),
        read.choice(PolicyKey.DISCLOSURE, Disclosure.values()));
  }

  private static Policy.Notices notices(PolicyTexts read, PolicyKey key) {
    return read.isOn(key) ? Policy.Notices.SENT : Policy.Notices.NOT_SENT;
  }

  private static CodeRules codes(PolicyTexts read) {
    return new CodeRules(
        read.number(PolicyKey.CODE_LENGTH),
        Duration.ofSeconds(read.number(PolicyKey.CODE_LIFESPAN)),
        read.number(PolicyKey.CODE_ATTEMPTS),
        Duration.ofSeconds(read.number(PolicyKey.RESEND_COOLDOWN)));
  }

  private static LimitRules limits(PolicyTexts read) {
    return new LimitRules(
        read.number(PolicyKey.VERIFICATIONS_PER_HOUR),
        read.number(PolicyKey.MESSAGES_PER_HOUR),
        read.number(PolicyKey.MAILS_PER_TEN_MINUTES),
        read.number(PolicyKey.RESETS_PER_DAY),
        Duration.ofHours(read.number(PolicyKey.LOCK_HOURS)),
        read.number(PolicyKey.ATTEMPTS_PER_ADDRESS_PER_HOUR),
        read.number(PolicyKey.REALM_MESSAGES_PER_HOUR));
  }

  private PhoneNumbers phones(PolicyTexts read) {
    String region =
        read.text(PolicyKey.DEFAULT_REGION).map(PolicyParser::upperCase).orElse(regionOfRealm);
    if (!PhoneNumbers.isRegion(region)) {
      read.refuse(PolicyKey.DEFAULT_REGION, region);
      region = regionOfRealm;
    }
    Set<String> countries = read.list(PolicyKey.ALLOWED_COUNTRIES, PolicyParser::country);
    // An empty set allows all: a list that was meant to restrict must not end up there.
    boolean restricts = !read.list(PolicyKey.ALLOWED_COUNTRIES).isEmpty();
    return new PhoneNumbers(region, countries.isEmpty() && restricts ? Set.of(region) : countries);
  }

  private static Optional<String> country(String text) {
    return Optional.of(upperCase(text)).filter(PhoneNumbers::isRegion);
  }

  private static Policy.Attributes attributes(PolicyTexts read) {
    return new Policy.Attributes(
        read.text(PolicyKey.OFFICE_PHONE_ATTRIBUTE).orElseThrow(),
        read.text(PolicyKey.PREFILL_PHONE_ATTRIBUTE),
        read.text(PolicyKey.PREFILL_EMAIL_ATTRIBUTE));
  }

  private static String upperCase(String text) {
    return text.toUpperCase(Locale.ROOT);
  }
}
