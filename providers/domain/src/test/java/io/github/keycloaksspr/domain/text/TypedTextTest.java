// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0000", "\t", "\n", "\r", "\u001b", "\u001f", "\u007f", "\u0080", "\u0085", "\u009f"
      })
  void controlsAreFoundWhereverTheyStand(String control) {
    assertThat(TypedText.hasControlCharacters(control)).isTrue();
    assertThat(TypedText.hasControlCharacters(control + "after")).isTrue();
    assertThat(TypedText.hasControlCharacters("before" + control)).isTrue();
    assertThat(TypedText.hasControlCharacters("on both" + control + "sides")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u2028", "\u2029"})
  void lineAndParagraphSeparatorsAreFound(String separator) {
    assertThat(TypedText.hasControlCharacters("one" + separator + "two")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d", "a\ud83db"})
  void unpairedSurrogatesAreFound(String broken) {
    assertThat(TypedText.hasControlCharacters(broken)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Plain text, with punctuation!",
        "~",
        "\u00a0",
        "\u3000",
        "Çelik Ñandú",
        "Ωμέγα",
        "नमस्ते",
        "東京",
        "\ud83d\ude00"
      })
  void whatAKeyboardTypesIntoAFieldIsNotFound(String text) {
    assertThat(TypedText.hasControlCharacters(text)).isFalse();
  }

  @Property
  void printableAsciiHasNone(@ForAll @CharRange(from = ' ', to = '~') String text) {
    assertThat(TypedText.hasControlCharacters(text)).isFalse();
  }
}
