// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeRulesTest {

  @ParameterizedTest
  @CsvSource({"300, 600, 300", "300, 300, 300", "300, 299, 299", "600, 60, 60"})
  void aCodeIsGoodForAsLongAsItsPageWaitsAtMost(long lifespan, long page, long expected) {
    CodeRules rules = new CodeRules(8, Duration.ofSeconds(lifespan), 4, Duration.ofSeconds(20));

    assertThat(rules.within(Duration.ofSeconds(page)))
        .isEqualTo(new CodeRules(8, Duration.ofSeconds(expected), 4, Duration.ofSeconds(20)));
  }
}
