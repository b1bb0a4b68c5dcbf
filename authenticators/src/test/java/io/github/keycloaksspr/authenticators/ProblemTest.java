// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.keycloak.account.Eligibility;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTest {

  @ParameterizedTest
  @CsvSource({
    "MANAGED_ELSEWHERE, MANAGED_ELSEWHERE",
    "GONE, UNKNOWN_USER",
    "DISABLED, NOT_ENABLED",
    "OUT_OF_SCOPE, NOT_ENABLED",
    "TOO_FEW_METHODS, NOT_REGISTERED"
  })
  void eachObstacleHasItsPage(Eligibility.Obstacle obstacle, Problem problem) {
    assertThat(Problem.of(obstacle)).isEqualTo(problem);
  }

  /** An account that a directory does not know any more has no owner who could be told. */
  @ParameterizedTest
  @EnumSource
  void theOwnerIsToldOfEachObstacleToAnAccountThatThereIs(Eligibility.Obstacle obstacle) {
    assertThat(Problem.of(obstacle).isExplained()).isEqualTo(obstacle != Eligibility.Obstacle.GONE);
  }

  @Test
  void helpIsOfferedWhereAnAdministratorCanGiveIt() {
    assertThat(Arrays.stream(Problem.values()).filter(Problem::offersContact))
        .containsExactly(Problem.NOT_ENABLED, Problem.NOT_REGISTERED, Problem.LOCKED);
  }

  @Test
  void noTwoProblemsShareAPage() {
    assertThat(Arrays.stream(Problem.values()).map(Problem::page)).doesNotHaveDuplicates();
  }
}
