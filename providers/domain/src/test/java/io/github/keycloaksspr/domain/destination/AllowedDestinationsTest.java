// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.destination.AllowedDestinations.Problem;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which destinations may lead into an account whose own addresses are bob@corp.example. */
class AllowedDestinationsTest {

  private static final AllowedDestinations RULES =
      new AllowedDestinations(
          new PhoneNumbers("DE", Set.of("DE")),
          Set.of("blocked.example"),
          Set.of(new MailAddress("bob@corp.example")));

  @ParameterizedTest
  @CsvSource({
    "bob@corp.example, EMAIL_OWN",
    "BOB@Corp.Example, EMAIL_OWN",
    "x@blocked.example, EMAIL_BLOCKED",
    "x@Mail.Blocked.Example, EMAIL_BLOCKED",
    "x@notblocked.example,",
    "x@blocked.example.org,",
    "alice@corp.example,"
  })
  void mail(String address, Problem problem) {
    assertThat(RULES.problem(new MailAddress(address))).isEqualTo(Optional.ofNullable(problem));
    assertThat(RULES.allow(new MailAddress(address))).isEqualTo(problem == null);
  }

  @ParameterizedTest
  @CsvSource({
    "+4915177811001,",
    "+436641234567, PHONE_COUNTRY",
    "+499001123456, PHONE_PREMIUM",
    "+4910000000,"
  })
  void phones(String number, Problem problem) {
    PhoneNumber phone = new PhoneNumber(number, Optional.empty());

    assertThat(RULES.problem(phone)).isEqualTo(Optional.ofNullable(problem));
  }

  @Test
  void hashedOnesAreOnlyCompared() {
    assertThat(RULES.allow(new HashedDestination("hash"))).isTrue();
  }
}
