// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.destination;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.IDN;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DomainNameTest {

  /** Examples of UTS 46 and of registries. */
  @ParameterizedTest
  @CsvSource({
    "faß.de, xn--fa-hia.de",
    "FAẞ.DE, xn--fa-hia.de",
    "fa\u00adß.de, xn--fa-hia.de",
    "fass.de, fass.de",
    "straße.example, xn--strae-oqa.example",
    "öbb.at, xn--bb-eka.at",
    "βόλος.com, xn--nxasmm1c.com",
    "βόλοσ.com, xn--nxasmq6b.com",
    "ΒΌΛΟΣ.com, xn--nxasmq6b.com",
    "mail.faß。de, mail.xn--fa-hia.de",
    "ශ්\u200dරී.com, xn--10cl1a0b660p.com",
    "نامه\u200cای.com, xn--mgba3gch31f060k.com",
    "faß.öbb.at, xn--fa-hia.xn--bb-eka.at"
  })
  void deviationsAreLettersOfTheirOwn(String typed, String ascii) {
    assertThat(DomainName.ascii(typed)).contains(ascii);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fa\u200dss.de",
        "\u200dfass.de",
        "fa\u0441\u200c\u0441.de",
        "faß_.de",
        "-faß.de",
        "faß-.de",
        "faß..de",
        "faß",
        "faß.de."
      })
  void whatIsNoNameIsNone(String typed) {
    assertThat(DomainName.ascii(typed)).isEmpty();
  }

  @Test
  void whatThePlatformWouldChangeIsReadInAscii() {
    assertThat(DomainName.readable("xn--fa-hia.de")).isEqualTo("xn--fa-hia.de");
    assertThat(DomainName.readable("xn--bb-eka.at")).isEqualTo("öbb.at");
  }

  @Property
  void ourEncodingIsThePlatformsWhereBothKnowTheLabel(@ForAll("labels") String label) {
    String folded = IDN.toUnicode(IDN.toASCII(label));

    assertThat("xn--" + Punycode.encode(folded)).isEqualTo(IDN.toASCII(folded));
  }

  @Provide
  Arbitrary<String> labels() {
    return Arbitraries.strings()
        .withChars("abz09öüéжщ例ひ한")
        .ofMinLength(1)
        .ofMaxLength(12)
        .filter(label -> label.chars().anyMatch(c -> c > 127));
  }
}
