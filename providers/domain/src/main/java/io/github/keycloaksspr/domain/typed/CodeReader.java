// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.typed;

import io.github.keycloaksspr.domain.text.TypedText;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds codes in a text. */
final class CodeReader {

  /** Keyboards of East Asia give the sound mark and the middle dot for a dash and a dot. */
  private static final Pattern SEPARATORS = Pattern.compile("[ .\\-\u3002\u00b7\u30fb\u30fc]+");

  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** Apps and messages show "123 456" or "123-456". */
  private static final Pattern GROUPS = Pattern.compile("[0-9]+(?:[ -][0-9]+)+");

  private static final Pattern RECOVERY_CODE =
      Pattern.compile("[A-Z0-9]{" + CodeForm.Recovery.LENGTH + "}");

  /** The list of recovery codes has a number before each. */
  private static final Pattern NUMBER_IN_LIST = Pattern.compile("^ *[0-9]{1,2} *[:.)] *");

  private static final Pattern RECOVERY_GROUPS =
      Pattern.compile("(?<![A-Z0-9-])[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}(?![A-Z0-9-])");

  private CodeReader() {}

  /** The text with ASCII digits, at usual width, with plain spaces and dashes. */
  static String ascii(String typed) {
    StringBuilder text = new StringBuilder();
    TypedText.plain(Normalizer.normalize(typed, Normalizer.Form.NFKC))
        .codePoints()
        .forEach(
            character -> {
              int digit = Character.digit(character, 10);
              text.appendCodePoint(digit < 0 ? character : '0' + digit);
            });
    return text.toString();
  }

  /** The different codes of these lengths; the whole text is one where it is digits only. */
  static Set<String> digits(String text, Set<Integer> lengths) {
    Predicate<String> fits = digits -> lengths.contains(digits.length());
    String whole = withoutSeparators(text);
    if (DIGITS.matcher(whole).matches()) {
      return fits.test(whole) ? Set.of(whole) : Set.of();
    }
    Set<String> found = new LinkedHashSet<>();
    all(DIGITS, text).filter(fits).forEach(found::add);
    all(GROUPS, text)
        .filter(groups -> all(DIGITS, groups).noneMatch(fits))
        .map(CodeReader::withoutSeparators)
        .filter(fits)
        .forEach(found::add);
    return found;
  }

  /** The different recovery codes, in capitals and without separators. */
  static Set<String> recoveryCodes(String text) {
    String capitals = text.toUpperCase(Locale.ROOT);
    String whole = withoutSeparators(NUMBER_IN_LIST.matcher(capitals).replaceFirst(""));
    if (RECOVERY_CODE.matcher(whole).matches()) {
      return Set.of(whole);
    }
    Set<String> found = new LinkedHashSet<>();
    all(RECOVERY_GROUPS, capitals).map(CodeReader::withoutSeparators).forEach(found::add);
    return found;
  }

  private static Stream<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group);
  }

  private static String withoutSeparators(String text) {
    return SEPARATORS.matcher(text).replaceAll("");
  }
}
