// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Optional;
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

class PhoneNumberTest {

  private static final String NUMBER = "+4930123442";

  @ParameterizedTest
  @ValueSource(strings = {"+1234567", "+123456789012345", NUMBER})
  void sevenToFifteenDigitsAfterAPlusAreANumber(String e164) {
    assertThat(new PhoneNumber(e164, Optional.empty()).e164()).isEqualTo(e164);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "+123456",
        "+1234567890123456",
        "+01234567",
        "4930123442",
        "004930123442",
        "+49 30 123442",
        "+49301234a2",
        "+4930123442 ",
        "+4930123442\n",
        "+٤٩٣٠١٢٣٤٤٢"
      })
  void whatIsNotInE164IsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PhoneNumber(text, Optional.empty()))
        .withMessageNotContaining("3442");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "12", "12345678901"})
  void anExtensionHasOneToElevenDigits(String digits) {
    assertThat(new PhoneNumber(NUMBER, Optional.of(digits)).extension()).contains(digits);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "123456789012", "1a", "1 2", "-1", "w1", "١"})
  void anyOtherExtensionIsRefused(String text) {
    Optional<String> extension = Optional.of(text);

    assertThatIllegalArgumentException().isThrownBy(() -> new PhoneNumber(NUMBER, extension));
  }

  @Test
  @SuppressWarnings("OptionalAssignedToNull")
  void noExtensionIsAnEmptyOneNeverNull() {
    assertThatNullPointerException().isThrownBy(() -> new PhoneNumber(NUMBER, null));
  }

  @Test
  void twoExtensionsBehindOneLineAreOnePlace() {
    PhoneNumber one = new PhoneNumber(NUMBER, Optional.of("1"));
    PhoneNumber two = new PhoneNumber(NUMBER, Optional.of("2"));

    assertThat(one.canonical()).isEqualTo(two.canonical()).isEqualTo(NUMBER);
  }

  @ParameterizedTest
  @CsvSource({
    "+5491123456790, +541123456790",
    "+541123456790, +541123456790",
    "+5215512345678, +525512345678",
    "+525512345678, +525512345678",
    "+549112345679, +549112345679",
    "+54911234567901, +54911234567901",
    "+390612345678, +390612345678"
  })
  void twoSpellingsOfOneLineAreOneDestination(String e164, String line) {
    assertThat(new PhoneNumber(e164, Optional.empty()).canonical()).isEqualTo(line);
  }

  @Test
  void itIsSpelledWithItsExtension() {
    assertThat(new PhoneNumber(NUMBER, Optional.of("77")).spelled()).isEqualTo(NUMBER + " ext. 77");
    assertThat(new PhoneNumber(NUMBER, Optional.empty()).spelled()).isEqualTo(NUMBER);
  }

  @Test
  void theMaskIsTheLastTwoDigits() {
    assertThat(new PhoneNumber(NUMBER, Optional.of("77")).mask()).isEqualTo("+•• ••• ••42");
  }

  @Test
  void aLogLineShowsTheMaskOnly() {
    assertThat(new PhoneNumber(NUMBER, Optional.of("77"))).hasToString("+•• ••• ••42");
  }

  @Property
  void theMaskHoldsNoDigitsButTheLastTwo(@ForAll("numbers") PhoneNumber number) {
    String lastTwo = number.e164().substring(number.e164().length() - 2);

    assertThat(number.mask().replaceAll("[^0-9]", "")).isEqualTo(lastTwo);
    assertThat(number.mask()).hasSize("+•• ••• ••42".length());
    assertThat(number).hasToString(number.mask());
  }

  @Provide
  Arbitrary<PhoneNumber> numbers() {
    Arbitrary<String> first = Arbitraries.strings().withCharRange('1', '9').ofLength(1);
    Arbitrary<String> rest =
        Arbitraries.strings().withCharRange('0', '9').ofMinLength(6).ofMaxLength(14);
    Arbitrary<Optional<String>> extensions =
        Arbitraries.strings().withCharRange('0', '9').ofMinLength(1).ofMaxLength(11).optional(0.5);
    return Combinators.combine(first, rest, extensions)
        .as((start, end, extension) -> new PhoneNumber("+" + start + end, extension));
  }
}
