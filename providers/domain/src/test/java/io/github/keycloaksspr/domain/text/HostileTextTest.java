// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.MovingClock;
import io.github.keycloaksspr.domain.code.CodeBinding;
import io.github.keycloaksspr.domain.code.CodeCheck;
import io.github.keycloaksspr.domain.code.CodeRules;
import io.github.keycloaksspr.domain.code.Codes;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.MailAddresses;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.destination.PhoneNumbers;
import io.github.keycloaksspr.domain.destination.Purpose;
import io.github.keycloaksspr.domain.limit.SlotsInMemory;
import io.github.keycloaksspr.domain.method.TestMethods;
import io.github.keycloaksspr.domain.policy.Captcha;
import io.github.keycloaksspr.domain.policy.Helpdesk;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.policy.PolicyKey;
import io.github.keycloaksspr.domain.policy.PolicyParser;
import io.github.keycloaksspr.domain.policy.Scope;
import io.github.keycloaksspr.domain.question.Answer;
import io.github.keycloaksspr.domain.question.AnswerSheet;
import io.github.keycloaksspr.domain.question.Question;
import io.github.keycloaksspr.domain.reset.Reason;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.domain.typed.TypedCode;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Whatever is typed, imported or posted: every reader takes it or says no, throws nothing, and
 * takes nothing that could break out of a mail, a header, a page or a log line.
 */
class HostileTextTest {

  /** Controls, separators, formats, surrogates, private and unassigned characters. */
  private static final String INVISIBLE = "(?s).*[\\p{C}\\p{Z}].*";

  private static final CodeBinding BINDING =
      new CodeBinding(
          "realm",
          "user",
          TestMethods.AUTH_PHONE,
          new PhoneNumber("+4930123456", Optional.empty()),
          Purpose.RESET,
          "tab");

  private static final CodeRules RULES =
      new CodeRules(6, Duration.ofMinutes(5), 5, Duration.ofSeconds(30));

  @Provide
  Arbitrary<String> hostile() {
    return HostileText.any();
  }

  @Provide
  Arbitrary<Map<String, String>> policies() {
    return Arbitraries.maps(Arbitraries.of(PolicyKey.class).map(PolicyKey::id), HostileText.any())
        .ofMaxSize(6);
  }

  @Property
  void aPhoneIsANumberOfAnAllowedCountryOrRefused(@ForAll("hostile") String typed) {
    PhoneNumbers.Reading reading = new PhoneNumbers("DE", Set.of("DE")).read(typed);

    if (reading instanceof PhoneNumbers.Reading.Valid valid) {
      assertThat(valid.number().e164()).matches("\\+49[0-9]{5,13}");
      assertThat(valid.number().mask()).isEqualTo(valid.number().toString());
      assertThat(new PhoneNumbers("DE", Set.of()).read(valid.number().e164()))
          .isEqualTo(
              new PhoneNumbers.Reading.Valid(
                  new PhoneNumber(valid.number().e164(), Optional.empty())));
      assertThat(TypedText.hasControlCharacters(typed)).isFalse();
    }
  }

  @Property
  void aMailAddressHoldsNothingThatCannotBeSeen(@ForAll("hostile") String typed) {
    MailAddresses.read(typed)
        .map(MailAddress::value)
        .ifPresent(
            value -> {
              assertThat(value).doesNotMatch(INVISIBLE).doesNotContainAnyWhitespaces();
              assertThat(value.chars()).doesNotContainAnyElementsOf(characters("<>()[]\\,;:\""));
              assertThat(value.chars().filter(c -> c == '@')).hasSize(1);
              assertThat(value.length()).isLessThanOrEqualTo(254);
              assertThat(MailAddresses.read(value).map(MailAddress::value)).contains(value);
            });
  }

  @Property
  void aMailDomainIsInOneSpelling(@ForAll("hostile") String typed) {
    MailAddresses.domain(typed)
        .ifPresent(
            domain -> {
              assertThat(domain).doesNotMatch(INVISIBLE).doesNotContain("@", "/", ":");
              assertThat(MailAddresses.domain(domain)).contains(domain);
            });
  }

  @Property
  void typedTextWithControlsIsFound(@ForAll("hostile") String typed) {
    boolean broken =
        typed
            .codePoints()
            .anyMatch(
                c ->
                    Character.isISOControl(c)
                        || c == 0x2028
                        || c == 0x2029
                        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));

