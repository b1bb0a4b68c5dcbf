// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.registration.Enrolment;
import io.github.keycloaksspr.domain.report.Standing.Gate;
import io.github.keycloaksspr.domain.report.Standing.NextSignIn;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PolicyChangeTest {

  private static final Standing CAPABLE = standing(Gate.OPEN, 1, NextSignIn.DOES_NOT_ASK);
  private static final Standing TOO_FEW = standing(Gate.OPEN, 2, NextSignIn.ASKS);
  private static final Standing OUTSIDE = standing(Gate.SHUT, 1, NextSignIn.DOES_NOT_ASK);

  @Test
  void whoever_could_and_cannot_is_stranded() {
    assertThat(PolicyChange.between(CAPABLE, OUTSIDE)).containsExactly(PolicyChange.STRANDED);
  }

  @Test
  void whoever_is_stranded_by_too_few_methods_is_asked_as_well() {
    assertThat(PolicyChange.between(CAPABLE, TOO_FEW))
        .containsExactly(PolicyChange.STRANDED, PolicyChange.ASKED_AGAIN);
  }

  @Test
  void whoever_could_not_and_can_has_gained() {
    assertThat(PolicyChange.between(OUTSIDE, CAPABLE)).containsExactly(PolicyChange.GAINED);
    assertThat(PolicyChange.between(TOO_FEW, CAPABLE)).containsExactly(PolicyChange.GAINED);
  }

  @Test
  void whoever_needs_more_than_can_be_set_up_is_named_beyond_reach() {
    Standing beyond =
        new Standing(Gate.OPEN, List.of(), new Enrolment(3, 1, 1), NextSignIn.DOES_NOT_ASK);

    assertThat(PolicyChange.between(CAPABLE, beyond))
        .containsExactly(PolicyChange.STRANDED, PolicyChange.BEYOND_REACH);
    assertThat(PolicyChange.between(TOO_FEW, beyond)).containsExactly(PolicyChange.BEYOND_REACH);
    assertThat(PolicyChange.between(beyond, beyond)).isEmpty();
  }

  @Test
  void nothing_happens_to_whom_the_change_does_not_touch() {
    assertThat(PolicyChange.between(CAPABLE, CAPABLE)).isEmpty();
    assertThat(PolicyChange.between(TOO_FEW, TOO_FEW)).isEmpty();
    assertThat(PolicyChange.between(OUTSIDE, OUTSIDE)).isEmpty();
  }

  @Test
  void counts_all_and_names_one_page() {
    PreviewCount count = new PreviewCount(new Paging(1, Optional.of(2L)));
    for (String user : List.of("a", "b", "c", "d")) {
      count.add(user, CAPABLE, OUTSIDE);
    }
    count.add("e", CAPABLE, CAPABLE);

    assertThat(count.users()).isEqualTo(5);
    assertThat(count.count(PolicyChange.STRANDED)).isEqualTo(4);
    assertThat(count.examples(PolicyChange.STRANDED)).containsExactly("b", "c");
    assertThat(count.count(PolicyChange.GAINED)).isZero();
  }

  private static Standing standing(Gate gate, int required, NextSignIn signIn) {
    return new Standing(gate, List.of(), new Enrolment(required, 1, 2), signIn);
  }
}
