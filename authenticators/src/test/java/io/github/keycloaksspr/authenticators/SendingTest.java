// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.authenticators.ResetAccount.Sending;
import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.proof.ProofLedger;
import io.github.keycloaksspr.domain.reset.SentCode;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.delivery.Outcome;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where a reset stands after a code was sent, or was not. */
class SendingTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final PageMessage WHY = PageMessage.error("sspr-send-try-later");

  private final SentCode code =
      new SentCode(
          new MethodId("auth-phone"),
          Channel.SMS,
          "destination",
          new OneTimeCode("id", "hash", NOW, NOW.plusSeconds(600)));
  private final Step here = new Step.Confirming(new MethodId("auth-phone"), Channel.SMS);
  private final Verification before =
      Verification.begin(ProofLedger.empty("flow", "user", "execution")).at(here);

  @Test
  void aCodeThatMayArriveIsAskedFor() {
    assertThat(new Sending.Sent(code, Outcome.ON_ITS_WAY).result(before, here))
        .isEqualTo(
            new MethodResult.Stay(
                before.sent(code).at(new Step.Entering(new MethodId("auth-phone"), Channel.SMS)),
                PageMessage.info(Outcome.ON_ITS_WAY.messageKey())));
  }

  @Test
  void whatCannotBeSentNowIsTriedAgainAtTheSameStep() {
    assertThat(new Sending.NotNow(WHY).result(before.at(new Step.Choosing()), here))
        .isEqualTo(new MethodResult.Stay(before, WHY));
  }

  @Test
  void whatCannotBeSentThisWayLeadsToTheListOfMethods() {
    assertThat(new Sending.NotThisWay(WHY).result(before, here))
        .isEqualTo(new MethodResult.Stay(before.at(new Step.Choosing()), WHY));
  }

  @Test
  void aPageThatWasShownStays() {
    assertThat(new Sending.Answered().result(before, here)).isEqualTo(new MethodResult.Answered());
  }
}
