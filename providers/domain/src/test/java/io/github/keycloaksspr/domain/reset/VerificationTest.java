// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.proof.Proof;
import io.github.keycloaksspr.domain.proof.ProofLedger;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Step ENTERING = new Step.Entering(MethodId.AUTH_PHONE, Channel.SMS);

  private final ProofLedger ledger = ProofLedger.empty("flow", "user", "execution");
  private final Verification begun = Verification.begin(ledger);

  private static SentCode code(String id) {
    return new SentCode(
        MethodId.AUTH_PHONE,
        Channel.SMS,
        "destination",
        new OneTimeCode(id, "hash", NOW, NOW.plusSeconds(60)));
  }

  @Test
  void itBeginsAtTheListInTheFormatOfThisReleaseWithNothingSentOrProven() {
    assertThat(begun)
        .isEqualTo(
            new Verification(Verification.VERSION, ledger, new Step.Choosing(), Optional.empty()));
    assertThat(Verification.VERSION).isEqualTo(1);
  }

  @Nested
  class AfterACodeWasSent {

    private final Verification sent = begun.at(ENTERING).sent(code("first"));

    @Test
    void theCodeIsTheOneThatIsGood() {
      assertThat(sent).isEqualTo(new Verification(1, ledger, ENTERING, Optional.of(code("first"))));
    }

    @Test
    void goingToAnotherStepLosesNothing() {
      Step answering = new Step.Answering(MethodId.SECURITY_QUESTIONS);

      assertThat(sent.at(answering))
          .isEqualTo(new Verification(1, ledger, answering, Optional.of(code("first"))));
    }

    @Test
    void anotherCodeTakesItsPlace() {
      assertThat(sent.sent(code("second")))
          .isEqualTo(new Verification(1, ledger, ENTERING, Optional.of(code("second"))));
    }

    @Test
    void aProofLeadsBackToTheListAndTheCodeIsGone() {
      ProofLedger more =
          ledger.with(new Proof(MethodId.AUTH_PHONE, Optional.of("destination"), NOW));

      assertThat(sent.proven(more))
          .isEqualTo(new Verification(1, more, new Step.Choosing(), Optional.empty()));
    }
  }

  @Test
  void whatWasReadKeepsTheVersionThatItWasWrittenWith() {
    Verification old = new Verification(0, ledger, new Step.Choosing(), Optional.empty());

    assertThat(old.at(ENTERING).version()).isZero();
    assertThat(old.sent(code("first")).version()).isZero();
    assertThat(old.proven(ledger).version()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH_PHONE, SMS, true",
    "AUTH_PHONE, VOICE, false",
    "OFFICE_PHONE, SMS, false",
    "AUTH_EMAIL, MAIL, false"
  })
  void aCodeIsForTheMethodAndTheChannelThatItWentBy(
      MethodId method, Channel channel, boolean itIs) {
    assertThat(code("first").isFor(method, channel)).isEqualTo(itIs);
  }
}
