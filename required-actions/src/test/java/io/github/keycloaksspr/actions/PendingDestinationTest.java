// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.keycloak.Json;
import io.github.keycloaksspr.spi.Channel;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PendingDestinationTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Destination PHONE = new PhoneNumber("+4915112345678", Optional.empty());
  private static final Destination OTHER = new PhoneNumber("+4915187654321", Optional.empty());

  private static OneTimeCode code(int number) {
    return new OneTimeCode("id-" + number, "hash-" + number, NOW, NOW.plusSeconds(600));
  }

  private static PendingDestination pending(Destination destination, int code) {
    return PendingDestination.of(destination, Channel.SMS, code(code));
  }

  static Stream<Arguments> destinations() {
    return Stream.of(
        Arguments.of(PHONE, Channel.SMS),
        Arguments.of(new PhoneNumber("+49301234567", Optional.of("42")), Channel.VOICE),
        Arguments.of(new MailAddress("erin@example.org"), Channel.MAIL));
  }

  @ParameterizedTest
  @MethodSource("destinations")
  void theSessionGivesTheDestinationBack(Destination destination, Channel channel) {
    PendingDestination pending = PendingDestination.of(destination, channel, code(1));

    Optional<PendingDestination> read = Json.read(Json.write(pending), PendingDestination.class);

    assertThat(read).contains(pending);
    assertThat(read.map(PendingDestination::destination)).contains(destination);
  }

  @Test
  void codesThatWentThereBeforeAreKeptTheLatestFirst() {
    PendingDestination third = pending(PHONE, 3).after(pending(PHONE, 2).after(pending(PHONE, 1)));

    assertThat(third.code()).isEqualTo(code(3));
    assertThat(third.earlier()).containsExactly(code(2), code(1));
  }

  @Test
  void codesThatWentElsewhereAreForgotten() {
    assertThat(pending(PHONE, 2).after(pending(OTHER, 1)).earlier()).isEmpty();
  }

  @Test
  void noMoreThanTenEarlierCodesAreKept() {
    PendingDestination last =
        IntStream.rangeClosed(1, 12)
            .mapToObj(number -> pending(PHONE, number))
            .reduce((earlier, later) -> later.after(earlier))
            .orElseThrow();

    assertThat(last.earlier()).hasSize(10).startsWith(code(11), code(10)).doesNotContain(code(1));
  }
}
