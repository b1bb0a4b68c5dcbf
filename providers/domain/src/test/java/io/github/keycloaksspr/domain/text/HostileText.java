// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.text;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Text as an attacker types it, or a broken program. */
public final class HostileText {

  private static final List<String> PIECES =
      List.of(
          "\u0000",
          "\u0007",
          "\u001b[31m",
          "\u007f",
          "\u0085",
          "\r\nBcc: victim@example.org\r\n",
          "\u2028",
          "\u2029",
          "\ud800",
          "\udfff",
          "\udbff\ud83d",
          "😀",
          "\u200b",
          "\u200e",
          "\u200f",
          "\u202e",
          "\u2066",
          "\ufeff",
          "\ufffe",
          "\u00ad",
          "\u0301\u0301\u0301",
          "а",
          "ⅰ",
          "İ",
          "ﬃ",
          "＠",
          "．",
          "。",
          "＋４９",
          "٣٠",
          "<script>alert(1)</script>",
          "\"'><img src=x onerror=alert(1)>",
          "&#64;",
          "{0}${7*7}#{7*7}",
          "%00%0d%0a",
          "../../etc/passwd",
          "'; drop table user_entity; --",
          "##",
          ",",
          "null",
          "NaN",
          "-0",
          "1e9",
          "99999999999999999999",
          " ",
          "\u3000");

  private static final List<String> HARMLESS =
      List.of(
          "anna", "@", "example.org", "+49", "30", "123456", ".", "-", "x", "https://", "/", "1");

  private HostileText() {}

  /** Anything: pieces that break programs in and around what programs expect; up to 10,000 long. */
  public static Arbitrary<String> any() {
    Arbitrary<String> mixed =
        Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(PIECES)), Tuple.of(3, Arbitraries.of(HARMLESS)))
            .list()
            .ofMaxSize(12)
            .map(pieces -> String.join("", pieces));
    Arbitrary<String> oneOverAndOver =
        Arbitraries.of(PIECES).map(piece -> piece.repeat(10_000 / piece.length()));
    return Arbitraries.frequencyOf(
        Tuple.of(20, mixed),
        Tuple.of(10, Arbitraries.strings().ofMaxLength(60)),
        Tuple.of(1, oneOverAndOver));
  }
}
