// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import io.github.keycloaksspr.domain.text.TypedText;
import java.util.Optional;
import java.util.Set;

/**
 * Reads phone numbers in any usual spelling.
 *
 * @param defaultRegion the ISO 3166 code of the country that a number without one belongs to
 * @param allowedCountries ISO 3166 codes of the countries that may be used; empty allows all
 */
public record PhoneNumbers(String defaultRegion, Set<String> allowedCountries) {

  /** Longer than any number that people write, shorter than what makes a parser work hard. */
  private static final int LONGEST = 64;

  public PhoneNumbers {
    allowedCountries = Set.copyOf(allowedCountries);
  }

  /** What a typed text turned out to be. */
  public sealed interface Reading {

    /** A number that may be used. */
    record Valid(PhoneNumber number) implements Reading {}

    /** Anything else, and why. */
    record Refused(Problem problem) implements Reading {}
  }

  /** Why a number is not taken. */
  public enum Problem {
    INVALID,
    COUNTRY_NOT_ALLOWED,
    PREMIUM_RATE
  }

  /**
   * Reads a number to be stored or called. Rules on countries and premium rates are against
   * text-message fraud.
   *
   * @param typed what was typed or imported, never null
   */
  public Reading read(String typed) {
    if (TypedText.hasControlCharacters(typed) || typed.length() > LONGEST) {
      return new Reading.Refused(Problem.INVALID);
    }
    PhoneNumberUtil util = PhoneNumberUtil.getInstance();
    Phonenumber.PhoneNumber parsed;
    try {
      parsed = util.parse(typed, defaultRegion);
    } catch (NumberParseException e) {
      return new Reading.Refused(Problem.INVALID);
    }
    if (!util.isValidNumber(parsed)) {
      return new Reading.Refused(Problem.INVALID);
    }
    if (util.getNumberType(parsed) == PhoneNumberType.PREMIUM_RATE) {
      return new Reading.Refused(Problem.PREMIUM_RATE);
    }
    if (!allowedCountries.isEmpty()
        && !allowedCountries.contains(util.getRegionCodeForNumber(parsed))) {
      return new Reading.Refused(Problem.COUNTRY_NOT_ALLOWED);
    }
    return usable(util, parsed);
  }

  /**
   * Whether a number that was taken once may be reached under the rules of today. A country may
   * have been withdrawn since; that our knowledge of numbers changed is no reason.
   */
  public boolean allows(PhoneNumber number) {
    return !(read(number.e164()) instanceof Reading.Refused refused)
        || refused.problem() == Problem.INVALID;
  }

  private static Reading usable(PhoneNumberUtil util, Phonenumber.PhoneNumber parsed) {
    Optional<String> extension =
        Optional.of(PhoneNumberUtil.normalizeDigitsOnly(parsed.getExtension()))
            .filter(digits -> !digits.isEmpty());
    try {
      return new Reading.Valid(
          new PhoneNumber(util.format(parsed, PhoneNumberFormat.E164), extension));
    } catch (IllegalArgumentException e) {
      return new Reading.Refused(Problem.INVALID);
    }
  }

  /** Whether the text is an ISO 3166 code of a country that phone numbers exist for. */
  public static boolean isRegion(String text) {
    return PhoneNumberUtil.getInstance().getSupportedRegions().contains(text);
  }
}
