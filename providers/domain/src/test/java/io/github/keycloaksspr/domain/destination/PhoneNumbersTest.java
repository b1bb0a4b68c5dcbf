// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.destination.PhoneNumbers.Problem;
import io.github.keycloaksspr.domain.destination.PhoneNumbers.Reading;
import io.github.keycloaksspr.domain.destination.PhoneNumbers.Reading.Refused;
import io.github.keycloaksspr.domain.destination.PhoneNumbers.Reading.Valid;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumbersTest {

  private static final PhoneNumbers GERMAN = new PhoneNumbers("DE", Set.of());

  private static Reading valid(String e164) {
    return new Valid(new PhoneNumber(e164, Optional.empty()));
  }

  private static Reading valid(String e164, String extension) {
    return new Valid(new PhoneNumber(e164, Optional.of(extension)));
  }

  private static Reading refused(Problem problem) {
    return new Refused(problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+4930123456",
        "+49 30 123456",
        "0049 30 123456",
        "030 123456",
        "030123456",
        " 030 123456 ",
        "\u00a0030\u00a0123456",
        "(030) 12 34 56",
        "030/123456",
        "030-12.34.56",
        "030–123456",
        "+49 (0)30 123456",
        "++49 30 123456",
        "tel:+49-30-123456",
        "tel:030123456;phone-context=+49",
        "０３０１２３４５６",
        "٠٣٠١٢٣٤٥٦"
      })
  void everyUsualSpellingIsOneNumber(String typed) {
    assertThat(GERMAN.read(typed)).isEqualTo(valid("+4930123456"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+49 30 123456 (home)",
        "+49 30 123456 [Büro]",
        "+49 30 123456.",
        "030 / 123456",
        "\u202d+49 30 123456\u202c",
        "\ufeff030\u2011123456"
      })
  void aCommentAndMarksAroundItMakeNoDifference(String typed) {
    assertThat(GERMAN.read(typed)).isEqualTo(valid("+4930123456"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tel:+4915112345678;phone-context=evil.example",
        "tel:+4915112345678;phone-context=evil.example;isub=1\n",
        "+4915112345678;ISUB=1",
        "+4915112345678; Phone-Context = +49"
      })
  void parametersOfATelephoneLinkAreRefused(String typed) {
    assertThat(GERMAN.read(typed)).isEqualTo(new Reading.Refused(Problem.INVALID));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+41 58 123 45 67", "+44 55 1234 5678", "+800 1234 5678"})
  void numbersOfCompaniesAndTheInternationalFreePhoneAreUsual(String typed) {
    assertThat(GERMAN.read(typed)).isInstanceOf(Valid.class);
  }

  @Test
  void lettersOnTheKeysAreDigits() {
    assertThat(GERMAN.read("+1 800 FLOWERS")).isEqualTo(valid("+18003569377"));
  }

  @Test
  void theShortestNumbersOfTheWorldAreNumbers() {
    assertThat(GERMAN.read("+683 4002")).isEqualTo(valid("+6834002"));
  }

  @ParameterizedTest
  @CsvSource({
    "DE, +4930123456",
    "US, +12125550100",
    "FR, +33612345678",
  })
  void aNumberWithoutACountryBelongsToTheDefaultRegion(String region, String e164) {
    String national = "US".equals(region) ? "212 555 0100" : "0" + e164.substring(3);

    assertThat(new PhoneNumbers(region, Set.of()).read(national)).isEqualTo(valid(e164));
  }

  @Nested
  class WithAnExtension {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "+49 30 123456 ext. 12",
          "030 123456 x12",
          "030 123456 #12",
          "+4930123456;ext=12",
          "+4930123456,,12#",
          "+4930123456 ext. １２",
          "+4930123456 ext. ١٢"
        })
    void everyUsualSpellingIsOneExtension(String typed) {
      assertThat(GERMAN.read(typed)).isEqualTo(valid("+4930123456", "12"));
    }

    @Test
    void elevenDigitsAreTheMost() {
      assertThat(GERMAN.read("+4930123456;ext=12345678901"))
          .isEqualTo(valid("+4930123456", "12345678901"));
      assertThat(GERMAN.read("+4930123456;ext=123456789012")).isEqualTo(refused(Problem.INVALID));
    }
  }

  @Nested
  class WhatIsRefused {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "+",
          "+49",
          "112",
          "030",
          "no number",
          "anna@example.org",
          "+49 30 123456 and +49 30 123457 both",
          "+999 123456789",
          "+1 212 555 010",
          "+1 212 555 01000"
        })
    void whatIsNoNumber(String typed) {
      assertThat(GERMAN.read(typed)).isEqualTo(refused(Problem.INVALID));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "+4930123456\n",
          "\t+4930123456",
          "+4930\u0000123456",
          "+4930123456\u2028",
          "+4930123456\ud83d"
        })
    void controlCharactersEvenAroundAGoodNumber(String typed) {
      assertThat(GERMAN.read(typed)).isEqualTo(refused(Problem.INVALID));
    }

    @Test
    void aTextTooLongForANumberBeforeItIsLookedAt() {
      String sixtyFour = "+4930123456" + " ".repeat(53);

      assertThat(sixtyFour).hasSize(64);
      assertThat(GERMAN.read(sixtyFour)).isEqualTo(valid("+4930123456"));
      assertThat(GERMAN.read(sixtyFour + " ")).isEqualTo(refused(Problem.INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0900 1234567", "+49 900 1234567", "+1 900 234 5678"})
    void premiumRates(String typed) {
      assertThat(GERMAN.read(typed)).isEqualTo(refused(Problem.PREMIUM_RATE));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "+881 6 1234 5678",
          "+882 16 1234 5678",
          "+883 510 000 000 000",
          "+870 773 111 632",
          "+878 10 1234567890",
          "+979 123456789",
          "+808 12345678",
          "+44 70 1234 5678",
          "+49 137 1234567",
          "+49 180 1234567",
          "+49 700 12345678",
          "+1 500 555 0101"
        })
    void satellitesNetworksOfNoCountrySharedCostsAndPersonalNumbers(String typed) {
      assertThat(GERMAN.read(typed)).isEqualTo(refused(Problem.PREMIUM_RATE));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "4711",
          "030 123456 / 57",
          "+1 (202) 555-0101 / 0102",
          "+49 30 123456 / +49 30 123457",
          "+1 202-555-0101 (home 2)"
        })
    void anInternalExtensionAndSeveralNumbers(String typed) {
      assertThat(GERMAN.read(typed)).isEqualTo(refused(Problem.INVALID));
    }
  }

  @Nested
  class WithAnAllowList {

    private final PhoneNumbers austriaAndGermany = new PhoneNumbers("DE", Set.of("AT", "DE"));

    @ParameterizedTest
    @CsvSource({"030 123456, +4930123456", "+43 1 5880012, +4315880012"})
    void numbersOfItsCountriesAreTaken(String typed, String e164) {
      assertThat(austriaAndGermany.read(typed)).isEqualTo(valid(e164));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+33 6 12 34 56 78", "+1 212 555 0100", "+800 1234 5678"})
    void numbersOfAllOthersAreRefused(String typed) {
      assertThat(austriaAndGermany.read(typed)).isEqualTo(refused(Problem.COUNTRY_NOT_ALLOWED));
    }

    @Test
    void countriesThatShareACodeAreToldApart() {
      PhoneNumbers american = new PhoneNumbers("US", Set.of("US"));

      assertThat(american.read("+1 212 555 0100")).isEqualTo(valid("+12125550100"));
      assertThat(american.read("+1 604 555 0100")).isEqualTo(refused(Problem.COUNTRY_NOT_ALLOWED));
    }

    @Test
    void premiumRatesAreRefusedInItsCountriesToo() {
      assertThat(austriaAndGermany.read("0900 1234567")).isEqualTo(refused(Problem.PREMIUM_RATE));
    }

    @Test
    void itCannotBeChangedLater() {
      Set<String> countries = new HashSet<>(Set.of("DE"));
      PhoneNumbers numbers = new PhoneNumbers("DE", countries);
      countries.add("FR");

      assertThat(numbers.read("+33 6 12 34 56 78")).isEqualTo(refused(Problem.COUNTRY_NOT_ALLOWED));
    }
  }

  @Test
  void withoutAnAllowListEveryCountryIsAllowed() {
    assertThat(GERMAN.read("+33 6 12 34 56 78")).isEqualTo(valid("+33612345678"));
    assertThat(GERMAN.read("+800 1234 5678")).isEqualTo(valid("+80012345678"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DE", "US", "GB", "IN"})
  void countryCodesAreRegions(String code) {
    assertThat(PhoneNumbers.isRegion(code)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "de", "EN", "ZZ", "001", "DEU", "+49"})
  void anythingElseIsNoRegion(String text) {
    assertThat(PhoneNumbers.isRegion(text)).isFalse();
  }

  @Property
  void anyTextIsReadOrRefusedButNeverThrown(@ForAll("texts") String typed) {
    assertThat(GERMAN.read(typed))
        .satisfiesAnyOf(
            reading -> assertThat(reading).isInstanceOf(Refused.class),
            reading ->
                assertThat(GERMAN.read(((Valid) reading).number().e164()))
                    .isEqualTo(valid(((Valid) reading).number().e164())));
  }

  @Property
  void spacesAndPunctuationBetweenDigitsMakeNoOtherNumber(@ForAll("spaced") String typed) {
    assertThat(GERMAN.read(typed)).isEqualTo(valid("+4930123456"));
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> nearly =
        Arbitraries.strings()
            .withChars("+0123456789 ()-./,;#xext=tel:phone-context*٣３")
            .ofMaxLength(70);
    return Arbitraries.oneOf(nearly, Arbitraries.strings().ofMaxLength(70));
  }

  @Provide
  Arbitrary<String> spaced() {
    return Arbitraries.of(" ", "", "-", ".", "\u00a0", "–")
        .list()
        .ofSize(8)
        .map(
            gaps -> {
              StringBuilder text = new StringBuilder("+49 30");
              for (int i = 0; i < 6; i++) {
                text.append(gaps.get(i)).append("123456".charAt(i));
              }
              return text.toString();
            });
  }

  @Nested
  class ANumberThatWasTakenOnce {

    private final PhoneNumber german = new PhoneNumber("+4930123456", Optional.empty());

    @Test
    void isAllowedWhereItsCountryIs() {
      assertThat(GERMAN.allows(german)).isTrue();
      assertThat(new PhoneNumbers("US", Set.of("DE", "AT")).allows(german)).isTrue();
    }

    @Test
    void isNotAllowedOnceItsCountryWasWithdrawn() {
      assertThat(new PhoneNumbers("DE", Set.of("AT")).allows(german)).isFalse();
    }

    @Test
    void isNotAllowedAtAPremiumRate() {
      assertThat(GERMAN.allows(new PhoneNumber("+499001234567", Optional.empty()))).isFalse();
    }

    @Test
    void isNotAllowedInAWithdrawnCountryThoughItIsNotValidAnyMore() {
      PhoneNumber ivorian = new PhoneNumber("+22501234567", Optional.empty());

      assertThat(new PhoneNumbers("DE", Set.of("DE", "CI")).allows(ivorian)).isTrue();
      assertThat(new PhoneNumbers("DE", Set.of("DE")).allows(ivorian)).isFalse();
    }

    @Test
    void isAllowedWhenOurKnowledgeOfNumbersChanged() {
      assertThat(GERMAN.allows(new PhoneNumber("+49110000", Optional.empty()))).isTrue();
    }
  }
}
