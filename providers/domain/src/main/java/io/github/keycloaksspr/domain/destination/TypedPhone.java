// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A number as a person types it while proving that they know it, which may be in the spelling of
 * another country than the realm's. It is read only as far as the comparison with a known number
 * needs it; what may be stored or called, {@link PhoneNumbers} says.
 *
 * @param text the number, without control characters; secret
 * @param region the ISO 3166 code of the country that a number without one belongs to
 */
public record TypedPhone(String text, String region) {

  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

  /** What is dialled before a country code in most of the world, and in North America. */
  private static final Pattern INTERNATIONAL =
      Pattern.compile("^[ (]*(?:\\+|(?:00|011)(?=[ )./-]*[1-9]))[ )./-]*");

  /** A trunk zero as people write it after the country code. */
  private static final Pattern TRUNK_ZERO = Pattern.compile("\\( *0 *\\)");

  /**
   * Italy, where numbers are dialled as they are, without a trunk prefix: what another country's
   * prefix does to digits is left out of account.
   */
  private static final String PLAIN_REGION = "IT";

  /** Fewer digits than that are no whole number, unless the library knows the number. */
  private static final int FEWEST_DIGITS = 7;

  /**
   * Whether that can be a whole number: a valid one of its region or of one of these countries, or
   * one of at least 7 digits without the country code and leading zeros, because it may belong to
   * another country, or to a plan that has changed since.
   *
   * @param countries ISO 3166 codes
   */
  public boolean isWhole(Set<String> countries) {
    return Stream.concat(Stream.of(region), countries.stream())
            .flatMap(this::readings)
            .anyMatch(UTIL::isValidNumber)
        || Stream.of(region, PLAIN_REGION)
            .flatMap(this::readings)
            .map(number -> Long.toString(number.getNationalNumber()).length())
            .anyMatch(digits -> digits >= FEWEST_DIGITS);
  }

  /**
   * Whether that is the line of the number: as typed in its region, in the number's own country, or
   * from abroad. A number that the library does not call valid any more is compared just so.
   */
  public boolean means(PhoneNumber number) {
    return Stream.of(region, home(number))
            .flatMap(this::readings)
            .map(parsed -> UTIL.format(parsed, PhoneNumberFormat.E164))
            .map(PhoneLine::of)
            .anyMatch(number.canonical()::equals)
        || spellsOut(number);
  }

  /** Whether the digits are the number's, with its country code but without the plus perhaps. */
  private boolean spellsOut(PhoneNumber number) {
    boolean elsewhere = isFromAbroad() || readings(region).noneMatch(UTIL::isValidNumber);
    String digits =
        PhoneNumberUtil.normalizeDigitsOnly(TRUNK_ZERO.matcher(fromAbroad()).replaceAll(""));
    return elsewhere && number.canonical().equals(PhoneLine.of("+" + digits));
  }

  /** The numbers that the text is for callers in a country; "011" begins numbers at home, too. */
  private Stream<Phonenumber.PhoneNumber> readings(String country) {
    return Stream.of(PhoneText.plain(text), fromAbroad())
        .flatMap(spelling -> parse(spelling, country).stream());
  }

  private boolean isFromAbroad() {
    return INTERNATIONAL.matcher(PhoneText.plain(text)).find();
  }

  /** With a plus where it begins with what is dialled to call abroad. */
  private String fromAbroad() {
    return INTERNATIONAL.matcher(PhoneText.plain(text)).replaceFirst("+");
  }

  private static String home(PhoneNumber number) {
    return parse(number.e164(), PhoneNumbers.NO_REGION)
        .map(
            parsed ->
                Optional.ofNullable(UTIL.getRegionCodeForNumber(parsed))
                    .orElseGet(() -> UTIL.getRegionCodeForCountryCode(parsed.getCountryCode())))
        .orElse(PhoneNumbers.NO_REGION);
  }

  private static Optional<Phonenumber.PhoneNumber> parse(String text, String region) {
    try {
      return Optional.of(UTIL.parse(text, region));
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "TypedPhone";
  }
}
