// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The versions are those that the advisory names. */
final class StockResetFlawTest {

  @ParameterizedTest
  @CsvSource({
    "25.0.6,  26.7.2",
    "26.0.0,  26.7.2",
    "26.4.14, 26.4.15",
    "26.5.0,  26.7.2",
    "26.5.99, 26.7.2",
    "26.6.5,  26.6.6",
    "26.7.0,  26.7.2",
    "26.7.1,  26.7.2"
  })
  void is_in_versions_before_the_fix_of_their_line_and_lines_without_one(
      String version, String update) {
    assertThat(StockResetFlaw.isIn(read(version))).isTrue();
    assertThat(StockResetFlaw.updateOf(read(version))).hasToString(update);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"26.4.15", "26.4.20", "26.6.6", "26.7.2", "26.7.5", "26.8.0", "27.0.0", "999.0.0"})
  void is_in_no_version_from_the_fix_on(String version) {
    assertThat(StockResetFlaw.isIn(read(version))).isFalse();
  }

  private static ServerVersion read(String text) {
    return ServerVersion.read(text).orElseThrow();
  }
}
