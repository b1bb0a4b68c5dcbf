// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeStepTest {

  private static final TimeStep BEAT = new TimeStep(Duration.ofMillis(250));

  @ParameterizedTest
  @CsvSource({"0, 250", "1, 249", "249, 1", "250, 250", "251, 249", "999, 1", "1000, 250"})
  void waits_for_the_next_beat(long taken, long wait) {
    assertThat(BEAT.untilNext(Duration.ofMillis(taken))).isEqualTo(Duration.ofMillis(wait));
  }

  @Property
  void every_answer_leaves_on_a_beat(@ForAll @LongRange(min = 0, max = 1L << 50) long nanos) {
    Duration taken = Duration.ofNanos(nanos);
    Duration wait = BEAT.untilNext(taken);
    assertThat(taken.plus(wait).toNanos() % BEAT.length().toNanos()).isZero();
    assertThat(wait).isPositive().isLessThanOrEqualTo(BEAT.length());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1})
  void takes_some_time(long nanos) {
    assertThatIllegalArgumentException().isThrownBy(() -> new TimeStep(Duration.ofNanos(nanos)));
  }

  @Test
  void counts_nanoseconds() {
    assertThat(BEAT.untilNext(Duration.ofNanos(249_999_999))).isEqualTo(Duration.ofNanos(1));
  }
}
