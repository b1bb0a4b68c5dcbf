// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.method.TestMethods;
import io.github.keycloaksspr.domain.registration.Enrolment;
import io.github.keycloaksspr.domain.report.Standing.Gate;
import io.github.keycloaksspr.domain.report.Standing.NextSignIn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReportFiltersTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final RegistrationRow REGISTERED_OUTSIDE =
      RegistrationRow.of(
          "1",
          "bob",
          new Standing(
              Gate.SHUT,
              List.of(TestMethods.AUTH_EMAIL),
              new Enrolment(1, 1, 0),
              NextSignIn.DOES_NOT_ASK),
          List.of(),
          Optional.of(NOON),
          List.of());
  private static final ActivityRow WRONG_CODE =
      new ActivityRow(
          NOON,
          Optional.of("1"),
          Optional.of("bob"),
          "verify",
          Optional.of("auth-phone"),
          "refused",
          Optional.of("sspr_wrong_code"));

  @Test
  void only_who_may_reset_and_has_enough_methods_is_capable() {
    assertThat(REGISTERED_OUTSIDE.registered()).isTrue();
    assertThat(REGISTERED_OUTSIDE.enabled()).isFalse();
    assertThat(REGISTERED_OUTSIDE.capable()).isFalse();
    assertThat(REGISTERED_OUTSIDE.cells())
        .containsExactly(
            "1", "bob", "false", "true", "false", "auth-email", "2026-03-01T12:00:00Z", "");
  }

  @Test
  void registration_is_filtered_by_each_column() {
    assertThat(RegistrationFilter.ALL.matches(REGISTERED_OUTSIDE)).isTrue();
    assertThat(registration("auth-email", null, null, null)).isTrue();
    assertThat(registration("auth-phone", null, null, null)).isFalse();
    assertThat(registration(null, false, null, null)).isTrue();
    assertThat(registration(null, true, null, null)).isFalse();
    assertThat(registration(null, null, true, null)).isTrue();
    assertThat(registration(null, null, false, null)).isFalse();
    assertThat(registration(null, null, null, false)).isTrue();
    assertThat(registration(null, null, null, true)).isFalse();
  }

  @Test
  void activity_is_filtered_by_each_column_with_both_ends_of_a_time_included() {
    assertThat(activity(NOON, NOON, "verify", "auth-phone", "refused")).isTrue();
    assertThat(activity(null, null, null, null, null)).isTrue();
    assertThat(activity(NOON.plusMillis(1), null, null, null, null)).isFalse();
    assertThat(activity(null, NOON.minusMillis(1), null, null, null)).isFalse();
    assertThat(activity(null, null, "send", null, null)).isFalse();
    assertThat(activity(null, null, null, "auth-email", null)).isFalse();
    assertThat(activity(null, null, null, null, "passed")).isFalse();
  }

  private static boolean registration(
      String method, Boolean enabled, Boolean registered, Boolean capable) {
    return new RegistrationFilter(
            Optional.ofNullable(method),
            Optional.ofNullable(enabled),
            Optional.ofNullable(registered),
            Optional.ofNullable(capable))
        .matches(REGISTERED_OUTSIDE);
  }

  private static boolean activity(
      Instant from, Instant to, String step, String method, String result) {
    return new ActivityFilter(
            Optional.ofNullable(from),
            Optional.ofNullable(to),
            Optional.ofNullable(step),
            Optional.ofNullable(method),
            Optional.ofNullable(result))
        .matches(WRONG_CODE);
  }
}
