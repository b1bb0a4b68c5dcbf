// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.MovingClock;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExplanationLimitsTest {

  private static final KeyedHash HASH = new KeyedHash("realm key".getBytes(StandardCharsets.UTF_8));
  private static final int REALM = 100;
  private static final int PER_ADDRESS = 10;

  private final MovingClock clock = new MovingClock();
  private final ExplanationLimits limits =
      new ExplanationLimits(
          new SlotsInMemory(clock),
          HASH,
          new LimitRules(5, 5, 10, 5, Duration.ofDays(1), 60, REALM),
          "realm");

  private boolean mayTell(int user, int client) {
    return limits.mayTell(
        Subject.user(HASH, "realm", "user" + user), ClientAddress.of("192.0.2." + client));
  }

  @Test
  void oneMailAnHourForAUser() {
    assertThat(mayTell(1, 1)).isTrue();

    assertThat(mayTell(1, 2)).isFalse();
    clock.pass(Duration.ofHours(1));
    assertThat(mayTell(1, 2)).isTrue();
  }

  @Test
  void whoTypesManyNamesUsesUpNothingOfOthers() {
    for (int user = 1; user <= PER_ADDRESS; user++) {
      assertThat(mayTell(user, 1)).isTrue();
    }
    for (int user = 11; user <= 500; user++) {
      assertThat(mayTell(user, 1)).isFalse();
    }

    assertThat(mayTell(11, 2)).isTrue();
  }

  @Test
  void aRealmSendsNoMoreThanItSendsCodes() {
    for (int user = 0; user < REALM; user++) {
      assertThat(mayTell(user, user / PER_ADDRESS)).isTrue();
    }

    assertThat(mayTell(200, 200)).isFalse();
  }
}
