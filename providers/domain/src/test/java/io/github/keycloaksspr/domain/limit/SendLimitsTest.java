// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.MovingClock;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.destination.Purpose;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.spi.Channel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendLimitsTest {

  private static final KeyedHash HASH = new KeyedHash("realm key".getBytes(StandardCharsets.UTF_8));
  private static final Duration TICK = Duration.ofMillis(1);

  private final MovingClock clock = new MovingClock();
  private final SlotsInMemory limiter = new SlotsInMemory(clock);
  private final SendLimits limits = limits("realm");
  private int count;
  private int clients = 1;

  private SendLimits limits(String realm) {
    return new SendLimits(
        limiter, HASH, new LimitRules(5, 5, 10, 5, Duration.ofDays(1), 60, 100), realm);
  }

  private static Subject user(int number) {
    return Subject.user(HASH, "realm", "user" + number);
  }

  private Subject newUser() {
    count++;
    return user(count);
  }

  private static Destination phone(int number) {
    return new PhoneNumber("+49301" + (10_000 + number), Optional.empty());
  }

  private static Destination mailbox(int number) {
    return new MailAddress("mailbox" + number + "@example.org");
  }

  private boolean sends(Subject user, Purpose purpose, Channel channel, Destination to) {
    return ask(user, purpose, channel, to) instanceof SendPermit.Granted;
  }

  /** From an address that nobody else has. */
  private SendPermit ask(Subject user, Purpose purpose, Channel channel, Destination to) {
    clients++;
    return limits.ask(user, purpose, channel, to, client(clients));
  }

  private static ClientAddress client(int number) {
    return ClientAddress.of("2001:db8:0:" + Integer.toHexString(number) + "::1");
  }

  private static SendPermit refused(SendPermit.Reason reason) {
    return new SendPermit.Refused(reason);
  }

  @Test
  void textsAndCallsOfAUserAreCountedTogetherByTheHour() {
    for (int i = 0; i < 5; i++) {
      Channel channel = i % 2 == 0 ? Channel.SMS : Channel.VOICE;
      assertThat(sends(user(1), Purpose.RESET, channel, phone(i))).isTrue();
    }

    assertThat(ask(user(1), Purpose.RESET, Channel.SMS, phone(9)))
        .isEqualTo(refused(SendPermit.Reason.USER));
    clock.pass(Duration.ofHours(1).minus(TICK));
    assertThat(sends(user(1), Purpose.RESET, Channel.VOICE, phone(9))).isFalse();
    clock.pass(TICK);
    assertThat(sends(user(1), Purpose.RESET, Channel.VOICE, phone(9))).isTrue();
  }

  @Test
  void mailsOfAUserAreCountedByTenMinutes() {
    for (int i = 0; i < 10; i++) {
      assertThat(sends(user(1), Purpose.RESET, Channel.MAIL, mailbox(i))).isTrue();
    }

    assertThat(ask(user(1), Purpose.RESET, Channel.MAIL, mailbox(11)))
        .isEqualTo(refused(SendPermit.Reason.USER));
    assertThat(sends(user(1), Purpose.RESET, Channel.SMS, phone(1))).isTrue();
    clock.pass(Duration.ofMinutes(10));
    assertThat(sends(user(1), Purpose.RESET, Channel.MAIL, mailbox(11))).isTrue();
  }

  @Test
  void aResetAndARegistrationAreCountedApart() {
    for (int i = 0; i < 5; i++) {
      sends(user(1), Purpose.REGISTER, Channel.SMS, phone(1));
      sends(user(2), Purpose.REGISTER, Channel.SMS, phone(1));
    }

    assertThat(sends(user(1), Purpose.REGISTER, Channel.SMS, phone(1))).isFalse();
    assertThat(sends(user(1), Purpose.RESET, Channel.SMS, phone(1))).isTrue();
  }

  @Test
  void oneNumberGetsTwiceAsManyWhoeverAsks() {
    for (int i = 0; i < 10; i++) {
      assertThat(sends(newUser(), Purpose.REGISTER, Channel.SMS, phone(1))).isTrue();
    }

    assertThat(ask(newUser(), Purpose.REGISTER, Channel.VOICE, phone(1)))
        .isEqualTo(refused(SendPermit.Reason.DESTINATION));
    assertThat(sends(newUser(), Purpose.REGISTER, Channel.SMS, phone(2))).isTrue();
  }

  @Test
  void oneNumberGetsFourTimesAsManyADay() {
    for (int i = 0; i < 20; i++) {
      assertThat(sends(newUser(), Purpose.REGISTER, Channel.SMS, phone(1))).isTrue();
      clock.pass(Duration.ofMinutes(10));
    }

    assertThat(ask(newUser(), Purpose.REGISTER, Channel.SMS, phone(1)))
        .isEqualTo(refused(SendPermit.Reason.DESTINATION));
    clock.pass(Duration.ofHours(21));
    assertThat(sends(newUser(), Purpose.REGISTER, Channel.SMS, phone(1))).isTrue();
  }

  @Test
  void extensionsBehindOneLineAreOneNumber() {
    for (int i = 0; i < 10; i++) {
      PhoneNumber extension = new PhoneNumber("+4930123456", Optional.of("1" + i));
      assertThat(sends(newUser(), Purpose.REGISTER, Channel.VOICE, extension)).isTrue();
    }

    assertThat(
            sends(
                newUser(),
                Purpose.REGISTER,
                Channel.VOICE,
                new PhoneNumber("+4930123456", Optional.of("99"))))
        .isFalse();
  }

  @Test
  void aRealmSendsSoManyAnHourAndOtherRealmsAreNotTouched() {
    for (int i = 0; i < 100; i++) {
      assertThat(sends(newUser(), Purpose.RESET, Channel.SMS, phone(i))).isTrue();
    }

    assertThat(ask(newUser(), Purpose.RESET, Channel.SMS, phone(101)))
        .isEqualTo(refused(SendPermit.Reason.REALM));
    assertThat(sends(newUser(), Purpose.RESET, Channel.MAIL, mailbox(1))).isTrue();
    assertThat(sends(newUser(), Purpose.REGISTER, Channel.SMS, phone(101))).isTrue();
    assertThat(limits("other").ask(newUser(), Purpose.RESET, Channel.SMS, phone(101), client(1)))
        .isInstanceOf(SendPermit.Granted.class);
  }

  @Test
  void oneClientAddressGetsAFourthOfTheRealmsAndLeavesTheRest() {
    for (int i = 0; i < 25; i++) {
      assertThat(limits.ask(newUser(), Purpose.REGISTER, Channel.SMS, phone(i), client(1)))
          .isInstanceOf(SendPermit.Granted.class);
    }

    assertThat(limits.ask(newUser(), Purpose.REGISTER, Channel.SMS, phone(26), client(1)))
        .isEqualTo(refused(SendPermit.Reason.ADDRESS));
    assertThat(limits.ask(newUser(), Purpose.REGISTER, Channel.SMS, phone(26), client(2)))
        .isInstanceOf(SendPermit.Granted.class);
    assertThat(limits.ask(newUser(), Purpose.RESET, Channel.SMS, phone(26), client(1)))
        .isInstanceOf(SendPermit.Granted.class);
    clock.pass(Duration.ofHours(1));
    assertThat(limits.ask(newUser(), Purpose.REGISTER, Channel.SMS, phone(26), client(1)))
        .isInstanceOf(SendPermit.Granted.class);
  }

  @Test
  void whatIsRefusedTakesNothing() {
    for (int i = 0; i < 10; i++) {
      sends(newUser(), Purpose.RESET, Channel.SMS, phone(1));
    }
    for (int i = 0; i < 20; i++) {
      assertThat(sends(user(0), Purpose.RESET, Channel.SMS, phone(1))).isFalse();
    }

    for (int i = 0; i < 5; i++) {
      assertThat(sends(user(0), Purpose.RESET, Channel.SMS, phone(2))).isTrue();
    }
  }

  @Test
  void whatWasNotSentIsGivenBack() {
    for (int i = 0; i < 200; i++) {
      SendPermit permit = ask(user(1), Purpose.RESET, Channel.SMS, phone(1));
      limits.notSent((SendPermit.Granted) permit);
    }

    assertThat(sends(user(1), Purpose.RESET, Channel.SMS, phone(1))).isTrue();
  }

  @Test
  void forgettingFreesTheUserAndNotTheNumber() {
    for (int i = 0; i < 10; i++) {
      assertThat(sends(user(1), Purpose.RESET, Channel.SMS, phone(1))).isTrue();
      limits.forget(user(1), Purpose.RESET);
    }

    assertThat(ask(user(1), Purpose.RESET, Channel.SMS, phone(1)))
        .isEqualTo(refused(SendPermit.Reason.DESTINATION));
    assertThat(sends(user(1), Purpose.RESET, Channel.SMS, phone(2))).isTrue();
  }
}
