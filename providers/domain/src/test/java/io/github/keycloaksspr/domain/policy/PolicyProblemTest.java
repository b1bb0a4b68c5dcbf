// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolicyProblemTest {

  @Test
  void theComplaintNamesKeyValueAndWhatIsAllowed() {
    assertThat(new PolicyProblem(PolicyKey.CODE_LENGTH, "5", "a whole number from 6 to 10").text())
        .isEqualTo("codeLength: '5' is not allowed. Allowed: a whole number from 6 to 10.");
  }

  @Test
  void aValueOfEightyCharactersIsShownWhole() {
    String value = "x".repeat(80);

    assertThat(new PolicyProblem(PolicyKey.QUESTIONS, value, "less").text())
        .isEqualTo("questions: '" + value + "' is not allowed. Allowed: less.");
  }

  @Test
  void aLongerOneIsCutThere() {
    String value = "x".repeat(80);

    assertThat(new PolicyProblem(PolicyKey.QUESTIONS, value + "y", "less").text())
        .isEqualTo("questions: '" + value + "…' is not allowed. Allowed: less.");
  }
}
