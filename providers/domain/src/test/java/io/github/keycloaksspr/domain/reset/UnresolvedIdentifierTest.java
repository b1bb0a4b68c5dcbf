// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.limit.Subject;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnresolvedIdentifierTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private final KeyedHash hash = new KeyedHash(new byte[] {1, 2, 3});

  private static UnresolvedIdentifier claim(String name) {
    return new UnresolvedIdentifier("flow", name, Reason.LOCKED, NOW);
  }

  private Subject subject(String name) {
    return claim(name).subject(hash, "realm");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Anna", "ANNA", " anna "})
  void spellingsThatFindTheSameAccountAreCountedTogether(String spelling) {
    assertThat(subject(spelling)).isEqualTo(subject("anna"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna2", "an na", "anna@example.org"})
  void otherNamesAreCountedApart(String other) {
    assertThat(subject(other)).isNotEqualTo(subject("anna"));
  }

  @Test
  void realmsAndKeysAreCountedApartAndTheNameCannotBeRead() {
    assertThat(claim("anna").subject(hash, "other")).isNotEqualTo(subject("anna"));
    assertThat(claim("anna").subject(new KeyedHash(new byte[] {9}), "realm"))
        .isNotEqualTo(subject("anna"));
    assertThat(subject("anna").hash()).doesNotContainIgnoringCase("anna");
  }

  @Test
  void theCandidateIsOfTheSameReset() {
    assertThat(claim("anna").resolvedTo("id"))
        .isEqualTo(new ResetTarget("flow", "id", "anna", Reason.LOCKED, NOW));
  }

  @Test
  void aLogLineShowsNotWhatWasTyped() {
    assertThat(claim("anna@example.org")).hasToString("UnresolvedIdentifier flow");
  }
}
