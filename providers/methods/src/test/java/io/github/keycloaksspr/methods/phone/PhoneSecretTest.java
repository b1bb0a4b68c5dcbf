// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.keycloak.Json;
import io.github.keycloaksspr.methods.DamagedJson;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneSecretTest {

  private static final PhoneNumber DESK = new PhoneNumber("+49301234567", Optional.of("12"));
  private static final PhoneNumber MOBILE = new PhoneNumber("+4915177899001", Optional.empty());

  private static Optional<PhoneNumber> read(String stored) {
    return Json.read(stored, PhoneSecret.class).flatMap(PhoneSecret::number);
  }

  @Test
  void whatIsStoredStaysAsItIs() {
    assertThat(Json.write(PhoneSecret.of(DESK)))
        .isEqualTo("{\"version\":1,\"value\":\"+49301234567\",\"extension\":\"12\"}");
    assertThat(Json.write(PhoneSecret.of(MOBILE)))
        .isEqualTo("{\"version\":1,\"value\":\"+4915177899001\"}");
  }

  @Test
  void whatIsStoredIsReadAgain() {
    assertThat(read(Json.write(PhoneSecret.of(DESK)))).contains(DESK);
    assertThat(read(Json.write(PhoneSecret.of(MOBILE)))).contains(MOBILE);
  }

  @Test
  void theFirstFormatHadNoVersion() {
    assertThat(read("{\"version\":0,\"value\":\"+4915177899001\"}")).contains(MOBILE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":2,\"value\":\"+4915177899001\"}",
        "{\"version\":-1,\"value\":\"+4915177899001\"}",
        "{\"version\":1,\"value\":\"015177899001\"}",
        "{\"version\":1,\"value\":\"max@home.example\"}",
        "{\"version\":1}"
      })
  void whatIsNewerOrNoNumberCountsAsNone(String stored) {
    assertThat(read(stored)).isEmpty();
  }

  @Test
  void anyDamageIsReadWholeOrNotAtAll() {
    assertThat(
            DamagedJson.of(Json.write(PhoneSecret.of(DESK))).flatMap(text -> read(text).stream()))
        .isNotEmpty()
        .allSatisfy(number -> assertThat(number.e164()).isEqualTo(DESK.e164()));
  }

  @Test
  void isNotPrinted() {
    assertThat(PhoneSecret.of(DESK)).hasToString("PhoneSecret");
  }
}
