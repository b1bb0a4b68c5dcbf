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
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads phone numbers in any usual spelling.
 *
 * @param defaultRegion the ISO 3166 code of the country that a number without one belongs to
 * @param allowedCountries ISO 3166 codes of the countries that may be used; empty allows all
 */
public record PhoneNumbers(String defaultRegion, Set<String> allowedCountries) {

  private static final PhoneNumberUtil UTIL = PhoneNumberUtil.getInstance();

  /** Longer than any number that people write, shorter than what makes a parser work hard. */
  public static final int LONGEST = 64;

  /**
   * The parameters of RFC 3966 other than an extension and a country code as context. A context
   * that is a domain name and a subaddress would be dropped, and another number be reached than was
   * meant.
   */
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*(?!ext\\s*=|phone-context=\\+[0-9])[a-z-]+\\s*=", Pattern.CASE_INSENSITIVE);

  /** What the library calls a region that is none. */
  static final String NO_REGION = "ZZ";

  /**
   * Kinds of number that cost the caller or the called more than a call does, that forward to
   * anywhere, or that no person answers. Numbers of companies (UAN), such as 058 in Switzerland,
   * are ordinary office phones.
   */
  private static final Set<PhoneNumberType> SPECIAL =
      Set.of(
          PhoneNumberType.PREMIUM_RATE,
          PhoneNumberType.SHARED_COST,
          PhoneNumberType.PERSONAL_NUMBER,
          PhoneNumberType.PAGER,
          PhoneNumberType.VOICEMAIL);

  /** The international free phone (ITU-T E.169.1), the only code of no country that is taken. */
  private static final int FREE_PHONE = 800;

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
    /** Also satellites, networks of no country, shared costs, personal numbers, pagers. */
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
    String text = PhoneText.plain(typed);
    return valid(text)
        .filter(parsed -> !isSeveral(text))
        .filter(parsed -> !PARAMETER.matcher(text).find())
        .map(this::read)
        .orElseGet(() -> new Reading.Refused(Problem.INVALID));
  }

  private Reading read(Phonenumber.PhoneNumber parsed) {
    if (isSpecial(parsed)) {
      return new Reading.Refused(Problem.PREMIUM_RATE);
    }
    if (!allowedCountries.isEmpty()
        && !allowedCountries.contains(UTIL.getRegionCodeForNumber(parsed))) {
      return new Reading.Refused(Problem.COUNTRY_NOT_ALLOWED);
    }
    return usable(UTIL, parsed);
  }

  private static boolean isSpecial(Phonenumber.PhoneNumber parsed) {
    int code = parsed.getCountryCode();
    return SPECIAL.contains(UTIL.getNumberType(parsed))
        || (code != FREE_PHONE && UTIL.getSupportedGlobalNetworkCallingCodes().contains(code));
  }

  private Optional<Phonenumber.PhoneNumber> valid(String text) {
    try {
      return Optional.of(UTIL.parse(text, defaultRegion)).filter(UTIL::isValidNumber);
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether what stands before a slash is a number already: "030 123456 / 57" names two, "030 /
   * 123456" one.
   */
  private boolean isSeveral(String text) {
    return IntStream.range(0, text.length())
        .filter(at -> text.charAt(at) == '/')
        .anyMatch(at -> valid(text.substring(0, at)).isPresent());
  }

  /**
   * Whether a number that was taken once may be reached under the rules of today. A country may
   * have been withdrawn since; that our knowledge of numbers changed is no reason.
   */
  public boolean allows(PhoneNumber number) {
    return problem(number).isEmpty();
  }

  /**
   * What is to be said against a number that was taken once; empty where nothing is. Of a number
   * that is not valid any more it is not known to which of the countries with its code it belongs.
   */
  Optional<Problem> problem(PhoneNumber number) {
    if (!(read(number.e164()) instanceof Reading.Refused refused)) {
      return Optional.empty();
    }
    if (refused.problem() != Problem.INVALID) {
      return Optional.of(refused.problem());
    }
    return isOfAllowedCountry(number) ? Optional.empty() : Optional.of(Problem.COUNTRY_NOT_ALLOWED);
  }

  private boolean isOfAllowedCountry(PhoneNumber number) {
    return allowedCountries.isEmpty()
        || allowedCountries.stream()
            .map(country -> "+" + UTIL.getCountryCodeForRegion(country))
            .anyMatch(number.e164()::startsWith);
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
