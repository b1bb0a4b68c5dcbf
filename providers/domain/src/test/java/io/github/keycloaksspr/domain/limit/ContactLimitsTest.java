// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.MovingClock;
import io.github.keycloaksspr.domain.limit.ContactLimits.Decision;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ContactLimitsTest {

  private static final KeyedHash HASH = new KeyedHash("realm key".getBytes(StandardCharsets.UTF_8));
  private static final LimitRules RULES =
      new LimitRules(5, 5, 10, 5, Duration.ofDays(1), 60, 1_000);
  private static final int PER_ADDRESS = 5;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Decision ALREADY = new Decision.AlreadyAsked();
  private static final Decision TOO_MANY = new Decision.TooMany();
  private static final Decision GATHERED = new Decision.Gathered();

  private final MovingClock clock = new MovingClock();
  private final ContactLimits limits = limits("realm");

  private ContactLimits limits(String realm) {
    return new ContactLimits(new SlotsInMemory(clock), HASH, RULES, realm);
  }

  private static Subject user(int number) {
    return Subject.user(HASH, "realm", "user" + number);
  }

  private static ClientAddress client(int number) {
    return ClientAddress.of("192.0.2." + number);
  }

  private static Decision ask(ContactLimits limits, int user, int client) {
    return limits.ask(user(user), client(client));
  }

  @Test
  void oneRequestAnHourForAUserWhereverItComesFrom() {
    assertThat(ask(limits, 1, 1)).isInstanceOf(Decision.Alone.class);

    assertThat(ask(limits, 1, 2)).isEqualTo(ALREADY);
    clock.pass(HOUR);
    assertThat(ask(limits, 1, 2)).isInstanceOf(Decision.Alone.class);
  }

  @Test
  void fiftyUsersFromOneAddressAreFiveMailsAndTheNextPersonGetsThrough() {
    long mails = 0;
    for (int user = 1; user <= 50; user++) {
      mails += ask(limits, user, 1) instanceof Decision.Alone ? 1 : 0;
    }

    assertThat(mails).isEqualTo(PER_ADDRESS);
    assertThat(ask(limits, 51, 1)).isEqualTo(TOO_MANY);
    assertThat(ask(limits, 51, 2)).isInstanceOf(Decision.Alone.class);
  }

  @Test
  void aNetworkOfOneCustomerIsOneAddress() {
    for (int user = 1; user <= PER_ADDRESS; user++) {
      limits.ask(user(user), ClientAddress.of("2001:db8::" + user));
    }

    assertThat(limits.ask(user(99), ClientAddress.of("2001:db8::99"))).isEqualTo(TOO_MANY);
    assertThat(limits.ask(user(99), ClientAddress.of("2001:db8:0:1::99")))
        .isInstanceOf(Decision.Alone.class);
  }

  @Test
  void beyondTheRealmsMailsRequestsAreGatheredAndNotRefused() {
    for (int user = 0; user < ContactLimits.PER_REALM; user++) {
      ask(limits, user, user / PER_ADDRESS);
    }

    assertThat(ask(limits, 100, 100)).isEqualTo(GATHERED);
    assertThat(ask(limits, 100, 101)).isEqualTo(ALREADY);
    for (int user = 101; user < 105; user++) {
      assertThat(ask(limits, user, 100)).isEqualTo(GATHERED);
    }
    assertThat(ask(limits, 105, 100)).isEqualTo(TOO_MANY);
    clock.pass(HOUR);
    assertThat(ask(limits, 100, 100)).isInstanceOf(Decision.Alone.class);
  }

  @Test
  void whatWasNotSentIsGivenBack() {
    for (int i = 0; i < 200; i++) {
      limits.notSent((Decision.Alone) ask(limits, 1, 1));
    }

    assertThat(ask(limits, 1, 1)).isInstanceOf(Decision.Alone.class);
  }

  /** The figures are those of an hour, in which the clock stands still. */
  @Property
  void whoeverAsksForWhomNobodyIsRefusedForWhatOthersDid(
      @ForAll @Size(max = 300) List<@IntRange(max = 2000) Integer> requests) {
    ContactLimits fresh = limits("realm");
    Map<Integer, Integer> takenByClient = new HashMap<>();
    Map<Integer, Boolean> asked = new HashMap<>();
    int alone = 0;
    for (int request : requests) {
      int user = request / 20;
      int client = request % 20;
      Decision decision = ask(fresh, user, client);
      if (asked.containsKey(user)) {
        assertThat(decision).isEqualTo(ALREADY);
      } else if (takenByClient.getOrDefault(client, 0) == PER_ADDRESS) {
        assertThat(decision).isEqualTo(TOO_MANY);
      } else {
        asked.put(user, true);
        takenByClient.merge(client, 1, Integer::sum);
        assertThat(decision instanceof Decision.Alone).isEqualTo(alone < ContactLimits.PER_REALM);
        assertThat(decision).isNotIn(ALREADY, TOO_MANY);
        alone += decision instanceof Decision.Alone ? 1 : 0;
      }
    }
  }
}
