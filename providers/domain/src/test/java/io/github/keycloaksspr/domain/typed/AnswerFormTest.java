// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.typed;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerFormTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "O'Hara",
        "O\u2019Hara",
        "O\u2018Hara",
        "O\u02bcHara",
        "O\u02bbHara",
        "O`Hara",
        "O\u00b4Hara",
        "O\u2032Hara",
        "O\uff07Hara",
        "O\u201bHara",
        "\u200eO'Hara\ufeff",
        "O'Hara.",
        "O'Hara \u3002",
        "O'\u200dHara",
        "O'Hara\u2026"
      })
  void apostrophesAndMarksMakeNoDifference(String typed) {
    assertThat(AnswerForm.PLAIN.of(typed)).isEqualTo("o'hara");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Jean-Luc",
        "Jean\u2010Luc",
        "Jean\u2011Luc",
        "Jean\u2013Luc",
        "Jean\u2014Luc",
        "Jean\u2212Luc",
        "Jean\uff0dLuc",
        "Jean\u207bLuc"
      })
  void dashesMakeNoDifference(String typed) {
    assertThat(AnswerForm.PLAIN.of(typed)).isEqualTo("jean-luc");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"x\"", "\u201cx\u201d", "\u201ex\u201c", "\u00abx\u00bb", "\uff02x\uff02"})
  void quotesMakeNoDifference(String typed) {
    assertThat(AnswerForm.PLAIN.of(typed)).isEqualTo("\"x\"");
  }

  @Test
  void variationSelectorsMakeNoDifference() {
    assertThat(AnswerForm.PLAIN.of("I \u2764\ufe0f NY"))
        .isEqualTo(AnswerForm.PLAIN.of("i \u2764 ny"));
  }

  @ParameterizedTest
  @CsvSource({"o'hara, ohara", "jean-luc, jean luc", "dr. no, dr no", "コーヒー, コ-ヒ-", "rex, rex!"})
  void lettersSpacesAndOtherSignsDo(String one, String other) {
    assertThat(AnswerForm.PLAIN.of(one)).isNotEqualTo(AnswerForm.PLAIN.of(other));
  }

  @Test
  void theEarlierFormIsAsItWas() {
    assertThat(AnswerForm.FOLDED.of(" O\u2019Hara\u2011X. ")).isEqualTo("o\u2019hara\u2010x.");
    assertThat(AnswerForm.FOLDED.number()).isZero();
  }

  @Test
  void whatIsHashedNowIsInTheNewestForm() {
    assertThat(AnswerForm.NEWEST).isEqualTo(AnswerForm.PLAIN);
  }

  @ParameterizedTest
  @EnumSource(AnswerForm.class)
  void aFormIsFoundByItsNumber(AnswerForm form) {
    assertThat(AnswerForm.of(form.number())).contains(form);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 2})
  void aFormOfANewerReleaseIsNone(int number) {
    assertThat(AnswerForm.of(number)).isEmpty();
  }

  @Property
  void whatIsInAFormStaysTheSameInIt(@ForAll("texts") String typed) {
    for (AnswerForm form : AnswerForm.values()) {
      assertThat(form.of(form.of(typed))).isEqualTo(form.of(typed));
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("ab ß.'\"-\u2019\u201c\u2011\u207b\u00b4\ufe0f\u200d\u3000\u3002\u0130")
        .ofMaxLength(12);
  }
}
