// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class GracePeriodTest {

  private static final Instant ASKED = Instant.parse("2026-03-01T08:00:00Z");

  @Test
  void counts_the_running_day() {
    GracePeriod fortnight = new GracePeriod(Duration.ofDays(14));

    assertThat(fortnight.daysLeft(ASKED, ASKED)).isEqualTo(14);
    assertThat(fortnight.daysLeft(ASKED, ASKED.plusMillis(1))).isEqualTo(14);
    assertThat(fortnight.daysLeft(ASKED, ASKED.plus(Duration.ofDays(1)))).isEqualTo(13);
  }

  @Test
  void is_over_at_its_end_and_not_before() {
    GracePeriod day = new GracePeriod(Duration.ofDays(1));

    assertThat(day.daysLeft(ASKED, ASKED.plus(Duration.ofDays(1)).minusNanos(1))).isEqualTo(1);
    assertThat(day.daysLeft(ASKED, ASKED.plus(Duration.ofDays(1)))).isZero();
    assertThat(day.daysLeft(ASKED, ASKED.plus(Duration.ofDays(400)))).isZero();
  }

  /** Two looks at the clock may lie a moment apart, in either order. */
  @Property
  void there_is_no_grace_where_the_period_is_zero(
      @ForAll @LongRange(min = -1000, max = 1000) long millisBetween) {
    assertThat(new GracePeriod(Duration.ZERO).daysLeft(ASKED, ASKED.plusMillis(millisBetween)))
        .isZero();
  }

  @Property
  void never_offers_more_days_than_there_are(
      @ForAll @IntRange(min = 0, max = 90) int days,
      @ForAll @LongRange(min = 0, max = 10_000_000) long secondsLater) {
    assertThat(
            new GracePeriod(Duration.ofDays(days)).daysLeft(ASKED, ASKED.plusSeconds(secondsLater)))
        .isBetween(0L, (long) days);
  }
}
