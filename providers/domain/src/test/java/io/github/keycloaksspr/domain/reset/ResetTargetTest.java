// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ResetTargetTest {

  @Test
  void aLogLineShowsTheIdAndNotWhatWasTyped() {
    ResetTarget candidate =
        new ResetTarget(
            "flow", "id", "anna@example.org", Reason.FORGOT, Instant.parse("2026-01-02T03:04:05Z"));

    assertThat(candidate).hasToString("ResetTarget id");
  }
}
