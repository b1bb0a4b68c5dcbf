// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.text;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Fits what there is to say into one text message. */
public final class SmsText {

  /** How much of an organisation's name is said, and how much at least, in characters. */
  private static final int LONGEST_NAME = 30;

  private static final int SHORTEST_NAME = 10;

  /** A name; browsers take no address for it. */
  private static final Pattern HOST = Pattern.compile("(?=.*[a-z])[a-z0-9.-]{1,253}");

  private SmsText() {}

  /**
   * The text of a code. Its last line is for browsers that fill codes in: they give it to the page
   * of that host only (WICG, Origin-bound one-time codes delivered via SMS). Where room is scarce
   * the name is shortened, and then the line is left out.
   *
   * @param wording the words around the organisation's name, code first
   * @param name the organisation's name
   * @param page address of the page that asks for the code
   * @param code the digits
   */
  public static String code(UnaryOperator<String> wording, String name, URI page, String code) {
    Optional<String> line = host(page).map(host -> "\n@" + host + " #" + code);
    if (line.isEmpty()) {
      return around(wording, name);
    }
    UnaryOperator<String> whole = known -> wording.apply(known) + line.get();
    return isOfAnotherAlphabet(whole.apply(name))
        ? whole.apply(name)
        : fitting(whole, name).orElseGet(() -> around(wording, name));
  }

  /**
   * A text without a code. Where room is scarce the name is shortened.
   *
   * @param wording the words around the organisation's name
   * @param name the organisation's name
   */
  public static String around(UnaryOperator<String> wording, String name) {
    return fitting(wording, name).orElseGet(() -> wording.apply(name));
  }

  /** A name in one line that is not too long for a text. */
  public static String shortened(String name) {
    return cut(name.replaceAll("\\s+", " ").strip(), LONGEST_NAME);
  }

  /** With as much of the name as there is room for; empty if that would be too little. */
  private static Optional<String> fitting(UnaryOperator<String> text, String name) {
    int shortest = Math.min(SHORTEST_NAME, name.length());
    return IntStream.iterate(name.length(), length -> length >= shortest, length -> length - 1)
        .mapToObj(length -> text.apply(cut(name, length)))
        .filter(Gsm7::fitsIntoOne)
        .findFirst();
  }

  private static boolean isOfAnotherAlphabet(String text) {
    return Gsm7.septets(text).isEmpty();
  }

  private static String cut(String name, int length) {
    if (name.length() <= length) {
      return name;
    }
    // Not through the middle of a character.
    int end = Character.isHighSurrogate(name.charAt(length - 1)) ? length - 1 : length;
    return name.substring(0, end).strip();
  }

  private static Optional<String> host(URI page) {
    return Optional.ofNullable(page.getHost())
        .map(host -> host.toLowerCase(Locale.ROOT))
        .filter(host -> HOST.matcher(host).matches());
  }
}
