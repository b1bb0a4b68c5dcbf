// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PurposeTest {

  @ParameterizedTest
  @CsvSource({"RESET, reset", "REGISTER, register"})
  void eachHasTheNameThatHashesAndMailsUse(Purpose purpose, String id) {
    assertThat(purpose.id()).isEqualTo(id);
  }
}
