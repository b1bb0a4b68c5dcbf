// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OneTimeCodeTest {

  private static final Instant SENT = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant EXPIRY = SENT.plusSeconds(300);
  private static final Duration COOLDOWN = Duration.ofSeconds(30);

  private final OneTimeCode code = new OneTimeCode("id", "secret-hash", SENT, EXPIRY);

  @Test
  void itIsAliveUntilItExpires() {
    assertThat(code.isAlive(SENT)).isTrue();
    assertThat(code.isAlive(EXPIRY.minusNanos(1))).isTrue();
    assertThat(code.isAlive(EXPIRY)).isFalse();
    assertThat(code.isAlive(EXPIRY.plusNanos(1))).isFalse();
  }

  @Test
  void theTimeThatRemainsCountsDownToZeroAndStaysThere() {
    assertThat(code.remaining(SENT)).isEqualTo(Duration.ofMinutes(5));
    assertThat(code.remaining(EXPIRY.minusSeconds(1))).isEqualTo(Duration.ofSeconds(1));
    assertThat(code.remaining(EXPIRY)).isZero();
    assertThat(code.remaining(EXPIRY.plusSeconds(1))).isZero();
  }

  @Test
  void anotherMayBeAskedForAfterTheCooldown() {
    assertThat(code.untilResend(SENT, COOLDOWN)).isEqualTo(COOLDOWN);
    assertThat(code.untilResend(SENT.plusSeconds(29), COOLDOWN)).isEqualTo(Duration.ofSeconds(1));
    assertThat(code.untilResend(SENT.plusSeconds(30), COOLDOWN)).isZero();
    assertThat(code.untilResend(SENT.plusSeconds(31), COOLDOWN)).isZero();
  }

  @Test
  void aLogLineShowsItsIdOnly() {
    assertThat(code).hasToString("OneTimeCode id");
  }
}
