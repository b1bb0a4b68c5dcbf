// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.keycloaksspr.domain.method.TestMethods;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class TotalsTest {

  @Test
  void users_are_counted_by_where_they_stand_and_methods_by_who_could_use_them() {
    RegistrationTotals totals = new RegistrationTotals(TestMethods.ALL);
    totals.add(user(true, true, "auth-email", "auth-phone"));
    totals.add(user(false, true, "auth-email"));
    totals.add(user(true, false));

    assertThat(totals.users().values()).containsExactly(3L, 2L, 2L, 1L);
    assertThat(totals.byMethod())
        .containsEntry("auth-email", 2L)
        .containsEntry("auth-phone", 1L)
        .containsEntry("office-phone", 0L);
  }

  @Test
  void resets_are_counted_by_how_they_went() {
    ActivityTotals totals = new ActivityTotals(TestMethods.ALL);
    totals.add(did("identify", "forgot"));
    totals.add(did("identify", "abandoned"));
    totals.add(did("identify", "refused"));
    totals.add(did("new-password", "reset"));
    totals.add(did("new-password", "refused"));
    totals.add(did("unlock", "unlocked"));
    totals.add(did("lock", "refused"));

    assertThat(totals.outcomes().values()).containsExactly(1L, 1L, 1L, 1L, 1L);
  }

  @Test
  void registrations_are_counted_by_how_they_went() {
    ActivityTotals totals = new ActivityTotals(TestMethods.ALL);
    totals.add(did("register", "begun"));
    totals.add(did("register", "abandoned"));
    totals.add(did("register", "refused"));
    totals.add(did("register", "method-added"));
    totals.add(did("register", "method-changed"));
    totals.add(did("register", "postponed"));
    totals.add(did("register", "postponed-unsent"));

    assertThat(totals.registrations())
        .containsExactly(entry("stored", 2L), entry("abandoned", 1L), entry("postponed", 2L));
    assertThat(totals.outcomes().values()).containsOnly(0L);
  }

  @Test
  void tries_are_counted_by_method_and_by_how_they_went() {
    ActivityTotals totals = new ActivityTotals(TestMethods.ALL);
    totals.add(did("verify", "passed"));
    totals.add(did("verify", "refused"));
    totals.add(did("verify", "refused"));
    totals.add(did("send", "sent"));

    assertThat(totals.passedByMethod()).containsEntry("auth-phone", 1L);
    assertThat(totals.failedByMethod()).containsEntry("auth-phone", 2L);
  }

  private static RegistrationRow user(boolean enabled, boolean registered, String... methods) {
    return new RegistrationRow(
        "id",
        "name",
        enabled,
        registered,
        enabled && registered,
        List.of(methods),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static ActivityRow did(String step, String result) {
    return new ActivityRow(
        Instant.EPOCH,
        Optional.of("id"),
        Optional.of("name"),
        step,
        Optional.of("auth-phone"),
        result,
        Optional.empty());
  }
}
