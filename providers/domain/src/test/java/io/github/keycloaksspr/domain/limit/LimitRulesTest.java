// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitRulesTest {

  @ParameterizedTest
  @CsvSource({
    // attempts, messages: contacts, explanations, messages of one address
    "10, 100, 1, 1, 25",
    "60, 1000, 5, 10, 250",
    "10000, 100000, 833, 1666, 25000"
  })
  void sharesOfOneClientAddressFollowThePolicy(
      int attempts, int realm, int contacts, int explanations, int messages) {
    LimitRules rules = new LimitRules(5, 5, 10, 5, Duration.ofDays(1), attempts, realm);

    assertThat(rules.contactsPerAddressPerHour()).isEqualTo(contacts);
    assertThat(rules.explanationsPerAddressPerHour()).isEqualTo(explanations);
    assertThat(rules.messagesPerAddressPerHour()).isEqualTo(messages);
  }
}
