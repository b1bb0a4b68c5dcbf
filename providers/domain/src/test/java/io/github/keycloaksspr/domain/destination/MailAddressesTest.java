// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressesTest {

  private static String canonical(String typed) {
    return MailAddresses.read(typed).orElseThrow().canonical();
  }

  /** A domain of that many octets. */
  private static String domainOf(int octets) {
    StringBuilder domain = new StringBuilder(".org");
    while (octets - domain.length() > 63) {
      domain.insert(0, "." + "d".repeat(49));
    }
    return domain.insert(0, "d".repeat(octets - domain.length())).toString();
  }

  @Nested
  class WhatIsTaken {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "a@example.org",
          "anna.ito@example.org",
          "Anna.Ito@mail.example.co.uk",
          "anna+reset@example.org",
          "o'brien@example.org",
          "a.b.c-d_e@ex-ample.org",
          "!#$%&'*+/=?^_`{|}~-@example.org",
          "0@1.example",
          "anna@example.c1",
          "anna@a.de"
        })
    void usualAddressesAsTheyWereTyped(String typed) {
      assertThat(MailAddresses.read(typed)).contains(new MailAddress(typed));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "用户@例え.テスト",
          "उपयोगकर्ता@उदाहरण.परीक्षा",
          "δοκιμή@παράδειγμα.δοκιμή",
          "jürgen@bücher.example",
          "пользователь@пример.рф",
          "x@מקוה.קום"
        })
    void internationalAddressesInTheirOwnScript(String typed) {
      assertThat(MailAddresses.read(typed).map(MailAddress::value))
          .contains(Normalizer.normalize(typed, Normalizer.Form.NFC));
    }

    @ParameterizedTest
    @ValueSource(strings = {" anna@example.org", "anna@example.org ", "\u2003anna@example.org  "})
    void surroundingWhiteSpaceIsIgnored(String typed) {
      assertThat(MailAddresses.read(typed)).contains(new MailAddress("anna@example.org"));
    }

    @ParameterizedTest
    @CsvSource({
      "anna@xn--bcher-kva.example, anna@bücher.example",
      "anna@XN--BCHER-KVA.example, anna@bücher.example",
      "anna@BÜCHER.example, anna@bücher.example",
      "anna@bu\u0308cher.example, anna@bücher.example",
      "anna@EXAMPLE.ORG, anna@example.org",
      "anna@ｅｘａｍｐｌｅ.org, anna@example.org",
      "anna@example。org, anna@example.org",
      "anna@exam\u00adple.org, anna@example.org",
      "jose\u0301@example.org, josé@example.org"
    })
    void everySpellingOfOneMailboxIsOneAddress(String typed, String value) {
      assertThat(MailAddresses.read(typed)).contains(new MailAddress(value));
    }
  }

  @Nested
  class WhatIsRefused {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "=?utf-8?q?x=40evil.example=3e?=@example.org",
          "a=?x?B?eA==?=@example.org",
          "",
          " ",
          "anna",
          "@",
          "anna@",
          "@example.org",
          "anna@@example.org",
          "anna@home@example.org",
          "anna＠example.org",
          "a@anna@example.org"
        })
    void whatHasNotExactlyOneAtSignWithSomethingOnBothSides(String typed) {
      assertThat(MailAddresses.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "\"anna\"@example.org",
          "\"a@evil.example\"@example.org",
          "anna(comment)@example.org",
          "anna@example.org(comment)",
          "Anna <anna@example.org>",
          "<anna@example.org>",
          "anna ito@example.org",
          "anna@exam ple.org",
          "anna\u00a0@example.org",
          "anna@evil.example,bob@example.org",
          "anna@evil.example;bob@example.org",
          "anna,bob@example.org",
          "team:anna@example.org",
          "anna\\bob@example.org",
          "[anna]@example.org"
        })
    void whateverMightReachASecondMailbox(String typed) {
      assertThat(MailAddresses.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "anna@example.org\n",
          "\nanna@example.org",
          "anna@example.org\r\nBcc: bob@example.org",
          "an\u0000na@example.org",
          "an\tna@example.org",
          "anna@example.org\u2028",
          "anna\ud83d@example.org"
        })
    void controlCharactersEvenAtTheEdge(String typed) {
      assertThat(MailAddresses.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          ".anna@example.org",
          "anna.@example.org",
          "an..na@example.org",
          "anna\u202e@example.org",
          "anna\u200b@example.org",
          "😀@example.org"
        })
    void aLocalPartThatNoMailboxHas(String typed) {
      assertThat(MailAddresses.read(typed)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "anna@localhost",
          "anna@example",
          "anna@example.x",
          "anna@example.1c",
          "anna@example.org.",
          "anna@.example.org",
          "anna@example..org",
          "anna@-example.org",
          "anna@example-.org",
          "anna@example.or-",
          "anna@ex_ample.org",
          "anna@192.0.2.1",
          "anna@[192.0.2.1]",
          "anna@exam\u202eple.org",
          "anna@😀_.org"
        })
    void aDomainThatTheInternetDoesNotHave(String typed) {
      assertThat(MailAddresses.read(typed)).isEmpty();
    }
  }

  @Nested
  class Lengths {

    @Test
    void sixtyFourOctetsOfLocalPartAreTheMost() {
      String local = "a".repeat(64);

      assertThat(MailAddresses.read(local + "@example.org")).isPresent();
      assertThat(MailAddresses.read(local + "a@example.org")).isEmpty();
    }

    @Test
    void octetsCountNotCharacters() {
      String local = "é".repeat(32);

      assertThat(MailAddresses.read(local + "@example.org")).isPresent();
      assertThat(MailAddresses.read(local + "a@example.org")).isEmpty();
    }

    @Test
    void twoHundredAndFiftyFourOctetsInAllAreTheMost() {
      String longest = "anna@" + domainOf(249);

      assertThat(longest).hasSize(254);
      assertThat(MailAddresses.read(longest)).isPresent();
      assertThat(MailAddresses.read("a" + longest)).isEmpty();
    }

    @Test
    void aDomainOfAnotherScriptCountsAsItTravels() {
      String short254 = "é@" + domainOf(251);

      assertThat(short254).hasSize(253);
      assertThat(MailAddresses.read(short254)).isPresent();
      assertThat(MailAddresses.read("b" + short254)).isEmpty();
    }

    @Test
    void whiteSpaceAroundDoesNotCount() {
      assertThat(MailAddresses.read(" ".repeat(300) + "anna@example.org")).isPresent();
    }

    @Test
    void aLabelHasSixtyThreeCharactersAtMost() {
      assertThat(MailAddresses.read("anna@" + "d".repeat(63) + ".org")).isPresent();
      assertThat(MailAddresses.read("anna@" + "d".repeat(64) + ".org")).isEmpty();
    }
  }

  @Nested
  class Domains {

    @ParameterizedTest
    @CsvSource({
      "example.org, example.org",
      "Example.ORG, example.org",
      "mail.example.org, mail.example.org",
      "BÜCHER.example, bücher.example",
      "xn--bcher-kva.example, bücher.example",
      "example。org, example.org"
    })
    void everySpellingOfADomainIsOne(String typed, String domain) {
      assertThat(MailAddresses.domain(typed)).contains(domain);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", "example", "@example.org", "*.example.org", "example.org/", "a..b", "a b.c"})
    void whatIsNoDomainIsNone(String typed) {
      assertThat(MailAddresses.domain(typed)).isEmpty();
    }

    @Test
    void anAddressHasTheDomainThatTheDomainAloneIsReadAs() {
      assertThat(MailAddresses.read("anna@xn--bcher-kva.EXAMPLE").map(MailAddress::domain))
          .isEqualTo(MailAddresses.domain("Bücher.example"));
    }
  }

  @Property
  void anyTextIsReadOrRefusedButNeverThrown(@ForAll("texts") String typed) {
    Optional<MailAddress> read = MailAddresses.read(typed);

    assertThat(read.flatMap(mail -> MailAddresses.read(mail.value()))).isEqualTo(read);
  }

  @Property
  void whateverIsReadHasOneCanonicalForm(@ForAll("addresses") String typed) {
    String canonical = canonical(typed);

    assertThat(canonical(typed.toUpperCase(Locale.ROOT))).isEqualTo(canonical);
    assertThat(canonical(typed.toLowerCase(Locale.ROOT))).isEqualTo(canonical);
    assertThat(canonical("  " + typed + " ")).isEqualTo(canonical);
    assertThat(canonical(Normalizer.normalize(typed, Normalizer.Form.NFD))).isEqualTo(canonical);
    assertThat(canonical(canonical)).isEqualTo(canonical);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> nearly =
        Combinators.combine(
                Arbitraries.strings().withChars("aéÜ用.@\"'()<>,;: +_-\u00ad\n").ofMaxLength(12),
                Arbitraries.strings().withChars("aXn-éüß用。.ｅ\u0308_[]1 @").ofMaxLength(12),
                Arbitraries.of(".org", "", ".テスト", ".xn--p1ai"))
            .as((local, domain, end) -> local + "@" + domain + end);
    return Arbitraries.oneOf(nearly, Arbitraries.strings().ofMaxLength(300));
  }

  @Provide
  Arbitrary<String> addresses() {
    Arbitrary<String> atoms =
        Arbitraries.strings().withChars("abzXYé0ü用9+_-").ofMinLength(1).ofMaxLength(8);
    Arbitrary<String> labels =
        Arbitraries.strings().withChars("abzXYéü用0").ofMinLength(1).ofMaxLength(8);
    return Combinators.combine(
            atoms.list().ofMinSize(1).ofMaxSize(3),
            labels.list().ofMinSize(1).ofMaxSize(3),
            Arbitraries.of("org", "Com", "テスト"))
        .as(
            (local, domain, top) ->
                String.join(".", local) + "@" + String.join(".", domain) + "." + top);
  }
}
