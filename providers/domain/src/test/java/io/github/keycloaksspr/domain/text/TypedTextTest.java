// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u00ad", "\u200b", "\u200d", "\u200e", "\u202e", "\u2060", "\u2068", "\ufeff", "\u034f",
        "\u115f", "\u1160", "\u17b4", "\u180b", "\u180f", "\u3164", "\uffa0", "\ufe00", "\ufe0f",
        "\udb40\udd00", "\udb40\uddef", "\udb40\udc41"
      })
  void invisibleCharactersAreLeftOut(String mark) {
    assertThat(TypedText.plain("a" + mark + "b")).isEqualTo("ab");
    assertThat(TypedText.visible(mark + "a b" + mark)).isEqualTo("a b");
    assertThat(TypedText.trimmed(mark + " a" + mark + "b " + mark)).isEqualTo("a" + mark + "b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\ufdff", "\ufe10", "\udb40\uddf0", "é", "用", "\u0301"})
  void visibleOnesStay(String character) {
    assertThat(TypedText.visible("a" + character)).isEqualTo("a" + character);
    assertThat(TypedText.isInvisible(character.codePointAt(0))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-", "\u2010", "\u2011", "\u2013", "\u2014", "\u2015", "\u2212", "\uff0d", "\ufe63"
      })
  void everyDashIsAHyphen(String dash) {
    assertThat(TypedText.plain("a" + dash + "b")).isEqualTo("a-b");
    assertThat(TypedText.visible(dash)).isEqualTo(dash);
    assertThat(TypedText.isDash(dash.codePointAt(0))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t", "\n", "\u00a0", "\u2009", "\u202f", "\u3000", "\u2028"})
  void everySpaceIsASpace(String space) {
    assertThat(TypedText.plain("a" + space + "b")).isEqualTo("a b");
    assertThat(TypedText.trimmed(space + "a" + space + "b" + space)).isEqualTo("a" + space + "b");
  }

  @Test
  void whatIsOnlyUnseenIsNothing() {
    assertThat(TypedText.trimmed(" \ufeff\t")).isEmpty();
    assertThat(TypedText.trimmed("")).isEmpty();
  }
}
