// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SendPermitTest {

  @Test
  void eachReasonHasAWordForEventsAndAText() {
    assertThat(Arrays.stream(SendPermit.Reason.values()).map(SendPermit.Reason::error))
        .containsExactly(
            "sspr_send_limit_user",
            "sspr_send_limit_destination",
            "sspr_send_limit_address",
            "sspr_send_limit_realm");
    assertThat(Arrays.stream(SendPermit.Reason.values()).map(SendPermit.Reason::messageKey))
        .containsExactly(
            "sspr-send-limit-user",
            "sspr-send-limit-destination",
            "sspr-send-limit-address",
            "sspr-send-limit-realm");
  }
}
