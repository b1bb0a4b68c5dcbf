// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {

  @Test
  void theSmallestLimitIsOneUseASecond() {
    Limit limit = new Limit("purpose", "subject", 1, Duration.ofSeconds(1));

    assertThat(limit.slots()).isEqualTo(1);
    assertThat(limit.window()).isEqualTo(Duration.ofSeconds(1));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void aLimitWithoutASlotIsRefused(int slots) {
    Duration window = Duration.ofSeconds(1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limit("purpose", "subject", slots, window));
  }

  @ParameterizedTest
  @ValueSource(longs = {999, 0, -1000})
  void aWindowOfLessThanASecondIsRefusedBecauseStoresCountInSeconds(long millis) {
    Duration window = Duration.ofMillis(millis);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limit("purpose", "subject", 1, window));
  }
}
