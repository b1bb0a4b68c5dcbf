// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.puzzle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.MovingClock;
import io.github.keycloaksspr.domain.limit.SlotsInMemory;
import io.github.keycloaksspr.domain.policy.Captcha;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PuzzleGateTest {

  private final MovingClock clock = new MovingClock();
  private final SlotsInMemory limiter = new SlotsInMemory(clock);

  private PuzzleGate gate(Captcha captcha, String client) {
    return new PuzzleGate(captcha, limiter, client);
  }

  private void use(PuzzleGate gate, int namings) {
    for (int i = 0; i < namings; i++) {
      assertThat(gate.passFree()).isTrue();
    }
  }

  @Test
  void offNeverAsks() {
    PuzzleGate gate = gate(Captcha.OFF, "client");
    use(gate, 100);

    assertThat(gate.isShut()).isFalse();
    assertThat(limiter.asked()).isEmpty();
  }

  @Test
  void alwaysAsksAtOnce() {
    PuzzleGate gate = gate(Captcha.ALWAYS, "client");

    assertThat(gate.isShut()).isTrue();
    assertThat(gate.passFree()).isFalse();
    gate.forgive();
    assertThat(gate.isShut()).isTrue();
    assertThat(limiter.asked()).isEmpty();
  }

  @Test
  void afterFailuresAsksOnceFivePeopleWereNamed() {
    PuzzleGate gate = gate(Captcha.AFTER_FAILURES, "client");
    use(gate, 4);
    assertThat(gate.isShut()).isFalse();
    use(gate, 1);

    assertThat(gate.isShut()).isTrue();
    assertThat(gate.passFree()).isFalse();
  }

  @Test
  void lookingTakesNothing() {
    PuzzleGate gate = gate(Captcha.AFTER_FAILURES, "client");
    for (int i = 0; i < 100; i++) {
      assertThat(gate.isShut()).isFalse();
    }

    use(gate, 5);
  }

  @Test
  void theClientsOfOthersAreNotAsked() {
    use(gate(Captcha.AFTER_FAILURES, "client"), 5);

    assertThat(gate(Captcha.AFTER_FAILURES, "other").isShut()).isFalse();
    assertThat(gate(Captcha.AFTER_FAILURES, "other").passFree()).isTrue();
  }

  @Test
  void afterAnHourNobodyIsAskedAnyMore() {
    PuzzleGate gate = gate(Captcha.AFTER_FAILURES, "client");
    use(gate, 5);
    clock.pass(Duration.ofHours(1).minusSeconds(1));
    assertThat(gate.isShut()).isTrue();
    clock.pass(Duration.ofSeconds(1));

    assertThat(gate.isShut()).isFalse();
    use(gate, 5);
  }

  @Test
  void aResetThatWasDoneGivesTheFreeNamingsBack() {
    PuzzleGate gate = gate(Captcha.AFTER_FAILURES, "client");
    use(gate, 5);
    gate.forgive();

    assertThat(gate.isShut()).isFalse();
    use(gate, 5);
  }
}
