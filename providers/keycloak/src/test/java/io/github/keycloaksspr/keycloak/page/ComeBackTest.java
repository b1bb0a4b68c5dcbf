// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComeBackTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");

  private static ComeBack in(Duration wait, Locale locale) {
    return ComeBack.at(NOW.plus(wait), NOW, locale);
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 2, minutes",
    "0, 2, minutes",
    "1, 2, minutes",
    "121, 3, minutes",
    "3600, 60, minutes",
    "5400, 90, minutes",
    "5401, 2, hours",
    "7200, 2, hours",
    "7201, 3, hours",
    "86399, 24, hours",
    "86400, 24, hours",
    "604800, 168, hours"
  })
  void theWaitIsRoundedUpToMinutesOrHoursAndNeverOne(int seconds, int count, String unit) {
    ComeBack comeBack = in(Duration.ofSeconds(seconds), Locale.ENGLISH);

    assertThat(comeBack.count()).isEqualTo(count);
    assertThat(comeBack.unit()).isEqualTo(unit);
  }

  @Test
  void theTimeIsGivenForScriptsAndInTheWordsOfTheLanguage() {
    assertThat(in(Duration.ofDays(1), Locale.ENGLISH).instant()).isEqualTo("2026-01-03T03:04:05Z");
    assertThat(in(Duration.ofDays(1), Locale.ENGLISH).text())
        .contains("January 3, 2026", "3:04")
        .endsWith(" UTC");
    assertThat(in(Duration.ofDays(1), Locale.GERMAN).text())
        .contains("3. Januar 2026", "03:04")
        .endsWith(" UTC");
  }
}
