// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {

  @ParameterizedTest
  @CsvSource({
    "grace@corp.example, grace+sspr@corp.example, true",
    "grace+work@corp.example, grace+sspr@corp.example, true",
    "grace+work@corp.example, Grace@CORP.example, true",
    "grace@corp.example, grace@corp.example, true",
    "grace@corp.example, gracex+sspr@corp.example, false",
    "grace@corp.example, grace+sspr@home.example, false",
    "+a@corp.example, +b@corp.example, false"
  })
  void anAliasWithAPlusReachesTheSameMailbox(String one, String other, boolean same) {
    assertThat(new MailAddress(one).sharesMailboxWith(new MailAddress(other))).isEqualTo(same);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "@", "@example.org", "anna@", "a@b@"})
  void anAddressNeedsALocalPartAndADomain(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MailAddress(text));
  }

  @Test
  void theShortestAddressHasOneCharacterOnEachSide() {
    assertThat(new MailAddress("a@b").value()).isEqualTo("a@b");
  }

  @Test
  void caseMakesNoOtherMailbox() {
    assertThat(new MailAddress("Anna.Ito@Example.ORG").canonical())
        .isEqualTo(new MailAddress("anna.ito@example.org").canonical())
        .isEqualTo("anna.ito@example.org");
  }

  @Test
  void theEnvelopeKeepsTheCaseThatWasTyped() {
    assertThat(new MailAddress("Anna.Ito@example.org").value()).isEqualTo("Anna.Ito@example.org");
  }

  @Test
  void theDomainIsWhatFollowsTheLastAtSignInLowerCase() {
    assertThat(new MailAddress("anna@home@Example.ORG").domain()).isEqualTo("example.org");
  }

  @ParameterizedTest
  @CsvSource({
    "anna@example.org, a•••@example.org",
    "Anna@Example.ORG, A•••@example.org",
    "a@example.org, a•••@example.org",
    "😀smile@example.org, 😀•••@example.org"
  })
  void theMaskIsTheFirstCharacterAndTheDomain(String value, String mask) {
    assertThat(new MailAddress(value).mask()).isEqualTo(mask);
  }

  @Test
  void aLogLineShowsTheMaskOnly() {
    assertThat(new MailAddress("anna@example.org")).hasToString("a•••@example.org");
  }

  @Property
  void theMaskHoldsNothingButTheFirstCodePointAndTheDomain(@ForAll("addresses") MailAddress mail) {
    int first = mail.value().codePointAt(0);

    assertThat(mail.mask()).isEqualTo(Character.toString(first) + "•••@" + mail.domain());
    assertThat(mail).hasToString(mail.mask());
  }

  @Provide
  Arbitrary<MailAddress> addresses() {
    Arbitrary<String> locals =
        Arbitraries.oneOf(
                Arbitraries.chars().range('!', '?').map(String::valueOf),
                Arbitraries.integers().between(0x1f600, 0x1f64f).map(Character::toString),
                Arbitraries.integers().between(0x4e00, 0x9fff).map(Character::toString))
            .list()
            .ofMinSize(1)
            .ofMaxSize(20)
            .map(parts -> String.join("", parts));
    Arbitrary<String> domains = Arbitraries.of("example.org", "Example.COM", "例え.テスト");
    return Combinators.combine(locals, domains)
        .as((local, domain) -> new MailAddress(local + "@" + domain));
  }
}
