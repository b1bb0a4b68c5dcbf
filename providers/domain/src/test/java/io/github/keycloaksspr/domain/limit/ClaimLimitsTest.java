// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.MovingClock;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import io.github.keycloaksspr.spi.Channel;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClaimLimitsTest {

  private static final LimitRules RULES =
      new LimitRules(3, 2, 4, 5, Duration.ofHours(24), 60, 1000);

  private final MovingClock clock = new MovingClock();
  private final SlotsInMemory limiter = new SlotsInMemory(clock);
  private final KeyedHash hash = new KeyedHash(new byte[] {1});
  private final ClaimLimits anna = limits("anna");

  private ClaimLimits limits(String name) {
    return new ClaimLimits(limiter, hash, RULES, Subject.name(hash, "realm", name));
  }

  @Test
  void aNameHasAsManyTriesAsAUser() {
    for (int i = 0; i < 3; i++) {
      assertThat(anna.attempt()).isPresent();
    }
    assertThat(anna.attempt()).isEmpty();
    assertThat(limits("ANNA").attempt()).isEmpty();
    assertThat(limits("other").attempt()).isPresent();
  }

  @Test
  void aTryThatComparedNothingIsGivenBack() {
    for (int i = 0; i < 10; i++) {
      anna.notCompared(anna.attempt().orElseThrow());
    }
    assertThat(anna.attempt()).isPresent();
  }

  @Test
  void afterAnHourThereAreTriesAgainAndNothingIsLocked() {
    for (int i = 0; i < 5; i++) {
      anna.attempt();
    }
    clock.pass(anna.window().plusSeconds(1));

    assertThat(anna.attempt()).isPresent();
  }

  @Test
  void textsAndCallsAreCountedTogetherAndMailsApart() {
    assertThat(anna.send(Channel.SMS)).isTrue();
    assertThat(anna.send(Channel.VOICE)).isTrue();
    assertThat(anna.send(Channel.SMS)).isFalse();
    assertThat(anna.send(Channel.VOICE)).isFalse();
    for (int i = 0; i < 4; i++) {
      assertThat(anna.send(Channel.MAIL)).isTrue();
    }
    assertThat(anna.send(Channel.MAIL)).isFalse();
  }

  @Test
  void mailsAreFreeSoonerThanTextsAndCalls() {
    assertThat(anna.window(Channel.MAIL)).isEqualTo(Duration.ofMinutes(10));
    assertThat(anna.window(Channel.SMS))
        .isEqualTo(anna.window(Channel.VOICE))
        .isEqualTo(Duration.ofHours(1));
    for (int i = 0; i < 4; i++) {
      anna.send(Channel.MAIL);
      anna.send(Channel.SMS);
    }
    clock.pass(Duration.ofMinutes(11));

    assertThat(anna.send(Channel.MAIL)).isTrue();
    assertThat(anna.send(Channel.SMS)).isFalse();
  }

  @Test
  void aProofForgetsThemAll() {
    for (int i = 0; i < 4; i++) {
      anna.attempt();
      anna.send(Channel.SMS);
      anna.send(Channel.MAIL);
    }
    anna.forget();

    assertThat(anna.attempt()).isPresent();
    assertThat(anna.send(Channel.SMS)).isTrue();
    assertThat(anna.send(Channel.MAIL)).isTrue();
  }
}
