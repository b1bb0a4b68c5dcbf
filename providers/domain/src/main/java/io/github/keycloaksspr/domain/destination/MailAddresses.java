// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import io.github.keycloaksspr.domain.text.TypedText;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads mail addresses, international ones too. */
public final class MailAddresses {

  /** RFC 5321 §4.5.3.1: 64 octets of local part; 254 in all is what fits into a path. */
  private static final int LONGEST = 254;

  private static final int LONGEST_LOCAL = 64;

  /**
   * A sane local part: no quotes, brackets, comments, spaces or lists, which are legal in places
   * and only ever seen in attempts to reach a second mailbox.
   */
  private static final Pattern LOCAL =
      Pattern.compile(
          "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*");

  /**
   * The beginning of an encoded word (RFC 2047 §2). It is legal in a local part, but some mail
   * software decodes it there, and then the mail goes to whatever the decoded text says.
   */
  private static final Pattern ENCODED_WORD = Pattern.compile("=\\?[^?]+\\?[bBqQ]\\?");

  private static final Pattern ASCII_DOMAIN =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])");

  private MailAddresses() {}

  /**
   * The address that the text is, empty when it is none. Unicode form and the spelling of the
   * domain make no difference.
   *
   * @param typed what was typed or imported, never null; surrounding white space is ignored
   */
  public static Optional<MailAddress> read(String typed) {
    String text = typed.strip();
    if (TypedText.hasControlCharacters(typed) || text.length() > LONGEST) {
      return Optional.empty();
    }
    int at = text.lastIndexOf('@');
    if (at < 1 || !isLocal(text.substring(0, at))) {
      return Optional.empty();
    }
    String local = Normalizer.normalize(text.substring(0, at), Normalizer.Form.NFC) + "@";
    return asciiDomain(text.substring(at + 1))
        .filter(ascii -> octets(local + ascii) <= LONGEST)
        .map(ascii -> new MailAddress(local + IDN.toUnicode(ascii)));
  }

  /**
   * The domain in the one spelling of all that mean it: as people read it, in lower case. Empty
   * when the text is no domain.
   */
  public static Optional<String> domain(String typed) {
    return asciiDomain(typed).map(IDN::toUnicode);
  }

  /** The domain as the name servers know it: "xn--…" for what is not Latin. */
  private static Optional<String> asciiDomain(String typed) {
    try {
      return Optional.of(IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT))
          .filter(ascii -> ASCII_DOMAIN.matcher(ascii).matches());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isLocal(String text) {
    return octets(text) <= LONGEST_LOCAL
        && !ENCODED_WORD.matcher(text).find()
        && LOCAL.matcher(text).matches();
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
