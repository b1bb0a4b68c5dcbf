// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.method.TestMethods;
import io.github.keycloaksspr.spi.Kind;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequirementsTest {

  private static final Set<Trait> NONE = Set.of();
  private static final Set<Trait> PRIVILEGED = Set.of(Trait.PRIVILEGED);
  private static final Set<Trait> SECOND_FACTOR = Set.of(Trait.SECOND_FACTOR);

  private final Requirements requirements =
      new Requirements(Set.of(TestMethods.AUTH_EMAIL, TestMethods.SECURITY_QUESTIONS), 1, 3, 2);

  @Test
  void everybodyNeedsWhatThePolicyAsks() {
    assertThat(requirements.required(NONE)).isEqualTo(1);
  }

  @Test
  void privilegedUsersNeedMore() {
    assertThat(requirements.required(PRIVILEGED)).isEqualTo(3);
  }

  @Test
  void usersWithASecondFactorNeedMore() {
    assertThat(requirements.required(SECOND_FACTOR)).isEqualTo(2);
  }

  @Test
  void whatAsksForMostWins() {
    assertThat(requirements.required(Set.of(Trait.PRIVILEGED, Trait.SECOND_FACTOR))).isEqualTo(3);
    assertThat(new Requirements(Set.of(), 3, 2, 1).required(PRIVILEGED)).isEqualTo(3);
    assertThat(new Requirements(Set.of(), 3, 2, 1).required(SECOND_FACTOR)).isEqualTo(3);
  }

  @Test
  void aMethodIsAllowedWhenItIsListed() {
    assertThat(requirements.allows(TestMethods.AUTH_EMAIL, Set.of(Kind.DESTINATION), NONE))
        .isTrue();
    assertThat(requirements.allows(TestMethods.AUTH_PHONE, Set.of(Kind.DESTINATION), NONE))
        .isFalse();
  }

  @Test
  void forPrivilegedUsersKnowledgeIsNeverEnough() {
    assertThat(requirements.allows(TestMethods.SECURITY_QUESTIONS, Set.of(Kind.KNOWLEDGE), NONE))
        .isTrue();
    assertThat(
            requirements.allows(
                TestMethods.SECURITY_QUESTIONS, Set.of(Kind.KNOWLEDGE), SECOND_FACTOR))
        .isTrue();
    assertThat(
            requirements.allows(TestMethods.SECURITY_QUESTIONS, Set.of(Kind.KNOWLEDGE), PRIVILEGED))
        .isFalse();
    assertThat(requirements.allows(TestMethods.AUTH_EMAIL, Set.of(Kind.DESTINATION), PRIVILEGED))
        .isTrue();
  }
}
