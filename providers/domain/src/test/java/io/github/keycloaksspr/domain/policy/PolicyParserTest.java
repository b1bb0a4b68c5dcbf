// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.code.CodeRules;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.PhoneNumbers;
import io.github.keycloaksspr.domain.limit.LimitRules;
import io.github.keycloaksspr.domain.method.TestMethods;
import io.github.keycloaksspr.domain.policy.PolicyParser.Parsed;
import io.github.keycloaksspr.domain.question.Question;
import io.github.keycloaksspr.domain.question.QuestionCatalogue;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyParserTest {

  private static final PolicyParser PARSER = new PolicyParser(TestMethods.ALL, "DE");
  private static final List<Question> CATALOGUE =
      QuestionCatalogue.ids().stream().<Question>map(Question.Predefined::new).toList();

  private static final Policy DEFAULT =
      new Policy(
          new Scope.All(),
          Set.of(),
          new Requirements(
              Set.of(TestMethods.OFFICE_PHONE, TestMethods.AUTH_PHONE, TestMethods.AUTH_EMAIL),
              1,
              2,
              2),
          new Helpdesk.Administrators(),
          new Policy.QuestionRules(CATALOGUE, 5, 3),
          new Policy.RegistrationRules(
              Policy.AtSignIn.ASK, Duration.ofDays(14), Optional.of(Duration.ofDays(180))),
          new Policy.ResetRules(
              SignOut.OFFER,
              Policy.Unlock.ALLOWED,
              Policy.Notices.SENT,
              Policy.Notices.SENT,
              Disclosure.EXPLAIN),
          new CodeRules(6, Duration.ofMinutes(5), 5, Duration.ofSeconds(30)),
          new LimitRules(5, 5, 10, 5, Duration.ofHours(24), 60, 1_000),
          new PhoneNumbers("DE", Set.of()),
          Set.of(),
          new Policy.Attributes("officePhone", Optional.empty(), Optional.empty()),
          Captcha.OFF);

  private static Parsed parse(String... keysAndValues) {
    return PARSER.parse(
        IntStream.range(0, keysAndValues.length / 2)
            .boxed()
            .collect(Collectors.toMap(i -> keysAndValues[2 * i], i -> keysAndValues[2 * i + 1])));
  }

  private static Policy accepted(String... keysAndValues) {
    Parsed parsed = parse(keysAndValues);
    assertThat(parsed.problems()).isEmpty();
    return parsed.policy();
  }

  private static PolicyProblem problem(PolicyKey key, String value, String allowed) {
    return new PolicyProblem(key, value, allowed);
  }

  @Nested
  class Defaults {

    @Test
    void holdForEveryKeyThatIsNotGiven() {
      assertThat(PARSER.parse(Map.of())).isEqualTo(new Parsed(DEFAULT, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void holdForEveryKeyThatIsBlank(String blank) {
      Map<String, String> texts =
          Arrays.stream(PolicyKey.values()).collect(Collectors.toMap(PolicyKey::id, key -> blank));

      assertThat(PARSER.parse(texts)).isEqualTo(new Parsed(DEFAULT, List.of()));
    }

    @Test
    void holdWhereOnlyUnknownKeysAreGiven() {
      assertThat(parse("unknown", "value", "CodeLength", "7"))
          .isEqualTo(new Parsed(DEFAULT, List.of()));
    }
  }

  /** One whole number of the policy, and how it is read back. */
  record WholeNumber(
      PolicyKey key, int least, int most, int otherwise, Function<Policy, Long> value) {

    @Override
    public String toString() {
      return key.id();
    }
  }

  static final List<WholeNumber> NUMBERS =
      List.of(
          new WholeNumber(
              PolicyKey.METHODS_REQUIRED, 1, 3, 1, p -> (long) p.requirements().everybody()),
          new WholeNumber(
              PolicyKey.PRIVILEGED_METHODS_REQUIRED,
              2,
              3,
              2,
              p -> (long) p.requirements().privileged()),
          new WholeNumber(
              PolicyKey.MFA_METHODS_REQUIRED, 1, 3, 2, p -> (long) p.requirements().secondFactor()),
          new WholeNumber(
              PolicyKey.QUESTIONS_TO_REGISTER, 3, 5, 5, p -> (long) p.questions().toRegister()),
          new WholeNumber(
              PolicyKey.QUESTIONS_TO_RESET, 3, 5, 3, p -> (long) p.questions().toReset()),
          new WholeNumber(
              PolicyKey.REGISTRATION_GRACE_DAYS, 0, 90, 14, p -> p.registration().grace().toDays()),
          new WholeNumber(
              PolicyKey.RECONFIRM_DAYS,
              0,
              730,
              180,
              p -> p.registration().reconfirmAfter().map(Duration::toDays).orElse(0L)),
          new WholeNumber(PolicyKey.CODE_LENGTH, 6, 10, 6, p -> (long) p.codes().length()),
          new WholeNumber(
              PolicyKey.CODE_LIFESPAN, 60, 600, 300, p -> p.codes().lifespan().toSeconds()),
          new WholeNumber(PolicyKey.CODE_ATTEMPTS, 3, 10, 5, p -> (long) p.codes().attempts()),
          new WholeNumber(
              PolicyKey.RESEND_COOLDOWN, 15, 300, 30, p -> p.codes().resendCooldown().toSeconds()),
          new WholeNumber(
              PolicyKey.VERIFICATIONS_PER_HOUR,
              3,
              100,
              5,
              p -> (long) p.limits().verificationsPerHour()),
          new WholeNumber(
              PolicyKey.MESSAGES_PER_HOUR, 1, 100, 5, p -> (long) p.limits().messagesPerHour()),
          new WholeNumber(
              PolicyKey.MAILS_PER_TEN_MINUTES,
              1,
              100,
              10,
              p -> (long) p.limits().mailsPerTenMinutes()),
          new WholeNumber(
              PolicyKey.RESETS_PER_DAY, 1, 100, 5, p -> (long) p.limits().resetsPerDay()),
          new WholeNumber(PolicyKey.LOCK_HOURS, 1, 168, 24, p -> p.limits().lock().toHours()),
          new WholeNumber(
              PolicyKey.ATTEMPTS_PER_ADDRESS_PER_HOUR,
              10,
              10_000,
              60,
              p -> (long) p.limits().attemptsPerAddressPerHour()),
          new WholeNumber(
              PolicyKey.REALM_MESSAGES_PER_HOUR,
              100,
              100_000,
              1_000,
              p -> (long) p.limits().realmMessagesPerHour()));

  @Nested
  class Numbers {

    @ParameterizedTest
    @FieldSource("io.github.keycloaksspr.domain.policy.PolicyParserTest#NUMBERS")
    void areTakenFromTheLowestToTheHighest(WholeNumber number) {
      for (int given : new int[] {number.least(), number.least() + 1, number.most()}) {
        assertThat(number.value().apply(accepted(number.key().id(), " " + given + " ")))
            .isEqualTo(given);
      }
    }

    @ParameterizedTest
    @FieldSource("io.github.keycloaksspr.domain.policy.PolicyParserTest#NUMBERS")
    void areRefusedBelowAboveAndWhenTheyAreNone(WholeNumber number) {
      for (String given :
          List.of(
              String.valueOf(number.least() - 1),
              String.valueOf(number.most() + 1),
              "-" + number.most(),
              "99999999999",
              number.most() + ".0",
              "many",
              "1 2")) {
        assertThat(parse(number.key().id(), given))
            .isEqualTo(
                new Parsed(
                    DEFAULT,
                    List.of(
                        problem(
                            number.key(),
                            given,
                            "a whole number from " + number.least() + " to " + number.most()))));
        assertThat(number.value().apply(DEFAULT)).isEqualTo(number.otherwise());
      }
    }

    @Test
    void zeroReconfirmDaysMeanNever() {
      assertThat(accepted("reconfirmDays", "0").registration().reconfirmAfter()).isEmpty();
      assertThat(accepted("reconfirmDays", "1").registration().reconfirmAfter())
          .contains(Duration.ofDays(1));
    }

    @Test
    void zeroGraceDaysMeanAtOnce() {
      assertThat(accepted("registrationGraceDays", "0").registration().grace()).isZero();
    }
  }

  @Nested
  class Switches {

    @ParameterizedTest
    @ValueSource(strings = {"true", "on", " true "})
    void canBeOn(String on) {
      Policy policy =
          accepted(
              "requireRegistration",
              on,
              "allowUnlock",
              on,
              "notifyUser",
              on,
              "notifyAdministrators",
              on);

      assertThat(policy.registration().atSignIn()).isEqualTo(Policy.AtSignIn.ASK);
      assertThat(policy.reset().unlock()).isEqualTo(Policy.Unlock.ALLOWED);
      assertThat(policy.reset().notices()).isEqualTo(Policy.Notices.SENT);
      assertThat(policy.reset().administratorNotices()).isEqualTo(Policy.Notices.SENT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "off", " off "})
    void canBeOff(String off) {
      Policy policy =
          accepted(
              "requireRegistration",
              off,
              "allowUnlock",
              off,
              "notifyUser",
              off,
              "notifyAdministrators",
              off);

      assertThat(policy.registration().atSignIn()).isEqualTo(Policy.AtSignIn.DO_NOT_ASK);
      assertThat(policy.reset().unlock()).isEqualTo(Policy.Unlock.NOT_ALLOWED);
      assertThat(policy.reset().notices()).isEqualTo(Policy.Notices.NOT_SENT);
      assertThat(policy.reset().administratorNotices()).isEqualTo(Policy.Notices.NOT_SENT);
    }

    @ParameterizedTest
    @CsvSource({
      "requireRegistration, maybe",
      "allowUnlock, TRUE",
      "notifyUser, 1",
      "notifyAdministrators, yes",
      "notifyUser, no"
    })
    void canBeNothingElse(String key, String given) {
      assertThat(parse(key, given))
          .isEqualTo(
              new Parsed(
                  DEFAULT,
                  List.of(problem(PolicyKey.of(key).orElseThrow(), given, "true, false"))));
    }

    @ParameterizedTest
    @CsvSource({"requireRegistration", "allowUnlock", "notifyUser", "notifyAdministrators"})
    void areSwitchedOneByOne(String key) {
      Policy policy = accepted(key, "false");

      assertThat(
              Stream.of(
                      policy.registration().atSignIn() == Policy.AtSignIn.DO_NOT_ASK,
                      policy.reset().unlock() == Policy.Unlock.NOT_ALLOWED,
                      policy.reset().notices() == Policy.Notices.NOT_SENT,
                      policy.reset().administratorNotices() == Policy.Notices.NOT_SENT)
                  .filter(off -> off))
          .hasSize(1);
    }
  }

  @Nested
  class OtherSessions {

    @ParameterizedTest
    @CsvSource({"always, ALWAYS", "offer, OFFER", "never, NEVER", "' never ', NEVER"})
    void areTreatedAsThePolicySays(String given, SignOut signOut) {
      assertThat(accepted("signOutElsewhere", given).reset().signOut()).isEqualTo(signOut);
      assertThat(signOut.id()).isEqualTo(given.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sometimes", "ALWAYS", "true"})
    void canBeTreatedInNoOtherWay(String given) {
      assertThat(parse("signOutElsewhere", given))
          .isEqualTo(
              new Parsed(
                  DEFAULT,
                  List.of(problem(PolicyKey.SIGN_OUT_ELSEWHERE, given, "always, offer, never"))));
    }
  }

  @Nested
  class Puzzle {

    @Test
    void isOffUntilItIsSwitchedOn() {
      assertThat(DEFAULT.captcha()).isEqualTo(Captcha.OFF);
    }

    @ParameterizedTest
    @CsvSource({
      "off, OFF",
      "always, ALWAYS",
      "after-failures, AFTER_FAILURES",
      "' always ', ALWAYS"
    })
    void isAskedWhenThePolicySays(String given, Captcha captcha) {
      assertThat(accepted("captcha", given).captcha()).isEqualTo(captcha);
      assertThat(captcha.id()).isEqualTo(given.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "ALWAYS", "on", "after_failures"})
    void canBeAskedAtNoOtherTime(String given) {
      assertThat(parse("captcha", given))
          .isEqualTo(
              new Parsed(
                  DEFAULT,
                  List.of(problem(PolicyKey.CAPTCHA, given, "off, always, after-failures"))));
    }
  }

  @Nested
  class WhatAResetTells {

    @ParameterizedTest
    @CsvSource({"explain, EXPLAIN", "conceal, CONCEAL", "' conceal ', CONCEAL"})
    void isAsThePolicySays(String given, Disclosure disclosure) {
      assertThat(accepted("disclosure", given).reset().disclosure()).isEqualTo(disclosure);
      assertThat(disclosure.id()).isEqualTo(given.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hide", "CONCEAL", "true"})
    void isNothingWhereThePolicyIsNotUnderstood(String given) {
      Parsed parsed = parse("disclosure", given);

      assertThat(parsed.problems())
          .containsExactly(problem(PolicyKey.DISCLOSURE, given, "explain, conceal"));
      assertThat(parsed.policy().reset().disclosure()).isEqualTo(Disclosure.CONCEAL);
    }
  }

  @Nested
  class Times {

    @ParameterizedTest
    @CsvSource({"300, 300", "299, 300", "60, 60"})
    void fitTheRealm(String lifespan, long page) {
      assertThat(parse("codeLifespan", lifespan).within(Duration.ofSeconds(page)))
          .isEqualTo(parse("codeLifespan", lifespan));
    }

    @ParameterizedTest
    @CsvSource({"300, 299", "301, 300", "60, 59", "600, 1", ", 120"})
    void ofACodeThatWouldOutliveItsPageAreRefusedAndEndWithThePage(String lifespan, long page) {
      Parsed parsed =
          PARSER
              .parse(lifespan == null ? Map.of() : Map.of("codeLifespan", lifespan))
              .within(Duration.ofSeconds(page));

      assertThat(parsed.policy().codes().lifespan()).isEqualTo(Duration.ofSeconds(page));
      assertThat(parsed.problems())
          .singleElement()
          .satisfies(
              problem ->
                  assertThat(problem.text())
                      .contains("codeLifespan", "at most " + page, "User action lifespan"));
    }
  }

  @Nested
  class Methods {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "auth-email##security-questions",
          "auth-email,security-questions",
          " security-questions , auth-email ",
          "auth-email##security-questions##auth-email",
          "##auth-email,,security-questions##"
        })
    void areListedInAnySpellingOfAList(String given) {
      assertThat(accepted("methods", given).requirements().methods())
          .containsExactlyInAnyOrder(TestMethods.AUTH_EMAIL, TestMethods.SECURITY_QUESTIONS);
    }

    @Test
    void canAllBeListed() {
      assertThat(
              accepted(
                      "methods",
                      "office-phone,auth-phone,auth-email,authenticator-app,recovery-code,security-questions")
                  .requirements()
                  .methods())
          .containsExactlyInAnyOrderElementsOf(TestMethods.ALL);
    }

    @Test
    void thatDoNotExistAreLeftOutAndTold() {
      Parsed parsed = parse("methods", "auth-email,fax,AUTH-PHONE");
      String allowed =
          "office-phone, auth-phone, auth-email, authenticator-app, recovery-code, security-questions";

      assertThat(parsed.policy().requirements().methods()).containsExactly(TestMethods.AUTH_EMAIL);
      assertThat(parsed.problems())
          .containsExactly(
              problem(PolicyKey.METHODS, "fax", allowed),
              problem(PolicyKey.METHODS, "AUTH-PHONE", allowed));
    }
  }

  @Nested
  class MethodsRequired {

    @ParameterizedTest
    @CsvSource({
      "1, auth-email",
      "2, 'auth-email,auth-phone'",
      "3, 'auth-email##auth-phone##office-phone'"
    })
    void areAtMostAsManyAsThereAre(int required, String methods) {
      assertThat(
              accepted("methodsRequired", "" + required, "methods", methods)
                  .requirements()
                  .everybody())
          .isEqualTo(required);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, auth-email", "3, 2, 'auth-email,auth-phone'"})
    void areNotMoreThanThereAreAndNotLoweredEither(int required, int there, String methods) {
      Parsed parsed = parse("methodsRequired", "" + required, "methods", methods);

      assertThat(parsed.problems())
          .containsExactly(
              problem(
                  PolicyKey.METHODS_REQUIRED,
                  "" + required,
                  "at most as many as methods (" + there + ")"));
      assertThat(parsed.policy().requirements().everybody()).isEqualTo(required);
    }
  }

  @Nested
  class Questions {

    private static final String FIVE = "first-pet##first-car##first-job##first-boss##first-film";
    private static final String ALLOWED = "catalogue ids, or questions of 3 to 200 characters";

    private List<Question> approved(String... keys) {
      return Arrays.stream(keys).map(Question::of).toList();
    }

    @Test
    void areApprovedInTheGivenOrder() {
      assertThat(
              accepted("questions", FIVE + "## Who sat beside you, and where? ")
                  .questions()
                  .approved())
          .isEqualTo(
              approved(
                  "first-pet",
                  "first-car",
                  "first-job",
                  "first-boss",
                  "first-film",
                  "Who sat beside you, and where?"));
    }

    @Test
    void areApprovedOnce() {
      assertThat(accepted("questions", FIVE + "##first-pet##Who?##Who?").questions().approved())
          .isEqualTo(
              approved("first-pet", "first-car", "first-job", "first-boss", "first-film", "Who?"));
    }

    @Test
    void ofTheAdministratorsOwnHaveThreeToTwoHundredCharacters() {
      String longest = "x".repeat(200);

      assertThat(accepted("questions", FIVE + "##Who##" + longest).questions().approved())
          .contains(new Question.Custom("Who"), new Question.Custom(longest));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 201, 300})
    void thatAreTooShortOrTooLongAreLeftOutAndTold(int length) {
      String text = "x".repeat(length);
      Parsed parsed = parse("questions", text + "##" + FIVE);

      assertThat(parsed.problems()).containsExactly(problem(PolicyKey.QUESTIONS, text, ALLOWED));
      assertThat(parsed.policy().questions().approved())
          .isEqualTo(approved("first-pet", "first-car", "first-job", "first-boss", "first-film"));
    }

    @Test
    void ofTheAdministratorsOwnAreTwentyAtMost() {
      String twenty =
          IntStream.rangeClosed(1, 20)
              .mapToObj(i -> "Own question " + i)
              .collect(Collectors.joining("##"));

      assertThat(accepted("questions", twenty + "##" + FIVE).questions().approved()).hasSize(25);
      assertThat(parse("questions", twenty + "##" + FIVE + "##One more").problems())
          .containsExactly(
              problem(
                  PolicyKey.QUESTIONS,
                  "21 questions of your own",
                  "at most 20 questions of your own"));
    }

    @Test
    void areAtLeastAsManyAsAUserRegisters() {
      String four = "first-pet##first-car##first-job##first-boss";

      assertThat(parse("questions", four).problems())
          .containsExactly(
              problem(
                  PolicyKey.QUESTIONS, "4 questions", "at least as many as questionsToRegister"));
      assertThat(accepted("questions", four, "questionsToRegister", "4").questions().approved())
          .hasSize(4);
      assertThat(accepted("questions", FIVE, "questionsToRegister", "5").questions().approved())
          .hasSize(5);
    }

    @Test
    void thatAreNoneAreTooFew() {
      assertThat(parse("questions", "##").problems())
          .containsExactly(
              problem(
                  PolicyKey.QUESTIONS, "0 questions", "at least as many as questionsToRegister"));
    }

    @ParameterizedTest
    @CsvSource({"3, 3", "4, 3", "4, 4", "5, 3", "5, 5"})
    void areAskedAtAResetUpToAsManyAsRegistered(int toRegister, int toReset) {
      Policy.QuestionRules rules =
          accepted("questionsToRegister", "" + toRegister, "questionsToReset", "" + toReset)
              .questions();

      assertThat(rules.toRegister()).isEqualTo(toRegister);
      assertThat(rules.toReset()).isEqualTo(toReset);
    }

    @ParameterizedTest
    @CsvSource({"3, 4", "3, 5", "4, 5"})
    void areNeverAskedMoreThanRegistered(int toRegister, int toReset) {
      Parsed parsed =
          parse("questionsToRegister", "" + toRegister, "questionsToReset", "" + toReset);

      assertThat(parsed.problems())
          .containsExactly(
              problem(
                  PolicyKey.QUESTIONS_TO_RESET,
                  "" + toReset,
                  "at most questionsToRegister (" + toRegister + ")"));
      assertThat(parsed.policy().questions().toReset()).isEqualTo(toRegister);
    }
  }

  @Nested
  class Phones {

    private static final String ALLOWED = "two-letter country codes such as DE or US";

    private String region(String regionOfRealm) {
      return new PolicyParser(TestMethods.ALL, regionOfRealm)
          .parse(Map.of())
          .policy()
          .phones()
          .defaultRegion();
    }

    @Test
    void belongToTheRegionOfTheRealmUnlessSaidOtherwise() {
      assertThat(region("FR")).isEqualTo("FR");
      assertThat(accepted("defaultRegion", "GB").phones().defaultRegion()).isEqualTo("GB");
      assertThat(accepted("defaultRegion", " gb ").phones().defaultRegion()).isEqualTo("GB");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "EN", "de", "Germany"})
    void belongToTheUnitedStatesWhereTheRealmHintsAtNoCountry(String regionOfRealm) {
      assertThat(region(regionOfRealm)).isEqualTo("US");
    }

    @ParameterizedTest
    @CsvSource({"Germany, GERMANY", "zz, ZZ", "49, 49"})
    void belongToNoRegionThatDoesNotExist(String given, String shown) {
      assertThat(parse("defaultRegion", given))
          .isEqualTo(
              new Parsed(DEFAULT, List.of(problem(PolicyKey.DEFAULT_REGION, shown, ALLOWED))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DE##AT", "DE,AT", "at, de", "DE,AT,DE"})
    void areAllowedInTheListedCountries(String given) {
      assertThat(accepted("allowedCountries", given).phones().allowedCountries())
          .containsExactlyInAnyOrder("DE", "AT");
    }

    @Test
    void areAllowedInNoCountryThatDoesNotExist() {
      Parsed parsed = parse("allowedCountries", "DE,zz,Austria");

      assertThat(parsed.policy().phones().allowedCountries()).containsExactly("DE");
      assertThat(parsed.problems())
          .containsExactly(
              problem(PolicyKey.ALLOWED_COUNTRIES, "zz", ALLOWED),
              problem(PolicyKey.ALLOWED_COUNTRIES, "Austria", ALLOWED));
    }
  }

  @Nested
  class BlockedMailDomains {

    @Test
    void areKeptInTheOneSpellingThatAddressesHave() {
      assertThat(
              accepted(
                      "blockedMailDomains",
                      "Example.ORG##mail.example.com, xn--bcher-kva.example,BÜCHER.example")
                  .blockedMailDomains())
          .containsExactlyInAnyOrder("example.org", "mail.example.com", "bücher.example");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "localhost",
          "anna@example.org",
          "@example.org",
          "example.org/mail",
          "*.example.org"
        })
    void thatAreNoDomainsAreLeftOutAndTold(String given) {
      Parsed parsed = parse("blockedMailDomains", "example.com," + given);

      assertThat(parsed.policy().blockedMailDomains()).containsExactly("example.com");
      assertThat(parsed.problems())
          .containsExactly(
              problem(PolicyKey.BLOCKED_MAIL_DOMAINS, given, "mail domains such as example.org"));
    }
  }

  @Nested
  class Attributes {

    @Test
    void areTheNamesThatAreGiven() {
      assertThat(
              accepted(
                      "officePhoneAttribute",
                      " telephoneNumber ",
                      "prefillPhoneAttribute",
                      "mobile",
                      "prefillEmailAttribute",
                      "privateMail")
                  .attributes())
          .isEqualTo(
              new Policy.Attributes(
                  "telephoneNumber", Optional.of("mobile"), Optional.of("privateMail")));
    }
  }

  @Nested
  class WhoMayReset {

    @Test
    void isEverybodyUnlessSaidOtherwise() {
      assertThat(accepted().scope()).isEqualTo(new Scope.All());
      assertThat(accepted("scope", "all").scope()).isEqualTo(new Scope.All());
    }

    @Test
    void isNobody() {
      assertThat(accepted("scope", "none").scope()).isEqualTo(new Scope.None());
    }

    @Test
    void ofGroupsCanBeNamedById() {
      String id = "0f8fad5b-d9cb-469f-a165-70867728950e";
      assertThat(accepted("scope", "selected", "scopeGroups", "/staff," + id).scope())
          .isEqualTo(new Scope.Selected(Set.of("/staff", id)));
    }

    @Test
    void areTheMembersOfGroups() {
      assertThat(accepted("scope", "selected", "scopeGroups", "/staff##/it/admins").scope())
          .isEqualTo(new Scope.Selected(Set.of("/staff", "/it/admins")));
    }

    @Test
    void isNobodyWhenGroupsAreMissingAndThatIsTold() {
      Parsed parsed = parse("scope", "selected");

      assertThat(parsed.problems()).extracting(PolicyProblem::key).containsExactly(PolicyKey.SCOPE);
      assertThat(parsed.policy().scope()).isEqualTo(new Scope.Selected(Set.of()));
    }

    @Test
    void isNobodyWhenTheWordIsUnknownAndThatIsTold() {
      Parsed parsed = parse("scope", "everyone");

      assertThat(parsed.problems()).extracting(PolicyProblem::key).containsExactly(PolicyKey.SCOPE);
      assertThat(parsed.policy().scope()).isEqualTo(new Scope.None());
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "/staff/", "/"})
    void groupsAreNamedByPath(String given) {
      assertThat(parse("scopeGroups", given).problems())
          .extracting(PolicyProblem::key)
          .containsExactly(PolicyKey.SCOPE_GROUPS);
    }
  }

  @Nested
  class TheHelpdesk {

    @Test
    void isNamedToPeopleWhereTheAdministratorNamedOne() {
      assertThat(accepted().helpdesk().shown()).isEmpty();
      assertThat(accepted("helpdesk", "help@example.org").helpdesk().shown())
          .isEqualTo("help@example.org");
      assertThat(accepted("helpdesk", "https://help.example.org/a?b=c").helpdesk().shown())
          .isEqualTo("https://help.example.org/a?b=c");
    }

    @Test
    void isTheAdministratorsUnlessSaidOtherwise() {
      assertThat(accepted().helpdesk()).isEqualTo(new Helpdesk.Administrators());
    }

    @Test
    void isAMailbox() {
      assertThat(accepted("helpdesk", "help@example.org").helpdesk())
          .isEqualTo(new Helpdesk.Mailbox(new MailAddress("help@example.org")));
    }

    @Test
    void isAWebsite() {
      assertThat(accepted("helpdesk", "https://help.example.org/reset?a=b").helpdesk())
          .isEqualTo(new Helpdesk.Website(URI.create("https://help.example.org/reset?a=b")));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "http://help.example.org",
          "javascript:alert(1)@x",
          "https://",
          "https:///path",
          "https://help example.org",
          "help",
          "a@b"
        })
    void isNothingElseAndThatIsTold(String text) {
      Parsed parsed = parse("helpdesk", text);

      assertThat(parsed.problems())
          .extracting(PolicyProblem::key)
          .containsExactly(PolicyKey.HELPDESK);
      assertThat(parsed.policy().helpdesk()).isEqualTo(new Helpdesk.Administrators());
    }
  }

  @Test
  void rolesThatArePrivilegedAreAList() {
    assertThat(accepted("privilegedRoles", "auditor##crm.owner").privilegedRoles())
        .containsExactlyInAnyOrder("auditor", "crm.owner");
  }

  @Test
  void everyProblemIsToldAndGoodValuesBesideThemAreTaken() {
    Parsed parsed =
        parse(
            "codeLength", "5", "codeAttempts", "7", "notifyUser", "maybe", "methodsRequired", "9");

    assertThat(parsed.problems())
        .extracting(PolicyProblem::key)
        .containsExactlyInAnyOrder(
            PolicyKey.CODE_LENGTH, PolicyKey.NOTIFY_USER, PolicyKey.METHODS_REQUIRED);
    assertThat(parsed.policy().codes())
        .isEqualTo(new CodeRules(6, Duration.ofMinutes(5), 7, Duration.ofSeconds(30)));
  }

  @Property
  void anyTextUnderAnyKeyIsReadOrToldButNeverThrown(@ForAll("texts") Map<String, String> texts) {
    Parsed parsed = PARSER.parse(texts);

    assertThat(parsed.problems())
        .allSatisfy(problem -> assertThat(texts).containsKey(problem.key().id()));
    assertThat(NUMBERS)
        .allSatisfy(
            number ->
                assertThat(number.value().apply(parsed.policy()))
                    .isBetween((long) number.least(), (long) number.most()));
    assertThat(parsed.policy().questions().toReset())
        .isLessThanOrEqualTo(parsed.policy().questions().toRegister());
  }

  @Provide
  Arbitrary<Map<String, String>> texts() {
    return Arbitraries.maps(
        Arbitraries.of(PolicyKey.class).map(PolicyKey::id),
        Arbitraries.oneOf(
            Arbitraries.integers().between(-1, 800).map(String::valueOf),
            Arbitraries.of("true", "off", "always", "auth-email", "DE,AT", "first-pet##Who?"),
            Arbitraries.strings().ofMaxLength(30)));
  }
}
