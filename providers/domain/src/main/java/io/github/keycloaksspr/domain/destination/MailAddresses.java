// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import io.github.keycloaksspr.domain.text.TypedText;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
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

  private MailAddresses() {}

  /**
   * The address that the text is, empty when it is none. Unicode form and the spelling of the
   * domain make no difference.
   *
   * @param typed what was typed or imported, never null; surrounding white space and invisible
   *     marks are ignored, but no line break is
   */
  public static Optional<MailAddress> read(String typed) {
    String text = TypedText.trimmed(typed);
    if (TypedText.hasControlCharacters(typed) || text.length() > LONGEST) {
      return Optional.empty();
    }
    int at = text.lastIndexOf('@');
    if (at < 1 || !isLocal(text.substring(0, at))) {
      return Optional.empty();
    }
    String local = Normalizer.normalize(text.substring(0, at), Normalizer.Form.NFC) + "@";
    return DomainName.ascii(text.substring(at + 1))
        .filter(ascii -> octets(local + ascii) <= LONGEST)
        .map(ascii -> new MailAddress(local + DomainName.readable(ascii)));
  }

  /**
   * The domain in the one spelling of all that mean it: in lower case, and as people read it if
   * that is safe. Empty when the text is no domain.
   */
  public static Optional<String> domain(String typed) {
    return DomainName.ascii(TypedText.trimmed(typed)).map(DomainName::readable);
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
