// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.method.MethodId;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequirementsTest {

  private static final Set<Trait> NONE = Set.of();
  private static final Set<Trait> PRIVILEGED = Set.of(Trait.PRIVILEGED);
  private static final Set<Trait> SECOND_FACTOR = Set.of(Trait.SECOND_FACTOR);

  private final Requirements requirements =
      new Requirements(Set.of(MethodId.AUTH_EMAIL, MethodId.SECURITY_QUESTIONS), 1, 3, 2);

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
    assertThat(requirements.allows(MethodId.AUTH_EMAIL, NONE)).isTrue();
    assertThat(requirements.allows(MethodId.AUTH_PHONE, NONE)).isFalse();
  }

  @Test
  void privilegedUsersNeverAnswerQuestions() {
    assertThat(requirements.allows(MethodId.SECURITY_QUESTIONS, NONE)).isTrue();
    assertThat(requirements.allows(MethodId.SECURITY_QUESTIONS, SECOND_FACTOR)).isTrue();
    assertThat(requirements.allows(MethodId.SECURITY_QUESTIONS, PRIVILEGED)).isFalse();
    assertThat(requirements.allows(MethodId.AUTH_EMAIL, PRIVILEGED)).isTrue();
  }
}
