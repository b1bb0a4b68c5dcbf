// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.method.TestMethods;
import io.github.keycloaksspr.domain.proof.Proof;
import io.github.keycloaksspr.domain.proof.ProofLedger;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Step ENTERING = new Step.Entering(TestMethods.AUTH_PHONE, Channel.SMS);

  private final ProofLedger ledger = ProofLedger.empty("flow", "user", "execution");
  private final Verification begun = Verification.begin(ledger);

  private static SentCode code(String id) {
    return new SentCode(
        TestMethods.AUTH_PHONE,
        Channel.SMS,
        "destination",
        new OneTimeCode(id, "hash", NOW, NOW.plusSeconds(60)));
  }

  @Test
  void itBeginsAtTheListInTheFormatOfThisReleaseWithNothingSentOrProven() {
    assertThat(begun)
        .isEqualTo(new Verification(Verification.VERSION, ledger, new Step.Choosing(), List.of()));
    assertThat(Verification.VERSION).isEqualTo(3);
  }

  @Nested
  class AfterACodeWasSent {

    private final Verification sent = begun.at(ENTERING).sent(code("first"));

    @Test
    void theCodeIsTheOneThatIsGood() {
      assertThat(sent).isEqualTo(new Verification(3, ledger, ENTERING, List.of(code("first"))));
    }

    @Test
    void goingToAnotherStepLosesNothing() {
      Step page = new Step.AtPage(TestMethods.SECURITY_QUESTIONS, "");

      assertThat(sent.at(page))
          .isEqualTo(new Verification(Verification.VERSION, ledger, page, List.of(code("first"))));
    }

    @Test
    void anotherCodeOfItsMethodTakesItsPlaceAndRemembersIt() {
      SentCode second = sent.sent(code("second")).sentFor(TestMethods.AUTH_PHONE).orElseThrow();

      assertThat(second.code()).isEqualTo(code("second").code());
      assertThat(second.earlier())
          .containsExactly(new SentCode.Earlier("destination", code("first").code()));
    }

    @Test
    void theCodeOfAnotherMethodStandsBesideIt() {
      SentCode mail =
          new SentCode(TestMethods.AUTH_EMAIL, Channel.MAIL, "mailbox", code("mail").code());
      Verification both = sent.sent(mail);

      assertThat(both.sentFor(TestMethods.AUTH_PHONE, Channel.SMS)).contains(code("first"));
      assertThat(both.sentFor(TestMethods.AUTH_EMAIL)).contains(mail);
      assertThat(both.sentFor(TestMethods.AUTH_PHONE, Channel.VOICE)).isEmpty();
      assertThat(both.sentFor(TestMethods.OFFICE_PHONE)).isEmpty();
    }

    @Test
    void aProofLeavesTheCodeOfAnotherMethod() {
      SentCode mail =
          new SentCode(TestMethods.AUTH_EMAIL, Channel.MAIL, "mailbox", code("mail").code());
      ProofLedger more =
          ledger.with(
              new Proof(TestMethods.AUTH_PHONE, Optional.of("destination"), Optional.empty(), NOW));

      assertThat(sent.sent(mail).proven(more).sent()).containsExactly(mail);
    }

    @Test
    void onlyTheLatestOfManyEarlierCodesAreRemembered() {
      Verification many = sent;
      for (int i = 1; i <= SentCode.MOST_EARLIER + 5; i++) {
        many = many.sent(code("code-" + i));
      }
      SentCode latest = many.sentFor(TestMethods.AUTH_PHONE).orElseThrow();

      assertThat(latest.code().id()).isEqualTo("code-15");
      assertThat(latest.earlier()).hasSize(SentCode.MOST_EARLIER);
      assertThat(latest.earlier().get(0).code().id()).isEqualTo("code-14");
      assertThat(latest.earlier().get(9).code().id()).isEqualTo("code-5");
    }

    @Test
    void aProofLeadsBackToTheListAndTheCodeIsGone() {
      ProofLedger more =
          ledger.with(
              new Proof(TestMethods.AUTH_PHONE, Optional.of("destination"), Optional.empty(), NOW));

      assertThat(sent.proven(more))
          .isEqualTo(new Verification(3, more, new Step.Choosing(), List.of()));
    }
  }

  @Test
  void whatWasReadKeepsTheVersionThatItWasWrittenWith() {
    Verification old = new Verification(0, ledger, new Step.Choosing(), List.of());

    assertThat(old.at(ENTERING).version()).isZero();
    assertThat(old.sent(code("first")).version()).isZero();
    assertThat(old.proven(ledger).version()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "auth-phone, SMS, true",
    "auth-phone, VOICE, false",
    "office-phone, SMS, false",
    "auth-email, MAIL, false"
  })
  void aCodeIsForTheMethodAndTheChannelThatItWentBy(
      MethodId method, Channel channel, boolean itIs) {
    assertThat(code("first").isFor(method, channel)).isEqualTo(itIs);
  }
}
