// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.typed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import io.github.keycloaksspr.domain.destination.HashedDestination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.domain.destination.PhoneNumbers;
import io.github.keycloaksspr.domain.typed.TypedDestination.Kind;
import io.github.keycloaksspr.domain.typed.TypedDestination.Legible;
import io.github.keycloaksspr.domain.typed.TypedDestination.Malformed;
import io.github.keycloaksspr.spi.Channel;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDestinationTest {

  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

  private static PhoneNumbers region(String region) {
    return new PhoneNumbers(region, Set.of());
  }

  private static PhoneNumber phone(String e164) {
    return new PhoneNumber(e164, Optional.empty());
  }

  private static TypedDestination readPhone(String typed, String region) {
    return TypedDestination.read(typed, Channel.SMS, region(region));
  }

  private static boolean means(String typed, String region, String stored) {
    return readPhone(typed, region) instanceof Legible legible && legible.means(phone(stored));
  }

  private static TypedDestination readMail(String typed) {
    return TypedDestination.read(typed, Channel.MAIL, region("DE"));
  }

  private static boolean meansMail(String typed, String stored) {
    return readMail(typed) instanceof Legible legible && legible.means(new MailAddress(stored));
  }

  @Nested
  class APhone {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "+447911123456",
          "+44 7911 123456",
          "07911 123456",
          "7911 123456",
          "0044 7911 123456",
          "00 44 7911 123456",
          "(0044) 7911 123456",
          "011 44 7911 123456",
          "44 7911 123456",
          "+44 (0)7911 123456",
          "+44 ( 0 ) 7911 123456",
          "0044 (0)7911 123456",
          "44 (0)7911 123456",
          "+44 07911 123456",
          "+44 7911 123456 x12",
          "+44 7911 123456 (mobile)",
          "+44 7911 123456.",
          "\t+44 7911 123456\n",
          "\u2068+44\u202f7911\u2011123456\u2069",
          "\ufeff07911\u3000123456\u200e",
          "＋４４ ７９１１ １２３４５６",
          "٠٧٩١١ ١٢٣٤٥٦",
          "tel:+44-7911-123456"
        })
    void isMeantInEverySpellingOfItsOwnerAbroad(String typed) {
      assertThat(means(typed, "US", "+447911123456")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
      "+22501234567, +22501234567",
      "22501234567, +22501234567",
      "00225 01 23 45 67, +22501234567",
      "01 23 45 67, +22501234567",
      "+5215512345678, +5215512345678",
      "+52 1 55 1234 5678, +5215512345678",
      "0052 1 55 1234 5678, +5215512345678",
      "5215512345678, +5215512345678",
      "55 1234 5678, +5215512345678",
      "1 55 1234 5678, +5215512345678",
      "01 55 1234 5678, +5215512345678",
      "044 55 1234 5678, +5215512345678",
      "+52 55 1234 5678, +5215512345678"
    })
    void isMeantAlsoWhereItsPlanHasChangedSince(String typed, String stored) {
      assertThat(means(typed, "US", stored)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
      "+54 11 2345 6790, +5491123456790",
      "+54 9 11 2345-6790, +541123456790",
      "011 15-2345-6790, +5491123456790",
      "011 15-2345-6790, +541123456790",
      "011 2345-6790, +5491123456790",
      "+52 1 55 1234 5678, +525512345678",
      "+52 55 1234 5678, +5215512345678"
    })
    void isMeantByEverySpellingOfItsLine(String typed, String stored) {
      assertThat(means(typed, "US", stored)).isTrue();
      assertThat(means(typed, "DE", stored)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
      "+447911123457, +447911123456",
      "07911 123457, +447911123456",
      "+49 7911 123456, +447911123456",
      "44 7911 123457, +447911123456",
      "+39 6 1234 5678, +390612345678",
      "+39 06 1234 5678, +39612345678",
      "+22501234568, +22501234567",
      "+2250101234567, +22501234567",
      "+54 9 11 2345 6791, +541123456790",
      "+1 202 555 0101 / 0102, +12025550101",
      "442 223 4567, +4422234567"
    })
    void isNotMeantByAnother(String typed, String stored) {
      assertThat(means(typed, "US", stored)).isFalse();
    }

    @Test
    void isMeantWhateverItsExtension() {
      PhoneNumber office = new PhoneNumber("+14252234567", Optional.of("12345"));

      assertThat(((Legible) readPhone("425 223 4567", "US")).means(office)).isTrue();
      assertThat(((Legible) readPhone("425 223 4567 x9", "US")).means(office)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "0151 12",
          "+49 151 12",
          "0049 151 12",
          "112",
          "4711",
          "151123",
          "+",
          "no number",
          "anna@example.org",
          "030 1234567890123456",
          "+999 123456789"
        })
    void isMalformedWhereItIsNoWholeNumber(String typed) {
      assertThat(readPhone(typed, "DE")).isEqualTo(new Malformed("sspr-error-phone-invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+683 4002", "0151 23456789", "1511234", "07911 123456", "030 123456"})
    void isLegibleWhereItIs(String typed) {
      assertThat(readPhone(typed, "DE")).isEqualTo(new Legible(Kind.PHONE, typed, "DE"));
    }

    @Test
    void ofAFewDigitsIsWholeInACountryOfThePolicy() {
      PhoneNumbers faroese = new PhoneNumbers("US", Set.of("US", "FO"));

      assertThat(TypedDestination.read("21 12 34", Channel.VOICE, region("US")))
          .isInstanceOf(Malformed.class);
      assertThat(TypedDestination.read("21 12 34", Channel.VOICE, faroese))
          .isInstanceOfSatisfying(
              Legible.class, legible -> assertThat(legible.means(phone("+298211234"))).isTrue());
    }

    @Test
    void isLegibleThoughThePolicyWouldRefuseIt() {
      PhoneNumbers swiss = new PhoneNumbers("CH", Set.of("CH"));

      assertThat(TypedDestination.read("+49 137 1234567", Channel.SMS, swiss))
          .isInstanceOf(Legible.class);
    }

    @Test
    void hasSixtyFourCharactersAtMost() {
      String longest = "+44 7911 1234" + " ".repeat(49) + "56";

      assertThat(readPhone(longest, "US")).isInstanceOf(Legible.class);
      assertThat(readPhone(longest + "7", "US")).isInstanceOf(Malformed.class);
    }
  }

  @Nested
  class AMailAddress {

    @ParameterizedTest
    @CsvSource({
      "me@faß.de, me@xn--fa-hia.de",
      "me@FAẞ.DE, me@xn--fa-hia.de",
      "me@xn--fa-hia.de, me@xn--fa-hia.de",
      "Me@XN--FA-HIA.DE, me@xn--fa-hia.de",
      "x@βόλος.example, x@xn--nxasmm1c.example",
      "x@bücher.example, x@bücher.example",
      "x@xn--bcher-kva.example, x@bücher.example",
      "x@bücher.example, X@xn--bcher-kva.example",
      "x@ｅｘａｍｐｌｅ。org, x@example.org"
    })
    void isMeantInUnicodeAndInAscii(String typed, String stored) {
      assertThat(meansMail(typed, stored)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          " x@example.org ",
          "\tx@example.org\n",
          "\u2068x@example.org\u2069",
          "\ufeffx@example.org\u200e",
          "\u200bX@Example.ORG\u00a0"
        })
    void isMeantWithMarksAround(String typed) {
      assertThat(meansMail(typed, "x@example.org")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
      "me@fass.de, me@xn--fa-hia.de",
      "me@faß.de, me@fass.de",
      "x@βόλοσ.example, x@xn--nxasmm1c.example",
      "x@ΒΌΛΟΣ.example, x@xn--nxasmm1c.example",
      "x+a@example.org, x@example.org",
      "x@example.com, x@example.org"
    })
    void isNotMeantByAnother(String typed, String stored) {
      assertThat(meansMail(typed, stored)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "x@", "x@example", "x\u200d@example.org", "x@a\u200db.example"})
    void isMalformedWhereItIsNone(String typed) {
      assertThat(readMail(typed)).isEqualTo(new Malformed("sspr-error-email-invalid"));
    }

    @Test
    void isKeptInItsOneSpelling() {
      assertThat(readMail(" x@FAẞ.de ")).isEqualTo(new Legible(Kind.MAIL, "x@xn--fa-hia.de", "DE"));
    }
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  void nothingIsMissing(Channel channel) {
    assertThat(TypedDestination.read(" \ufeff\n", channel, region("DE")))
        .isEqualTo(new Malformed("sspr-error-destination-missing"));
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  void aLineBreakInsideIsNeverRead(Channel channel) {
    assertThat(TypedDestination.read("x@example.org\n030123456", channel, region("DE")))
        .isEqualTo(new Malformed("sspr-error-control-characters"));
  }

  @Test
  void anotherKindIsNeverMeant() {
    assertThat(((Legible) readPhone("030 123456", "DE")).means(new MailAddress("x@example.org")))
        .isFalse();
    assertThat(((Legible) readMail("x@example.org")).means(phone("+4930123456"))).isFalse();
    assertThat(((Legible) readMail("x@example.org")).means(new HashedDestination("x@example.org")))
        .isFalse();
  }

  @Test
  void itGoesIntoANoteAndComesBack() throws JsonProcessingException {
    ObjectMapper json = new ObjectMapper();
    Legible legible = (Legible) readPhone("07911 123456", "US");

    assertThat(json.readValue(json.writeValueAsString(legible), Legible.class)).isEqualTo(legible);
  }

  @Test
  void whatWasTypedIsNotInItsDescription() {
    assertThat(readPhone("07911 123456", "US").toString()).doesNotContain("7911");
    assertThat(readMail("x@example.org").toString()).doesNotContain("example");
  }

  /** A number of a person, as the country has them. */
  record Owned(Phonenumber.PhoneNumber number, String region) {

    PhoneNumber stored() {
      return phone(UTIL.format(number, PhoneNumberFormat.E164));
    }

    String national() {
      return UTIL.format(number, PhoneNumberFormat.NATIONAL);
    }

    String international() {
      return UTIL.format(number, PhoneNumberFormat.INTERNATIONAL);
    }
  }

  @Property
  void everySpellingOfANumberMeansIt(
      @ForAll("numbers") Owned owned,
      @ForAll("regions") String region,
      @ForAll("marks") String mark) {
    String e164 = owned.stored().e164();
    Stream.of(
            owned.international(),
            owned.national(),
            e164,
            "00" + e164.substring(1),
            "011 " + e164.substring(1))
        .map(typed -> mark + typed.replace(" ", " " + mark) + mark)
        .forEach(
            typed -> assertThat(means(typed, region, e164)).as("%s in %s", typed, region).isTrue());
  }

  @Property
  void noTwoNumbersBecomeOne(
      @ForAll("numbers") Owned one,
      @ForAll("numbers") Owned other,
      @ForAll("regions") String region) {
    boolean same = one.stored().canonical().equals(other.stored().canonical());

    assertThat(means(one.international(), region, other.stored().e164())).isEqualTo(same);
    assertThat(means(one.stored().e164(), region, other.stored().e164())).isEqualTo(same);
    if (one.region().equals(other.region())) {
      assertThat(means(one.national(), one.region(), other.stored().e164())).isEqualTo(same);
    }
  }

  @Property
  void noTwoAddressesBecomeOne(@ForAll("domains") String one, @ForAll("domains") String other) {
    assertThat(meansMail("x@" + one, "x@" + other)).isEqualTo(one.equals(other));
  }

  @Provide
  Arbitrary<String> domains() {
    return Arbitraries.of(
        "fass.de",
        "xn--fa-hia.de",
        "xn--nxasmm1c.example",
        "βόλοσ.example",
        "bücher.example",
        "bucher.example",
        "buecher.example",
        "strasse.example",
        "xn--strae-oqa.example");
  }

  @Provide
  Arbitrary<String> regions() {
    return Arbitraries.of("US", "DE", "GB", "IT", "AR", "MX", "FR", "CI", "JP", "AU");
  }

  @Provide
  Arbitrary<String> marks() {
    return Arbitraries.of("", " ", "\u200e", "\u2068", "\ufeff", "\u202f");
  }

  @Provide
  Arbitrary<Owned> numbers() {
    Arbitrary<String> tails = Arbitraries.strings().withCharRange('0', '9').ofLength(3);
    Arbitrary<PhoneNumberType> types =
        Arbitraries.of(PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE);
    return Combinators.combine(regions(), types, tails)
        .as(
            (region, type, tail) -> {
              Phonenumber.PhoneNumber example = UTIL.getExampleNumberForType(region, type);
              long number = example.getNationalNumber() / 1000 * 1000 + Integer.parseInt(tail);
              return new Owned(
                  new Phonenumber.PhoneNumber().mergeFrom(example).setNationalNumber(number),
                  region);
            })
        .filter(owned -> UTIL.isValidNumber(owned.number()));
  }
}
