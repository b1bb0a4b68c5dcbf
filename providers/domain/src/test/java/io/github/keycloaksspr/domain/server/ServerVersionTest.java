// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerVersionTest {

  @ParameterizedTest
  @CsvSource({
    "26.7.2,              26.7.2",
    "26.4.15.redhat-00001, 26.4.15",
    "26.7.2-SNAPSHOT,     26.7.2",
    "26.7.2.Final,        26.7.2",
    "999.0.0-SNAPSHOT,    999.0.0",
    "' 26.7.2 ',          26.7.2"
  })
  void is_read_whatever_a_vendor_adds(String text, String version) {
    assertThat(ServerVersion.read(text)).hasToString("Optional[" + version + "]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nightly", "26", "26.7", "26.7.x", "v26.7.2", "26.7.99999999999"})
  void is_not_guessed(String text) {
    assertThat(ServerVersion.read(text)).isEmpty();
  }

  @Test
  void is_ordered_by_number_and_not_by_letter() {
    assertThat(new ServerVersion(26, 7, 10)).isGreaterThan(new ServerVersion(26, 7, 9));
    assertThat(new ServerVersion(26, 10, 0)).isGreaterThan(new ServerVersion(26, 9, 9));
    assertThat(new ServerVersion(100, 0, 0)).isGreaterThan(new ServerVersion(26, 7, 2));
  }
}
