// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.report.Activity.Part;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AbandonmentTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final Abandonment abandonment = new Abandonment(NOW, Duration.ofMinutes(30));

  @Test
  void a_beginning_without_an_end_was_abandoned() {
    abandonment.resultOf(event("a", Part.MIDDLE, 50));

    assertThat(abandonment.resultOf(event("a", Part.BEGIN, 60))).isEqualTo("abandoned");
  }

  @Test
  void a_beginning_with_nothing_after_it_was_abandoned() {
    assertThat(abandonment.resultOf(event("a", Part.BEGIN, 31))).isEqualTo("abandoned");
  }

  @Test
  void what_ended_was_not_abandoned_even_if_something_came_later() {
    abandonment.resultOf(event("a", Part.MIDDLE, 40));
    abandonment.resultOf(event("a", Part.END, 50));

    assertThat(abandonment.resultOf(event("a", Part.BEGIN, 60))).isEqualTo("forgot");
  }

  @Test
  void what_may_still_go_on_was_not_abandoned() {
    abandonment.resultOf(event("a", Part.MIDDLE, 29));

    assertThat(abandonment.resultOf(event("a", Part.BEGIN, 60))).isEqualTo("forgot");
  }

  @Test
  void the_end_of_one_reset_says_nothing_of_another() {
    abandonment.resultOf(event("a", Part.END, 50));

    assertThat(abandonment.resultOf(event("b", Part.BEGIN, 60))).isEqualTo("abandoned");
  }

  @Test
  void events_of_no_reset_keep_their_result() {
    Activity registered =
        new Activity(
            "1",
            NOW,
            Optional.empty(),
            Optional.empty(),
            Part.BEGIN,
            "register",
            Optional.empty(),
            "registered",
            Optional.empty());

    assertThat(abandonment.resultOf(registered)).isEqualTo("registered");
  }

  @Test
  void forgets_a_reset_at_its_beginning() {
    abandonment.resultOf(event("a", Part.END, 50));
    abandonment.resultOf(event("a", Part.BEGIN, 60));

    assertThat(abandonment.remembered()).isZero();
  }

  private static Activity event(String reset, Part part, int minutesAgo) {
    return new Activity(
        reset + minutesAgo,
        NOW.minus(Duration.ofMinutes(minutesAgo)),
        Optional.of("user"),
        Optional.of(reset),
        part,
        "identify",
        Optional.empty(),
        part == Part.BEGIN ? "forgot" : "passed",
        Optional.empty());
  }
}