    assertThat(TypedText.hasControlCharacters(typed)).isEqualTo(broken);
  }

  @Property
  void anAnswerHasOneFormAndTellsNothing(@ForAll("hostile") String typed) {
    Answer answer = Answer.of(typed);

    assertThat(Answer.of(answer.normalised()).normalised()).isEqualTo(answer.normalised());
    assertThat(answer.normalised()).isEqualTo(answer.normalised().strip());
    assertThat(answer).hasToString("Answer");
  }

  @Property
  void anAnswerSheetTakesOnlyWhatItMay(
      @ForAll("hostile") String typed, @ForAll("hostile") String personal) {
    AnswerSheet.Row row =
        new AnswerSheet.Row(Optional.of(Question.of("first-pet")), "What is your pet?", typed);

    if (new AnswerSheet(List.of(row)).check(Set.of(personal)).isEmpty()) {
      assertThat(TypedText.hasControlCharacters(typed)).isFalse();
      assertThat(Answer.of(typed).length()).isBetween(3, 40);
      assertThat(Answer.of(typed).normalised()).isNotEqualTo(Answer.of(personal).normalised());
    }
  }

  @Property
  void aQuestionIsWhatItsKeySays(@ForAll("hostile") String key) {
    assertThat(Question.of(key).key()).isEqualTo(key);
  }

  @Property
  void nothingHostileIsACode(@ForAll("hostile") String typed) {
    MovingClock clock = new MovingClock();
    Codes codes =
        new Codes(
            clock,
            new SecureRandom(),
            new KeyedHash("key".getBytes(StandardCharsets.UTF_8)),
            new SlotsInMemory(clock),
            RULES);
    Codes.Issued issued = codes.issue(BINDING);

    assertThat(codes.isWellFormed(typed)).isEqualTo(codes.read(typed) instanceof TypedCode.Legible);
    if (!codes.read(typed).equals(new TypedCode.Legible(issued.digits()))) {
      assertThat(codes.check(Optional.of(issued.kept()), BINDING, typed))
          .isEqualTo(CodeCheck.WRONG);
    }
  }

  @Property
  void namesOfOursAreTakenToTheLetter(@ForAll("hostile") String name) {
    MethodId.of(name).ifPresent(method -> assertThat(method.value()).isEqualTo(name));
    Channel.of(name).ifPresent(channel -> assertThat(channel.id()).isEqualTo(name));
    Reason.of(name).ifPresent(reason -> assertThat(reason.id()).isEqualTo(name));
    PolicyKey.of(name).ifPresent(key -> assertThat(key.id()).isEqualTo(name));
  }

  @Property
  void aPolicyIsNeverLaxerThanItsDefaultBecauseOfNonsense(
      @ForAll("policies") Map<String, String> texts) {
    PolicyParser.Parsed parsed = new PolicyParser(TestMethods.ALL, "DE").parse(texts);
    Policy policy = parsed.policy();

    assertThat(policy.requirements().everybody()).isBetween(1, 3);
    assertThat(policy.requirements().privileged()).isBetween(2, 3);
    assertThat(policy.codes().length()).isBetween(6, 10);
    assertThat(policy.codes().attempts()).isBetween(3, 10);
    assertThat(policy.questions().toReset()).isBetween(3, 5);
    assertThat(policy.captcha()).isIn((Object[]) Captcha.values());
    assertThat(policy.phones().allowedCountries()).allMatch(PhoneNumbers::isRegion);
    assertThat(policy.blockedMailDomains())
        .allSatisfy(domain -> assertThat(MailAddresses.domain(domain)).contains(domain));
    if (policy.scope() instanceof Scope.Selected selected) {
      assertThat(selected.groups()).allMatch(group -> group.startsWith("/"));
    }
    if (policy.helpdesk() instanceof Helpdesk.Website website) {
      assertThat(website.address().getScheme()).isEqualTo("https");
      assertThat(website.address().getHost()).isNotEmpty();
    }
    assertThat(parsed.problems())
        .allSatisfy(problem -> assertThat(texts).containsKey(problem.key().id()));
  }

  private static List<Integer> characters(String text) {
    return text.chars().boxed().toList();
  }
}
