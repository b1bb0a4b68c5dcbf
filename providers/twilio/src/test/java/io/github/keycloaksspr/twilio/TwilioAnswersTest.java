// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.spi.gateway.DeliveryResult;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Accepted;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Refused;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.TryLater;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Unknown;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioAnswersTest {

  private TwilioStub twilio;

  @BeforeEach
  void start() {
    twilio = new TwilioStub();
  }

  @AfterEach
  void stop() {
    twilio.close();
  }

  private DeliveryResult text() {
    DeliveryResult result = Accounts.gateway(twilio.url()).deliver(Accounts.TEXT);
    assertThat(twilio.asked()).as("requests").hasSize(1);
    return result;
  }

  @ParameterizedTest
  @CsvSource({
    "400, 21211, INVALID_NUMBER",
    "400, 21217, INVALID_NUMBER",
    "400, 21265, INVALID_NUMBER",
    "400, 13223, INVALID_NUMBER",
    "400, 13224, INVALID_NUMBER",
    "400, 30005, INVALID_NUMBER",
    "400, 21614, NOT_A_MOBILE",
    "400, 21635, NOT_A_MOBILE",
    "400, 30006, NOT_A_MOBILE",
    "400, 21610, OPTED_OUT",
    "400, 21214, UNREACHABLE",
    "400, 30003, UNREACHABLE",
    "400, 30004, UNREACHABLE",
    "400, 30008, UNREACHABLE",
    "400, 21408, BLOCKED_REGION",
    "400, 21612, BLOCKED_REGION",
    "400, 21215, BLOCKED_REGION",
    "400, 13225, BLOCKED_REGION",
    "400, 13227, BLOCKED_REGION",
    "401, 20003, MISCONFIGURED",
    "404, 20404, MISCONFIGURED",
    "400, 21212, MISCONFIGURED",
    "400, 21606, MISCONFIGURED",
    "400, 21608, MISCONFIGURED",
    "403, 10001, MISCONFIGURED",
    "400, 30007, MISCONFIGURED",
    // A number that Twilio adds one day.
    "400, 29999, MISCONFIGURED"
  })
  void aRefusalHasItsReason(int status, int code, Reason reason) {
    twilio.refusing(status, code);

    assertThat(text()).isEqualTo(new Refused(reason));
  }

  @ParameterizedTest
  @CsvSource({
    "429, 20429",
    "400, 14107",
    "400, 21611",
    "400, 30001",
    "500, 20500",
    "503, 20503",
    "400, 10004"
  })
  void aBusyTwilioIsTriedLater(int status, int code) {
    twilio.refusing(status, code);

    assertThat(text()).isEqualTo(new TryLater());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void aBusyServerIsTriedLaterWhateverItSays(int status) {
    twilio.answering(status, "<html>busy</html>");

    assertThat(text()).isEqualTo(new TryLater());
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 504})
  void aServerThatLostTheAnswerLeavesItOpen(int status) {
    twilio.answering(status, "");

    assertThat(text()).isEqualTo(new Unknown());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 422})
  void aRefusalWithoutReasonIsForTheAdministrator(int status) {
    twilio.answering(status, "no");

    assertThat(text()).isEqualTo(new Refused(Reason.MISCONFIGURED));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "<html>",
        "{\"sid\":null,\"status\":\"queued\"}",
        "{\"sid\":\"SM1\",\"status\":\"queu"
      })
  void aSuccessThatIsNoneOfTwiliosLeavesItOpen(String body) {
    twilio.answering(201, body);

    assertThat(text()).isEqualTo(new Unknown());
  }

  @Test
  void aSuccessOfTomorrowIsStillOne() {
    twilio.answering(201, "{\"sid\":\"SM1\",\"status\":\"on-its-way\",\"new\":{\"x\":1}}");

    assertThat(text()).isEqualTo(new Accepted("SM1"));
  }

  @ParameterizedTest
  @CsvSource({
    "30003, UNREACHABLE",
    "30006, NOT_A_MOBILE",
    "null, UNREACHABLE",
    "39999, UNREACHABLE"
  })
  void aMessageThatFailedAtOnceIsNotAccepted(String code, Reason reason) {
    twilio.answering(201, "{\"sid\":\"SM1\",\"status\":\"failed\",\"error_code\":" + code + "}");

    assertThat(text()).isEqualTo(new Refused(reason));
  }

  @ParameterizedTest
  @ValueSource(strings = {"busy", "failed", "no-answer", "canceled"})
  void aCallThatFailedAtOnceIsNotAccepted(String status) {
    twilio.answering(201, "{\"sid\":\"CA1\",\"status\":\"" + status + "\"}");

    assertThat(Accounts.gateway(twilio.url()).deliver(Accounts.CALL))
        .isEqualTo(new Refused(Reason.UNREACHABLE));
  }

  @Test
  void aCallIsRefusedLikeAText() {
    twilio.refusing(400, 21215);

    assertThat(Accounts.gateway(twilio.url()).deliver(Accounts.CALL))
        .isEqualTo(new Refused(Reason.BLOCKED_REGION));
  }
}
