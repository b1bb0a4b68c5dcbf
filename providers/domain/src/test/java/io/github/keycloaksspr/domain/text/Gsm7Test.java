// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Gsm7Test {

  @Test
  void basic_characters_count_once() {
    assertThat(Gsm7.septets("Grüße, Ñandú".replace('ú', 'ù'))).hasValue(12);
    assertThat(Gsm7.septets("@sso.example #1\n")).hasValue(16);
    assertThat(Gsm7.septets("")).hasValue(0);
  }

  @Test
  void the_alphabet_has_127_basic_characters_without_the_escape() {
    long basic =
        IntStream.rangeClosed(0, Character.MAX_VALUE)
            .mapToObj(c -> Gsm7.septets(String.valueOf((char) c)))
            .filter(septets -> septets.isPresent() && septets.getAsInt() == 1)
            .count();

    assertThat(basic).isEqualTo(127);
  }

  @ParameterizedTest
  @ValueSource(strings = {"^", "{", "}", "\\", "[", "~", "]", "|", "€", "\f"})
  void extended_characters_count_twice(String character) {
    assertThat(Gsm7.septets(character)).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ú", "ç", "`", "’", "–", "Ж", "\u00a0", "\ud83d\ude00", "\t"})
  void other_characters_are_not_of_the_alphabet(String character) {
    assertThat(Gsm7.septets("a" + character)).isEmpty();
  }

  @Test
  void one_message_has_room_for_160() {
    assertThat(Gsm7.fitsIntoOne("a".repeat(160))).isTrue();
    assertThat(Gsm7.fitsIntoOne("a".repeat(161))).isFalse();
    assertThat(Gsm7.fitsIntoOne("€".repeat(80))).isTrue();
    assertThat(Gsm7.fitsIntoOne("€".repeat(80) + "a")).isFalse();
    assertThat(Gsm7.fitsIntoOne("Ж")).isFalse();
  }
}
