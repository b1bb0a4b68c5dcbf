// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.code;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.MovingClock;
import io.github.keycloaksspr.domain.code.Codes.Issued;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.destination.Purpose;
import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.limit.SlotsInMemory;
import io.github.keycloaksspr.domain.method.TestMethods;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

  private static final Duration LIFESPAN = Duration.ofMinutes(5);
  private static final Duration COOLDOWN = Duration.ofSeconds(30);
  private static final Duration TICK = Duration.ofMillis(1);
  private static final int ATTEMPTS = 5;
  private static final CodeRules RULES = new CodeRules(6, LIFESPAN, ATTEMPTS, COOLDOWN);

  private static final Destination PHONE = new PhoneNumber("+4930123456", Optional.empty());
  private static final Destination OTHER_PHONE = new PhoneNumber("+4930123457", Optional.empty());
  private static final CodeBinding BINDING =
      new CodeBinding("realm", "user", TestMethods.AUTH_PHONE, PHONE, Purpose.RESET, "session");

  private final MovingClock clock = new MovingClock();
  private final SlotsInMemory limiter = new SlotsInMemory(clock);
  private final Codes codes = codes(RULES);

  private static RandomGenerator seeded() {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(42);
  }

  private Codes codes(CodeRules rules) {
    return new Codes(
        clock,
        seeded(),
        new KeyedHash("realm key".getBytes(StandardCharsets.UTF_8)),
        limiter,
        rules);
  }

  private CodeCheck check(Issued issued, String typed) {
    return codes.check(Optional.of(issued.kept()), BINDING, typed);
  }

  /** Another code than the right one, of the same length. */
  private static String wrong(Issued issued) {
    return issued
        .digits()
        .chars()
        .mapToObj(digit -> String.valueOf((digit - '0' + 1) % 10))
        .collect(Collectors.joining());
  }

  private void guessWrong(Issued issued, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(check(issued, wrong(issued))).isEqualTo(CodeCheck.WRONG);
    }
  }

  /** The same binding with one part changed, for each part in turn. */
  static Stream<CodeBinding> bindingsWithOnePartChanged() {
    return Stream.of(
        new CodeBinding("other", "user", TestMethods.AUTH_PHONE, PHONE, Purpose.RESET, "session"),
        new CodeBinding("realm", "other", TestMethods.AUTH_PHONE, PHONE, Purpose.RESET, "session"),
        new CodeBinding("realm", "user", TestMethods.OFFICE_PHONE, PHONE, Purpose.RESET, "session"),
        new CodeBinding(
            "realm", "user", TestMethods.AUTH_PHONE, OTHER_PHONE, Purpose.RESET, "session"),
        new CodeBinding(
            "realm", "user", TestMethods.AUTH_PHONE, PHONE, Purpose.REGISTER, "session"),
        new CodeBinding("realm", "user", TestMethods.AUTH_PHONE, PHONE, Purpose.RESET, "other"));
  }

  @Nested
  class Issuing {

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 10})
    void aCodeHasAsManyDigitsAsThePolicySays(int length) {
      Codes longer = codes(new CodeRules(length, LIFESPAN, ATTEMPTS, COOLDOWN));

      assertThat(longer.issue(BINDING).digits()).matches("[0-9]{" + length + "}");
    }

    @Test
    void everyDigitComesUpAtEveryPlace() {
      Set<String> seen = new HashSet<>();
      for (int i = 0; i < 300; i++) {
        String digits = codes.issue(BINDING).digits();
        IntStream.range(0, 6).forEach(place -> seen.add(place + ":" + digits.charAt(place)));
      }

      assertThat(seen).hasSize(60);
    }

    @Test
    void codesComeFromTheGivenSourceOfRandomness() {
      assertThat(codes(RULES).issue(BINDING)).isEqualTo(codes(RULES).issue(BINDING));
      Issued first = codes.issue(BINDING);
      Issued second = codes.issue(BINDING);
      assertThat(second.digits()).isNotEqualTo(first.digits());
      assertThat(second.kept().id()).isNotEqualTo(first.kept().id());
    }

    @Test
    void theNameOfACodeIsSixteenDigitsThatAreNotTheCode() {
      Issued issued = codes.issue(BINDING);

      assertThat(issued.kept().id()).matches("[0-9]{16}").doesNotContain(issued.digits());
    }

    @Test
    void itsLifeBeginsNowAndLastsAsLongAsThePolicySays() {
      OneTimeCode kept = codes.issue(BINDING).kept();

      assertThat(kept.sentAt()).isEqualTo(MovingClock.START);
      assertThat(kept.expiresAt()).isEqualTo(MovingClock.START.plus(LIFESPAN));
    }

    @Test
    void whatIsKeptIsAHashThatDoesNotHoldTheDigits() {
      Issued issued = codes.issue(BINDING);

      assertThat(issued.kept().hash())
          .matches("[A-Za-z0-9_-]{43}")
          .doesNotContain(issued.digits())
          .isEqualTo(
              new KeyedHash("realm key".getBytes(StandardCharsets.UTF_8))
                  .of(
                      "code",
                      "realm",
                      "user",
                      "auth-phone",
                      "+4930123456",
                      "reset",
                      "session",
                      issued.digits()));
    }

    @Test
    void aLogLineShowsTheNameOnly() {
      Issued issued = codes.issue(BINDING);

      assertThat(issued).hasToString("OneTimeCode " + issued.kept().id());
    }
  }

  @Nested
  class Checking {

    private final Issued issued = codes.issue(BINDING);

    @Test
    void theCodeThatWasSentIsRight() {
      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.RIGHT);
    }

    @Test
    void itIsRightUntilTheLastMoment() {
      clock.pass(LIFESPAN.minus(TICK));

      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.RIGHT);
    }

    @Test
    void anyOtherIsWrong() {
      assertThat(check(issued, wrong(issued))).isEqualTo(CodeCheck.WRONG);
      assertThat(check(issued, "")).isEqualTo(CodeCheck.WRONG);
      assertThat(check(issued, issued.digits() + "0")).isEqualTo(CodeCheck.WRONG);
      assertThat(check(issued, issued.digits().substring(1))).isEqualTo(CodeCheck.WRONG);
    }

    @Test
    void itIsGoodOnce() {
      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.RIGHT);
      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.ABSENT);
    }

    @Test
    void itStaysUsedForItsWholeLife() {
      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.RIGHT);
      clock.pass(LIFESPAN.minus(TICK));

      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.ABSENT);
    }

    @Test
    void usingOneCodeUsesNoOther() {
      Issued second = codes.issue(BINDING);
      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.RIGHT);

      assertThat(check(second, second.digits())).isEqualTo(CodeCheck.RIGHT);
    }

    @Test
    void anEarlierCodeIsWrongWhereALaterOneIsKept() {
      Issued second = codes.issue(BINDING);

      assertThat(check(second, issued.digits())).isEqualTo(CodeCheck.WRONG);
    }

    @Test
    void aCodeThatWasReplacedIsToldFromAWrongOneAndCostsNoAttempt() {
      Issued second = codes.issue(BINDING);
      List<Codes.Replaced> earlier = List.of(new Codes.Replaced(issued.kept(), BINDING));
      for (int i = 0; i < 2 * RULES.attempts(); i++) {
        assertThat(codes.check(Optional.of(second.kept()), BINDING, earlier, issued.digits()))
            .isEqualTo(CodeCheck.SUPERSEDED);
      }

      assertThat(codes.check(Optional.of(second.kept()), BINDING, earlier, wrong(second)))
          .isEqualTo(CodeCheck.WRONG);
      assertThat(codes.check(Optional.of(second.kept()), BINDING, earlier, second.digits()))
          .isEqualTo(CodeCheck.RIGHT);
    }

    @ParameterizedTest
    @MethodSource("io.github.keycloaksspr.domain.code.CodesTest#bindingsWithOnePartChanged")
    void itIsWrongWhereverAnyPartOfItsBindingIsAnother(CodeBinding other) {
      assertThat(codes.check(Optional.of(issued.kept()), other, issued.digits()))
          .isEqualTo(CodeCheck.WRONG);
      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.RIGHT);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"%s %s", " %s%s ", "%s-%s", "%s - %s", "%s\u00a0%s", "\t%s\n%s", "-%s--%s-"})
    void whiteSpaceAndHyphensDoNotMatter(String pattern) {
      String digits = issued.digits();
      String typed = String.format(pattern, digits.substring(0, 3), digits.substring(3));

      assertThat(check(issued, typed)).isEqualTo(CodeCheck.RIGHT);
    }

    @Test
    void aWholeSentenceIsReadForItsCode() {
      assertThat(check(issued, issued.digits() + " is your code. It is valid for 10 min."))
          .isEqualTo(CodeCheck.RIGHT);
    }

    @Test
    void whatHoldsNoCodeIsWrong() {
      assertThat(check(issued, issued.digits() + "0")).isEqualTo(CodeCheck.WRONG);
    }
  }

  @Nested
  class TheOrderOfChecks {

    private final Issued issued = codes.issue(BINDING);

    @Test
    void whereNoCodeWasSentItIsAbsentWhateverElse() {
      guessWrong(issued, ATTEMPTS);

      assertThat(codes.check(Optional.empty(), BINDING, issued.digits()))
          .isEqualTo(CodeCheck.ABSENT);
    }

    @Test
    void anExpiredCodeIsExpiredEvenWhenAttemptsAreUsedUp() {
      clock.pass(LIFESPAN.minus(TICK));
      guessWrong(issued, ATTEMPTS);
      clock.pass(TICK);

      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.EXPIRED);
    }

    @Test
    void anExpiredCodeIsExpiredWhetherItWouldBeRightOrWrong() {
      clock.pass(LIFESPAN);

      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.EXPIRED);
      assertThat(check(issued, wrong(issued))).isEqualTo(CodeCheck.EXPIRED);
    }

    @Test
    void whereAttemptsAreUsedUpTheRightCodeIsNotLookedAt() {
      guessWrong(issued, ATTEMPTS);

      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.USED_UP);
      assertThat(check(issued, wrong(issued))).isEqualTo(CodeCheck.USED_UP);
    }

    @Test
    void aUsedCodeIsStillWrongForAWrongGuess() {
      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.RIGHT);

      assertThat(check(issued, wrong(issued))).isEqualTo(CodeCheck.WRONG);
    }
  }

  @Nested
  class Attempts {

    private final Issued issued = codes.issue(BINDING);

    @Test
    void theLastAttemptCounts() {
      guessWrong(issued, ATTEMPTS - 1);

      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.RIGHT);
    }

    @Test
    void anotherCodeGivesNoneBack() {
      guessWrong(issued, ATTEMPTS);
      Issued second = codes.issue(BINDING);

      assertThat(check(second, second.digits())).isEqualTo(CodeCheck.USED_UP);
    }

    @Test
    void anotherSessionOrDestinationOfTheSameMethodGivesNoneBack() {
      guessWrong(issued, ATTEMPTS);
      CodeBinding elsewhere =
          new CodeBinding(
              "realm", "user", TestMethods.AUTH_PHONE, OTHER_PHONE, Purpose.RESET, "other");
      Issued second = codes.issue(elsewhere);

      assertThat(codes.check(Optional.of(second.kept()), elsewhere, second.digits()))
          .isEqualTo(CodeCheck.USED_UP);
    }

    @Test
    void anotherInstanceOnTheSameCountersGivesNoneBack() {
      guessWrong(issued, ATTEMPTS);

      assertThat(codes(RULES).check(Optional.of(issued.kept()), BINDING, issued.digits()))
          .isEqualTo(CodeCheck.USED_UP);
    }

    @Test
    void anotherRealmUserMethodOrPurposeHasItsOwn() {
      guessWrong(issued, ATTEMPTS);

      assertThat(
              bindingsWithOnePartChanged()
                  .filter(other -> other.session().equals(BINDING.session()))
                  .filter(other -> other.destination().equals(PHONE))
                  .map(this::checkOneThatIsRight))
          .hasSize(4)
          .containsOnly(CodeCheck.RIGHT);
    }

    private CodeCheck checkOneThatIsRight(CodeBinding binding) {
      Issued fresh = codes.issue(binding);
      return codes.check(Optional.of(fresh.kept()), binding, fresh.digits());
    }

    @Test
    void theyComeBackWhenTheWindowIsOver() {
      guessWrong(issued, ATTEMPTS);
      Duration window = codes.attemptWindow();
      assertThat(window).isEqualTo(LIFESPAN);

      clock.pass(window.minus(TICK));
      Issued second = codes.issue(BINDING);
      assertThat(check(second, second.digits())).isEqualTo(CodeCheck.USED_UP);
      clock.pass(TICK);
      assertThat(check(second, second.digits())).isEqualTo(CodeCheck.RIGHT);
    }

    @Test
    void theyAreAllThereAgainAfterSuccess() {
      guessWrong(issued, ATTEMPTS - 1);
      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.RIGHT);

      Issued second = codes.issue(BINDING);
      guessWrong(second, ATTEMPTS);
      assertThat(check(second, second.digits())).isEqualTo(CodeCheck.USED_UP);
    }

    @Test
    void replayingAUsedCodeGivesNoneBack() {
      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.RIGHT);
      Issued second = codes.issue(BINDING);
      guessWrong(second, ATTEMPTS - 1);

      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.ABSENT);
      assertThat(check(second, second.digits())).isEqualTo(CodeCheck.USED_UP);
    }

    @Test
    void anAbsentOrExpiredCodeCostsNone() {
      Issued fresh = codes.issue(BINDING);
      clock.pass(LIFESPAN);
      for (int i = 0; i < ATTEMPTS; i++) {
        assertThat(codes.check(Optional.empty(), BINDING, fresh.digits()))
            .isEqualTo(CodeCheck.ABSENT);
        assertThat(check(fresh, fresh.digits())).isEqualTo(CodeCheck.EXPIRED);
      }

      Issued second = codes.issue(BINDING);
      assertThat(check(second, second.digits())).isEqualTo(CodeCheck.RIGHT);
    }

    @Test
    void lookingAtTheFormCostsNone() {
      for (int i = 0; i <= ATTEMPTS; i++) {
        assertThat(codes.isWellFormed(wrong(issued))).isTrue();
      }

      assertThat(check(issued, issued.digits())).isEqualTo(CodeCheck.RIGHT);
    }
  }

  @Nested
  class TheForm {

    @ParameterizedTest
    @ValueSource(
        strings = {"000000", "999999", "123 456", "123-456", " 123456 ", "１２３４５６", "١٢٣٤٥٦"})
    void sixDigitsCouldBeACode(String typed) {
      assertThat(codes.isWellFormed(typed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "", "12345", "1234567", "12345a", "12345/", "12345:", "12345.", "１２３４５", "١٢٣٤٥"
        })
    void anythingElseCouldNot(String typed) {
      assertThat(codes.isWellFormed(typed)).isFalse();
    }
  }

  @Nested
  class SendingAgain {

    @Test
    void oneCodeGoesToADestinationInACooldown() {
      assertThat(codes.maySendNow(BINDING)).isTrue();
      assertThat(codes.maySendNow(BINDING)).isFalse();
      clock.pass(COOLDOWN.minus(TICK));
      assertThat(codes.maySendNow(BINDING)).isFalse();
      clock.pass(TICK);
      assertThat(codes.maySendNow(BINDING)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 999, 1_000, 5_300, 28_000, 28_001, 29_999, 30_000, 90_000})
    void aCodeThatIsSentLateHoldsUpNoNextOne(int late) {
      OneTimeCode made = codes.issue(BINDING).kept();
      clock.pass(Duration.ofMillis(late));

      assertThat(codes.maySendNow(BINDING, made)).isTrue();

      clock.pass(codes.untilResend(made));
      assertThat(codes.maySendNow(BINDING)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5_300, 28_000})
    void untilThenItHoldsUpAllOthers(int late) {
      OneTimeCode made = codes.issue(BINDING).kept();
      clock.pass(Duration.ofMillis(late));
      assertThat(codes.maySendNow(BINDING, made)).isTrue();

      clock.pass(codes.untilResend(made).minusSeconds(2));

      assertThat(codes.maySendNow(BINDING)).isFalse();
    }

    @Test
    void aCodeThatIsSentTooLateGivesWayToTheNextOne() {
      OneTimeCode made = codes.issue(BINDING).kept();
      clock.pass(COOLDOWN);
      assertThat(codes.maySendNow(BINDING)).isTrue();

      assertThat(codes.maySendNow(BINDING, made)).isFalse();
    }

    @Test
    void anotherSessionOrMethodWaitsForTheSameCooldown() {
      assertThat(codes.maySendNow(BINDING)).isTrue();

      assertThat(
              codes.maySendNow(
                  new CodeBinding(
                      "realm", "user", TestMethods.OFFICE_PHONE, PHONE, Purpose.RESET, "other")))
          .isFalse();
    }

    @Test
    void anotherRealmUserDestinationOrPurposeDoesNotWait() {
      assertThat(codes.maySendNow(BINDING)).isTrue();

      assertThat(
              bindingsWithOnePartChanged()
                  .filter(other -> other.session().equals(BINDING.session()))
                  .filter(other -> other.method().equals(BINDING.method()))
                  .map(codes::maySendNow))
          .containsExactly(true, true, true, true);
    }

    @Test
    void whatWasNotSentDoesNotWait() {
      assertThat(codes.maySendNow(BINDING)).isTrue();
      codes.notSent(BINDING);

      assertThat(codes.maySendNow(BINDING)).isTrue();
      assertThat(codes.maySendNow(BINDING)).isFalse();
    }

    @Test
    void theTimeToWaitCountsFromTheCodeThatWasSent() {
      OneTimeCode kept = codes.issue(BINDING).kept();

      assertThat(codes.untilResend(kept)).isEqualTo(COOLDOWN);
      clock.pass(Duration.ofSeconds(10));
      assertThat(codes.untilResend(kept)).isEqualTo(Duration.ofSeconds(20));
      clock.pass(Duration.ofSeconds(20));
      assertThat(codes.untilResend(kept)).isZero();
    }
  }

  @Test
  void countersAreNamedAfterNothingThatSaysWhoOrWhere() {
    CodeBinding mail =
        new CodeBinding(
            "realm",
            "user",
            TestMethods.AUTH_EMAIL,
            new MailAddress("anna@example.org"),
            Purpose.RESET,
            "session");
    for (CodeBinding binding : List.of(BINDING, mail)) {
      Issued issued = codes.issue(binding);
      assertThat(codes.maySendNow(binding)).isTrue();
      assertThat(codes.check(Optional.of(issued.kept()), binding, issued.digits()))
          .isEqualTo(CodeCheck.RIGHT);
    }

    assertThat(limiter.asked())
        .extracting(Limit::purpose)
        .containsOnly("code-attempts", "code-used", "code-cooldown");
    assertThat(limiter.asked()).hasSize(6);
    assertThat(limiter.asked())
        .extracting(Limit::subject)
        .allSatisfy(subject -> assertThat(subject).matches("[A-Za-z0-9_-]{43}|[0-9]{16}"));
  }

  @Nested
  class InParallel {

    private static final int THREADS = 16;

    private final Issued issued = codes.issue(BINDING);

    /** How often each result came when all threads checked at once, each many times. */
    private Map<CodeCheck, Long> checkAtOnce(String typed, int timesEach) throws Exception {
      CyclicBarrier start = new CyclicBarrier(THREADS);
      Callable<List<CodeCheck>> guesser =
          () -> {
            start.await(10, TimeUnit.SECONDS);
            return Stream.generate(() -> check(issued, typed)).limit(timesEach).toList();
          };
      ExecutorService pool = Executors.newFixedThreadPool(THREADS);
      try {
        return pool.invokeAll(Stream.generate(() -> guesser).limit(THREADS).toList()).stream()
            .flatMap(checks -> results(checks).stream())
            .collect(Collectors.groupingBy(check -> check, Collectors.counting()));
      } finally {
        pool.shutdownNow();
      }
    }

    private List<CodeCheck> results(Future<List<CodeCheck>> checks) {
      try {
        return checks.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new AssertionError(e);
      }
    }

    @RepeatedTest(5)
    void guessesGetNoMoreThanTheAllowedAttempts() throws Exception {
      assertThat(checkAtOnce(wrong(issued), 64))
          .containsOnly(
              Map.entry(CodeCheck.WRONG, (long) ATTEMPTS),
              Map.entry(CodeCheck.USED_UP, (long) THREADS * 64 - ATTEMPTS));
    }

    @RepeatedTest(5)
    void theRightCodeIsRightOnce() throws Exception {
      assertThat(checkAtOnce(issued.digits(), 8)).containsEntry(CodeCheck.RIGHT, 1L);
    }
  }
}
