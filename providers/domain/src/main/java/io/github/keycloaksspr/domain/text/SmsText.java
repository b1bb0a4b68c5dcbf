// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.text;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Fits a code into one text message. */
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
    String plain = wording.apply(name);
    if (line.isEmpty() || Gsm7.septets(plain + line.get()).isEmpty()) {
      return plain + line.orElse("");
    }
    for (int length = name.length(); length >= Math.min(SHORTEST_NAME, name.length()); length--) {
      String text = wording.apply(cut(name, length)) + line.get();
      if (Gsm7.fitsIntoOne(text)) {
        return text;
      }
    }
    return plain;
  }

  /** A name in one line that is not too long for a text. */
  public static String shortened(String name) {
    return cut(name.replaceAll("\\s+", " ").strip(), LONGEST_NAME);
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
