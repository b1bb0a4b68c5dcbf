// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.keycloak.Json;
import io.github.keycloaksspr.methods.DamagedJson;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailSecretTest {

  private static final MailAddress HOME = new MailAddress("max@home.example");

  private static Optional<MailAddress> read(String stored) {
    return Json.read(stored, EmailSecret.class).flatMap(EmailSecret::address);
  }

  @Test
  void whatIsStoredStaysAsItIsAndIsReadAgain() {
    String stored = Json.write(EmailSecret.of(HOME));

    assertThat(stored).isEqualTo("{\"version\":1,\"value\":\"max@home.example\"}");
    assertThat(read(stored)).contains(HOME);
  }

  @Test
  void theFirstFormatHadNoVersion() {
    assertThat(read("{\"version\":0,\"value\":\"max@home.example\"}")).contains(HOME);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"version\":2,\"value\":\"max@home.example\"}",
        "{\"version\":-1,\"value\":\"max@home.example\"}",
        "{\"version\":1,\"value\":\"+4915177899001\"}",
        "{\"version\":1}"
      })
  void whatIsNewerOrNoAddressCountsAsNone(String stored) {
    assertThat(read(stored)).isEmpty();
  }

  @Test
  void anyDamageIsReadWholeOrNotAtAll() {
    assertThat(
            DamagedJson.of(Json.write(EmailSecret.of(HOME))).flatMap(text -> read(text).stream()))
        .isNotEmpty()
        .allSatisfy(address -> assertThat(address).isEqualTo(HOME));
  }

  @Test
  void isNotPrinted() {
    assertThat(EmailSecret.of(HOME)).hasToString("EmailSecret");
  }
}
