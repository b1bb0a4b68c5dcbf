// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloaksspr.domain.method.TestMethods;
import io.github.keycloaksspr.domain.question.Question;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyTest {

  private final Policy policy =
      new PolicyParser(TestMethods.ALL, "DE").parse(Map.of("methods", "auth-email")).policy();

  @Test
  void aPolicyCannotBeChanged() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> policy.requirements().methods().add(TestMethods.AUTH_PHONE));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> policy.blockedMailDomains().add("example.org"));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> policy.questions().approved().add(new Question.Custom("Who?")));
  }
}
