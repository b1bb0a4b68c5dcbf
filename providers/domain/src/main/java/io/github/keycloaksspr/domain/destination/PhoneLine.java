// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The subscriber line behind a number. In some countries one line has two spellings, both of which
 * ring the same phone.
 */
final class PhoneLine {

  /**
   * A spelling that has another one.
   *
   * @param spelling of the number, with what both have in common as its group
   * @param country what comes before that in the spelling of the line
   */
  private record Twin(Pattern spelling, String country) {}

  /**
   * Argentina: mobiles have a 9 after the country code when they are called from abroad, and none
   * at home (ITU-T E.164 plan of Argentina). Mexico: until August 2019 mobiles had a 1 there, and
   * 01, 044 or 045 at home; since then all numbers have ten digits.
   */
  private static final List<Twin> TWINS =
      List.of(
          new Twin(Pattern.compile("\\+549([1-9][0-9]{9})"), "+54"),
          new Twin(Pattern.compile("\\+52(?:1|01|044|045)([1-9][0-9]{9})"), "+52"));

  private PhoneLine() {}

  /** One spelling for all numbers of a line; a number with one spelling is that. */
  static String of(String e164) {
    for (Twin twin : TWINS) {
      Matcher matcher = twin.spelling().matcher(e164);
      if (matcher.matches()) {
        return twin.country() + matcher.group(1);
      }
    }
    return e164;
  }
}
