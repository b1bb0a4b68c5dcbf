// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {

  @ParameterizedTest
  @CsvSource({"FORGOT, forgot", "LOCKED, locked"})
  void eachHasTheNameThatFormsAndEventsUse(Reason reason, String id) {
    assertThat(reason.id()).isEqualTo(id);
    assertThat(Reason.of(id)).contains(reason);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "FORGOT", "locked ", "bored"})
  void anyOtherNameIsNone(String name) {
    assertThat(Reason.of(name)).isEmpty();
  }
}
