// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.MovingClock;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.limit.ResetLimits.Attempt;
import io.github.keycloaksspr.domain.limit.ResetLimits.Sending;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.spi.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ResetLimitsTest {

  private static final KeyedHash HASH = new KeyedHash("realm key".getBytes(StandardCharsets.UTF_8));
  private static final Subject BOB = Subject.user(HASH, "realm", "bob");
  private static final Subject EVE = Subject.user(HASH, "realm", "eve");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration TICK = Duration.ofMillis(1);
  private static final ClientAddress CLIENT = ClientAddress.of("192.0.2.1");
  private static final Destination PHONE = new PhoneNumber("+4930123456", Optional.empty());

  private final MovingClock clock = new MovingClock();
  private final SlotsInMemory limiter = new SlotsInMemory(clock);
  private final LocksInMemory locks = new LocksInMemory();
  private final ResetLimits limits = limits("realm", DAY);

  private ResetLimits limits(String realm, Duration lock) {
    return new ResetLimits(
        limiter, locks, clock, HASH, new LimitRules(5, 5, 10, 5, lock, 60, 1_000), realm);
  }

  private Attempt.Open open(Subject subject) {
    return (Attempt.Open) limits.attempt(subject);
  }

  private void guessWrong(Subject subject, int times) {
    for (int i = 0; i < times; i++) {
      limits.wrong(open(subject));
    }
  }

  private Attempt.Open grant(Subject subject) {
    return (Attempt.Open) limits.grant(subject);
  }

  @Nested
  class WrongTries {

    @Test
    void closeTheResetWithTheLastOneForAsLongAsThePolicySays() {
      for (int i = 1; i < 5; i++) {
        assertThat(limits.wrong(open(BOB))).isEmpty();
        assertThat(limits.closedUntil(BOB)).isEmpty();
      }

      assertThat(limits.wrong(open(BOB))).contains(MovingClock.START.plus(DAY));

      assertThat(limits.closedUntil(BOB)).contains(MovingClock.START.plus(DAY));
      assertThat(limits.attempt(BOB)).isEqualTo(new Attempt.Closed(MovingClock.START.plus(DAY)));
      clock.pass(DAY.minus(TICK));
      assertThat(limits.attempt(BOB)).isInstanceOf(Attempt.Closed.class);
      clock.pass(TICK);
      assertThat(limits.closedUntil(BOB)).isEmpty();
      assertThat(limits.attempt(BOB)).isInstanceOf(Attempt.Open.class);
    }

    @Test
    void doNotMakeALockLonger() {
      guessWrong(BOB, 5);
      clock.pass(HOUR.multipliedBy(23));

      assertThat(limits.attempt(BOB)).isEqualTo(new Attempt.Closed(MovingClock.START.plus(DAY)));
      clock.pass(HOUR);

      assertThat(limits.attempt(BOB)).isInstanceOf(Attempt.Open.class);
    }

    @Test
    void areForgottenOneByOneAfterAnHour() {
      guessWrong(BOB, 4);
      clock.pass(HOUR);

      guessWrong(BOB, 4);

      assertThat(limits.closedUntil(BOB)).isEmpty();
    }

    @Test
    void ofOneUserCloseTheResetOfNobodyElse() {
      guessWrong(BOB, 5);

      assertThat(limits.closedUntil(EVE)).isEmpty();
      assertThat(limits.attempt(EVE)).isInstanceOf(Attempt.Open.class);
    }

    @Test
    void areCountedWhenTheyWereNeverJudged() {
      for (int i = 0; i < 5; i++) {
        open(BOB);
      }

      assertThat(limits.attempt(BOB)).isEqualTo(new Attempt.Closed(MovingClock.START.plus(HOUR)));
      assertThat(limits.closedUntil(BOB)).isEmpty();
    }

    @Test
    void inParallelAreNoMoreThanOneAfterTheOther() throws Exception {
      ExecutorService executor = Executors.newFixedThreadPool(16);
      try {
        Callable<Boolean> guess =
            () -> {
              Attempt attempt = limits.attempt(BOB);
              if (attempt instanceof Attempt.Open open) {
                limits.wrong(open);
              }
              return attempt instanceof Attempt.Open;
            };
        long compared = 0;
        for (Future<Boolean> done :
            executor.invokeAll(Stream.generate(() -> guess).limit(1000).toList())) {
          compared += done.get() ? 1 : 0;
        }
        assertThat(compared).isEqualTo(5);
        assertThat(limits.closedUntil(BOB)).isPresent();
      } finally {
        executor.shutdownNow();
      }
    }
  }

  @Nested
  class RightTries {

    @Test
    void costNothing() {
      for (int i = 0; i < 20; i++) {
        limits.notWrong(open(BOB));
      }
      guessWrong(BOB, 4);

      assertThat(limits.attempt(BOB)).isInstanceOf(Attempt.Open.class);
    }

    @Test
    void buyNoMoreWrongOnes() {
      for (int i = 0; i < 4; i++) {
        limits.wrong(open(BOB));
        limits.notWrong(open(BOB));
      }

      assertThat(limits.wrong(open(BOB))).isPresent();
    }
  }

  @Nested
  class Codes {

    @Test
    void areSentAsOftenAsThePolicySaysAndOneMoreClosesTheReset() {
      for (int i = 0; i < 5; i++) {
        assertThat(limits.send(BOB, Channel.SMS, PHONE, CLIENT)).isInstanceOf(Sending.Open.class);
      }
      assertThat(limits.closedUntil(BOB)).isEmpty();

      assertThat(limits.send(BOB, Channel.VOICE, PHONE, CLIENT))
          .isEqualTo(new Sending.Closed(MovingClock.START.plus(DAY)));
      assertThat(limits.closedUntil(BOB)).contains(MovingClock.START.plus(DAY));
    }

    @Test
    void thatWereNotSentAreNotCounted() {
      for (int i = 0; i < 20; i++) {
        Sending.Open sending = (Sending.Open) limits.send(BOB, Channel.SMS, PHONE, CLIENT);
        limits.notSent(sending.permit());
      }

      assertThat(limits.send(BOB, Channel.SMS, PHONE, CLIENT)).isInstanceOf(Sending.Open.class);
    }

    @Test
    void toAPlaceThatHadTooManyCloseNothing() {
      for (Subject subject : List.of(BOB, EVE)) {
        for (int i = 0; i < 5; i++) {
          limits.send(subject, Channel.SMS, PHONE, CLIENT);
        }
      }
      Subject third = Subject.user(HASH, "realm", "third");

      assertThat(limits.send(third, Channel.SMS, PHONE, CLIENT))
          .isEqualTo(new Sending.Refused(SendPermit.Reason.DESTINATION));
      assertThat(limits.closedUntil(third)).isEmpty();
      assertThat(limits.send(third, Channel.MAIL, new MailAddress("third@example.org"), CLIENT))
          .isInstanceOf(Sending.Open.class);
    }
  }

  @Nested
  class AReset {

    @Test
    void clearsTriesAndMessagesAndTheLock() {
      guessWrong(BOB, 4);
      for (int i = 0; i < 6; i++) {
        limits.send(BOB, Channel.SMS, PHONE, CLIENT);
      }
      assertThat(limits.closedUntil(BOB)).isPresent();

      assertThat(limits.granted(grant(BOB))).isEmpty();

      assertThat(limits.closedUntil(BOB)).isEmpty();
      guessWrong(BOB, 4);
      assertThat(limits.send(BOB, Channel.SMS, PHONE, CLIENT)).isInstanceOf(Sending.Open.class);
      assertThat(limits.closedUntil(BOB)).isEmpty();
    }

    @Test
    void isGrantedAsOftenADayAsThePolicySaysThenItCloses() {
      for (int i = 1; i < 5; i++) {
        assertThat(limits.granted(grant(BOB))).isEmpty();
      }

      assertThat(limits.granted(grant(BOB))).contains(MovingClock.START.plus(DAY));

      assertThat(limits.closedUntil(BOB)).contains(MovingClock.START.plus(DAY));
      assertThat(limits.grant(BOB)).isInstanceOf(Attempt.Closed.class);
      clock.pass(DAY);
      assertThat(limits.closedUntil(BOB)).isEmpty();
      assertThat(limits.grant(BOB)).isInstanceOf(Attempt.Open.class);
    }

    @Test
    void oneTooManyClosesItToo() {
      for (int i = 0; i < 5; i++) {
        grant(BOB);
      }
      assertThat(limits.closedUntil(BOB)).isEmpty();

      assertThat(limits.grant(BOB)).isInstanceOf(Attempt.Closed.class);

      assertThat(limits.closedUntil(BOB)).isPresent();
    }

    @Test
    void whosePasswordWasNotTakenIsNotCounted() {
      for (int i = 0; i < 20; i++) {
        limits.notGranted(grant(BOB));
      }

      assertThat(limits.grant(BOB)).isInstanceOf(Attempt.Open.class);
    }

    @Test
    void thatCouldNotBeStoredIsNotCountedNorDoesItClose() {
      for (int i = 0; i < 20; i++) {
        Attempt.Open granted = grant(BOB);
        limits.granted(granted);
        limits.undone(granted);
      }

      assertThat(limits.closedUntil(BOB)).isEmpty();
      assertThat(limits.grant(BOB)).isInstanceOf(Attempt.Open.class);
    }

    @Test
    void afterTheDaysLastStaysClosedForTheDayWhereThePolicySaysAnHour() {
      ResetLimits shorter = limits("realm", HOUR);
      for (int i = 0; i < 5; i++) {
        shorter.granted(grant(BOB));
      }

      assertThat(shorter.closedUntil(BOB)).contains(MovingClock.START.plus(DAY));
    }
  }

  @Nested
  class LiftingTheLock {

    @Test
    void opensTheResetAndForgetsEverything() {
      guessWrong(BOB, 5);
      for (int i = 0; i < 5; i++) {
        limits.send(BOB, Channel.SMS, PHONE, CLIENT);
        grant(BOB);
      }

      limits.lift(BOB);

      assertThat(limits.closedUntil(BOB)).isEmpty();
      guessWrong(BOB, 4);
      assertThat(limits.send(BOB, Channel.SMS, PHONE, CLIENT)).isInstanceOf(Sending.Open.class);
      assertThat(limits.grant(BOB)).isInstanceOf(Attempt.Open.class);
      assertThat(limits.closedUntil(BOB)).isEmpty();
    }

    @Test
    void ofOneUserOpensNobodyElses() {
      guessWrong(BOB, 5);

      limits.lift(EVE);

      assertThat(limits.closedUntil(BOB)).isPresent();
    }
  }

  @Nested
  class AnAddress {

    @Test
    void asksAsOftenAnHourAsThePolicySays() {
      ClientAddress client = ClientAddress.of("192.0.2.1");
      for (int i = 0; i < 60; i++) {
        assertThat(limits.mayAsk(client)).isTrue();
      }

      assertThat(limits.mayAsk(client)).isFalse();
      assertThat(limits.mayAsk(ClientAddress.of("192.0.2.2"))).isTrue();
      assertThat(limits("other", DAY).mayAsk(client)).isTrue();
      clock.pass(limits.addressWindow());
      assertThat(limits.mayAsk(client)).isTrue();
    }

    @Test
    void ofOneNetworkIsCountedAsOne() {
      for (int i = 0; i < 60; i++) {
        limits.mayAsk(ClientAddress.of("2001:db8:1:2::" + Integer.toHexString(i)));
      }

      assertThat(limits.mayAsk(ClientAddress.of("2001:db8:1:2:ffff::1"))).isFalse();
      assertThat(limits.mayAsk(ClientAddress.of("2001:db8:1:3::1"))).isTrue();
    }
  }

  @Property(tries = 300)
  void rightAndWrongTriesInAnyOrderLeaveTheSameNumberOfWrongOnes(
      @ForAll @Size(max = 60) List<Boolean> rightOnes) {
    List<Boolean> judged = new ArrayList<>();
    for (boolean right : rightOnes) {
      if (limits.attempt(BOB) instanceof Attempt.Open open) {
        judged.add(right);
        if (right) {
          limits.notWrong(open);
        } else {
          limits.wrong(open);
        }
      }
    }
    long wrong = judged.stream().filter(right -> !right).count();
    assertThat(wrong).isLessThanOrEqualTo(5);
    assertThat(limits.closedUntil(BOB).isPresent()).isEqualTo(wrong == 5);
    limits.lift(BOB);
  }

  @Test
  void nothingIsCountedUnderANameOrNumber() {
    guessWrong(BOB, 5);
    limits.mayAsk(ClientAddress.of("192.0.2.1"));
    limits.send(EVE, Channel.SMS, PHONE, CLIENT);
    limits.granted(grant(EVE));

    assertThat(limiter.asked())
        .hasSizeGreaterThan(6)
        .allSatisfy(
            limit ->
                assertThat(limit.subject())
                    .hasSize(43)
                    .doesNotContain("bob", "eve", "192.0.2.1", "4930123456"));
  }
}
