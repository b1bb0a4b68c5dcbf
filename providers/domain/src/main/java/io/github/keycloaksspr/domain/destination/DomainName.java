// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads domain names as browsers and registries do today: Unicode Technical Standard 46, not
 * transitional.
 *
 * <p>The Java platform knows IDNA 2003, whose mapping UTS 46 keeps but for four characters that it
 * calls deviations: the eszett and the final sigma are letters of their own, and the two joiners
 * are signs between letters. IDNA 2003 turns them into "ss", into the other sigma and into nothing,
 * which is another domain of another owner. So the platform reads all labels but those with one of
 * them, and of these, all characters but them.
 */
final class DomainName {

  private static final Pattern ASCII =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

  private static final Pattern DOTS = Pattern.compile("[.\u3002]");
  private static final Pattern DEVIATION = Pattern.compile("[\u00df\u03c2\u200c\u200d]");

  /** Signs without meaning that IDNA 2003 and UTS 46 delete. */
  private static final Pattern DELETED =
      Pattern.compile("[\u00ad\u034f\u1806\u180b-\u180d\u200b\u2060\ufe00-\ufe0f\ufeff]");

  /** A joiner joins letters of scripts whose letters join; it is no sign of any other script. */
  private static final Pattern JOINER_ASTRAY =
      Pattern.compile(
          "(?<![\\p{L}\\p{M}&&[^\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}]])[\u200c\u200d]");

  private static final String ENCODED = "xn--";

  private DomainName() {}

  /**
   * The name as the name servers know it, in lower case: "xn--…" for what is not ASCII. Empty when
   * the text is no name of at least two labels.
   */
  static Optional<String> ascii(String typed) {
    try {
      String folded = DELETED.matcher(folded(typed)).replaceAll("");
      String ascii =
          DEVIATION.matcher(folded).find()
              ? Arrays.stream(DOTS.split(folded, -1))
                  .map(DomainName::label)
                  .collect(Collectors.joining("."))
              : platform(typed);
      return Optional.of(ascii).filter(name -> ASCII.matcher(name).matches());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The name as people read it, where the platform makes the same ASCII name of that: mail software
   * and Keycloak itself go by the platform. Otherwise the ASCII name, which nothing changes.
   */
  static String readable(String ascii) {
    return IDN.toUnicode(ascii);
  }

  private static String label(String folded) {
    if (!DEVIATION.matcher(folded).find()) {
      return platform(folded);
    }
    String rest =
        folded.replace("\u00df", "ss").replace('\u03c2', '\u03c3').replaceAll("[\u200c\u200d]", "");
    if (JOINER_ASTRAY.matcher(folded).find() || !IDN.toUnicode(platform(rest)).equals(rest)) {
      throw new IllegalArgumentException("No label of a domain name");
    }
    return ENCODED + Punycode.encode(folded);
  }

  private static String platform(String name) {
    return IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
  }

  /** Character by character: a capital sigma at the end of a word is no final sigma here. */
  private static String folded(String typed) {
    String lower =
        Normalizer.normalize(typed, Normalizer.Form.NFKC)
            .codePoints()
            .map(Character::toLowerCase)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return Normalizer.normalize(lower, Normalizer.Form.NFKC);
  }
}
