// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.typed.AnswerForm;
import java.util.Locale;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {

  private static String normal(String typed) {
    return Answer.of(typed).normalised();
  }

  @Nested
  class WhatMakesNoDifference {

    @ParameterizedTest
    @ValueSource(strings = {"new york", "New York", "NEW YORK", "nEW yORK"})
    void caseOfLetters(String typed) {
      assertThat(normal(typed)).isEqualTo("new york");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Straße", "STRASSE", "STRAẞE", "strasse", "straẞe"})
    void sharpSHoweverItIsWritten(String typed) {
      assertThat(normal(typed)).isEqualTo("strasse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"İzmir", "izmir", "IZMIR", "ızmır", "I\u0307zmir", "i\u0307zmir"})
    void theTurkishDot(String typed) {
      assertThat(normal(typed)).isEqualTo("izmir");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ΟΔΟΣ", "οδος", "οδοσ"})
    void theFinalSigma(String typed) {
      assertThat(normal(typed)).isEqualTo("οδος");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          " new york",
          "new york ",
          "\tnew york\n",
          "\u00a0new york\u3000",
          "new  york",
          "new\u00a0york",
          "new\u3000york",
          "new \t \u2009 york",
          "new\u2028york"
        })
    void surroundingAndRepeatedWhiteSpace(String typed) {
      assertThat(normal(typed)).isEqualTo("new york");
    }

    @ParameterizedTest
    @CsvSource({
      "Jose\u0301, josé",
      "José, josé",
      "ﬁsh, fish",
      "Ⅳ, iv",
      "x², x2",
      "\u212bngström, ångström",
      "ĲSSEL, ijssel"
    })
    void unicodeForm(String typed, String normal) {
      assertThat(normal(typed)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({"ＴＯＫＹＯ, tokyo", "ﾄｳｷｮｳ, トウキョウ", "１２３, 123"})
    void width(String typed, String normal) {
      assertThat(normal(typed)).isEqualTo(normal);
    }
  }

  @Nested
  class WhatMakesADifference {

    @ParameterizedTest
    @CsvSource({"josé, jose", "new york, newyork", "o'hara, ohara", "rex, rex!", "Ü, U", "ï, i"})
    void accentsSpacesAndPunctuation(String one, String other) {
      assertThat(normal(one)).isNotEqualTo(normal(other));
      assertThat(Answer.of(one).sameAs(Answer.of(other))).isFalse();
    }
  }

  @Test
  void answersOfOneNormalFormAreTheSame() {
    assertThat(Answer.of(" NEW  York").sameAs(Answer.of("new york"))).isTrue();
  }

  @Test
  void itCanBeComparedInTheFormOfAnEarlierRelease() {
    assertThat(Answer.of("O\u2019Hara.").in(AnswerForm.FOLDED)).isEqualTo("o\u2019hara.");
    assertThat(Answer.of("O\u2019Hara.").in(AnswerForm.PLAIN)).isEqualTo(normal("O'Hara"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', 0",
    "'   ', 0",
    "li, 2",
    "' li ', 2",
    "a    b, 3",
    "Jose\u0301, 4",
    "ß, 2",
    "😀😀, 2",
    "東京, 2"
  })
  void lengthCountsCharactersAsAPersonDoesAfterNormalising(String typed, int length) {
    assertThat(Answer.of(typed).length()).isEqualTo(length);
  }

  @ParameterizedTest
  @CsvSource({
    "york, Is it New York?, true",
    "NEW  YORK, Is it New York?, true",
    "ＹＯＲＫ, Is it New York?, true",
    "ork, Is it New York?, true",
    "Is it New York?, Is it New York?, true",
    "yorks, Is it New York?, false",
    "york new, Is it New York?, false",
    "'', Is it New York?, false",
    "york, '', false"
  })
  void anAnswerIsInAQuestionWhenItStandsThereWhole(String answer, String question, boolean in) {
    assertThat(Answer.of(answer).isIn(question)).isEqualTo(in);
  }

  @Test
  void aLogLineShowsNothingOfIt() {
    assertThat(Answer.of("rex")).hasToString("Answer");
  }

  @Test
  void caseAndRepetitionMakeNoDifferenceForAnyCharacter() {
    assertThat(
            IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                .filter(AnswerTest::isOfAnAlphabet)
                .mapToObj(codePoint -> "a" + Character.toString(codePoint) + "b")
                .filter(text -> !isOneWithItsCases(normal(text), text)))
        .isEmpty();
  }

  /** Characters without case and without other forms are left out: they are many. */
  private static boolean isOfAnAlphabet(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED -> false;
      default -> !Character.isIdeographic(codePoint);
    };
  }

  private static boolean isOneWithItsCases(String normal, String text) {
    return normal(normal).equals(normal)
        && normal(text.toUpperCase(Locale.ROOT)).equals(normal)
        && normal(text.toLowerCase(Locale.ROOT)).equals(normal);
  }

  @Property
  void normalisingTwiceIsNormalisingOnce(@ForAll("texts") String typed) {
    assertThat(normal(normal(typed))).isEqualTo(normal(typed));
  }

  @Property
  void noNormalFormHasSpareWhiteSpace(@ForAll("texts") String typed) {
    assertThat(normal(typed)).doesNotMatch("(?s)[\\s\\p{Z}].*|.*[\\s\\p{Z}]{2}.*|.*[\\s\\p{Z}]");
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> nasty =
        Arbitraries.strings()
            .withChars(
                "aiIıİßẞσΣς \t\n\u00a0\u2009\u3000\u00a8\u0307\u0301\u0323\u0345ﬁＡﾄﾞ가ᄀ\u00b4Ǆ")
            .ofMaxLength(12);
    return Arbitraries.oneOf(nasty, Arbitraries.strings().ofMaxLength(40));
  }
}
