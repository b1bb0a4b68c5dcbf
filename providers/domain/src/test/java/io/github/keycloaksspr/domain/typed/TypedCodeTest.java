// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloaksspr.domain.typed.TypedCode.Legible;
import io.github.keycloaksspr.domain.typed.TypedCode.Malformed;
import io.github.keycloaksspr.domain.typed.TypedCode.Reason;
import java.util.Set;
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

class TypedCodeTest {

  private static final CodeForm SIX = CodeForm.digits(6);

  private static TypedCode code(String code) {
    return new Legible(code);
  }

  private static TypedCode malformed(Reason reason) {
    return new Malformed(reason);
  }

  @Nested
  class DigitsAlone {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "123456",
          "１２３４５６",
          "١٢٣٤٥٦",
          "۱۲۳۴۵۶",
          "१२३४५६",
          "১২৩৪৫৬",
          "๑๒๓๔๕๖",
          "𝟏𝟐𝟑𝟒𝟓𝟔",
          "①②③④⑤⑥",
          "1٢३4๕６"
        })
    void countInEveryScriptAndWidth(String typed) {
      assertThat(TypedCode.read(typed, SIX)).isEqualTo(code("123456"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          " ", "\t", "\n", "\r\n", "\u00a0", "\u2009", "\u202f", "\u3000", "\u2028", "-", "\u2010",
          "\u2011", "\u2013", "\u2014", "\u2015", "\u2212", "\u30fc", "\uff0d", ".", "\uff0e",
          "\u3002", "\u00b7", "\u200b", "\u200d", "\u200e", "\u200f", "\u2066", "\u2068", "\u2069",
          "\ufeff", "\u00ad", "\ufe0f", "\u2060", " - "
        })
    void countWithThatAroundAndBetween(String mark) {
      assertThat(TypedCode.read(mark + "123" + mark + "456" + mark, SIX)).isEqualTo(code("123456"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "1234567", "12 34 5", "123456 7", "123456 123456"})
    void ofAnotherLengthAreNoCode(String typed) {
      assertThat(TypedCode.read(typed, SIX)).isEqualTo(malformed(Reason.NO_CODE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"123456\"", "“123456”", "[123456]", "123456,", "123456!", "#123456"})
    void countWithSignsAroundThem(String typed) {
      assertThat(TypedCode.read(typed, SIX)).isEqualTo(code("123456"));
    }

    @ParameterizedTest
    @CsvSource({"6, 123456", "8, 12345678", "10, 1234567890"})
    void countAtTheLengthThatIsAskedFor(int length, String digits) {
      assertThat(TypedCode.read(digits, CodeForm.digits(length))).isEqualTo(code(digits));
      assertThat(TypedCode.read(digits + "0", CodeForm.digits(length)))
          .isEqualTo(malformed(Reason.NO_CODE));
    }

    @Test
    void leadingZerosStay() {
      assertThat(TypedCode.read("000001", SIX)).isEqualTo(code("000001"));
    }
  }

  @Nested
  class ASentence {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "Your code for Corp is 123456. It expires in 5 minutes.",
          "123456 is your code for Corp. It is valid for 10 min. Never pass it on to anyone.",
          "123456 is your code for Corp.\n@login.corp.example #123456",
          "Ihr Code: 123 456",
          "Ihr Code: 123-456 (10 Minuten)",
          "Ihr Code: 12 34 56!",
          "验证码１２３４５６，5分钟内有效",
          "رمزك هو ١٢٣٤٥٦ صالح لمدة ٥ دقائق",
          "G-123456",
          "code123456",
          "Code 123456 10 minutes"
        })
    void holdsTheCode(String typed) {
      assertThat(TypedCode.read(typed, SIX)).isEqualTo(code("123456"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "123456 or 654321",
          "first 123456, then 654321",
          "123 456 or 654321",
          "123 456 or 654-321"
        })
    void withTwoCodesIsAmbiguous(String typed) {
      assertThat(TypedCode.read(typed, SIX)).isEqualTo(malformed(Reason.SEVERAL_CODES));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "no code",
          "code 1234567",
          "12345a",
          "12345/6",
          "123.456 is it",
          "1 2 3 4 5 6 7 a"
        })
    void withoutACodeHoldsNone(String typed) {
      assertThat(TypedCode.read(typed, SIX)).isEqualTo(malformed(Reason.NO_CODE));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\u200e\ufeff"})
  void nothingIsNoCode(String typed) {
    assertThat(TypedCode.read(typed, SIX)).isEqualTo(malformed(Reason.EMPTY));
  }

  @Test
  void aThousandCharactersAreTheMost() {
    String longest = "123456" + " ".repeat(994);

    assertThat(TypedCode.read(longest, SIX)).isEqualTo(code("123456"));
    assertThat(TypedCode.read(longest + " ", SIX)).isEqualTo(malformed(Reason.TOO_LONG));
  }

  @ParameterizedTest
  @CsvSource({"123456", "12345678", "123 456", "1234 5678", "１２３ ４５６"})
  void anAppShowsSixOrEightDigits(String typed) {
    assertThat(TypedCode.read(typed, CodeForm.APP)).isInstanceOf(Legible.class);
    assertThat(TypedCode.read(typed + "9", CodeForm.APP)).isEqualTo(malformed(Reason.NO_CODE));
  }

  @Nested
  class ARecoveryCode {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "AB12CD34EF56",
          "AB12-CD34-EF56",
          "ab12-cd34-ef56",
          "ＡＢ12–ＣＤ34–ＥＦ56",
          " AB12 CD34 EF56 ",
          "\u2068AB12\u2011CD34\u2011EF56\u2069",
          "AB12CD34EF56.",
          "3: AB12-CD34-EF56",
          "12. AB12 CD34 EF56",
          "My next code is AB12-CD34-EF56, I think",
          "AB12-CD34-EF56 or ab12-cd34-ef56"
        })
    void isReadInEverySpelling(String typed) {
      assertThat(TypedCode.read(typed, CodeForm.RECOVERY)).isEqualTo(code("AB12CD34EF56"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "AB12-CD34-EF5",
          "AB12-CD34-EF567",
          "AB12-CD34-EF56-GH78",
          "AB12-CD34-ÄÖ56",
          "no code"
        })
    void isNothingElse(String typed) {
      assertThat(TypedCode.read(typed, CodeForm.RECOVERY)).isEqualTo(malformed(Reason.NO_CODE));
    }

    @Test
    void isOneOfAPastedListOnlyIfThereIsOne() {
      assertThat(TypedCode.read("1: AB12-CD34-EF56 2: GH12-IJ34-KL56", CodeForm.RECOVERY))
          .isEqualTo(malformed(Reason.SEVERAL_CODES));
    }
  }

  @Test
  void aFormHasALength() {
    assertThatThrownBy(() -> CodeForm.digits(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CodeForm.Digits(Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(CodeForm.digits(1)).isEqualTo(new CodeForm.Digits(Set.of(1)));
  }

  @Test
  void theCodeIsNotInItsDescription() {
    assertThat(code("123456").toString()).doesNotContain("123456");
  }

  @Property
  void anyDecorationOfACodeIsTheCode(
      @ForAll("codes") String code, @ForAll("decorations") Deco deco) {
    assertThat(TypedCode.read(deco.of(code), SIX)).isEqualTo(code(code));
  }

  @Property
  void noTwoCodesBecomeOne(
      @ForAll("codes") String one,
      @ForAll("codes") String other,
      @ForAll("decorations") Deco deco) {
    assertThat(TypedCode.read(deco.of(one), SIX).equals(code(other))).isEqualTo(one.equals(other));
  }

  /** A script of digits, a mark between them, and what stands around. */
  record Deco(int zero, String between, String before, String after) {

    String of(String code) {
      StringBuilder text = new StringBuilder(before);
      code.chars().forEach(c -> text.appendCodePoint(zero + c - '0').append(between));
      return text.append(after).toString();
    }
  }

  @Provide
  Arbitrary<String> codes() {
    return Arbitraries.strings()
        .numeric()
        .ofLength(6)
        .filter(c -> c.chars().allMatch(d -> d < 128));
  }

  @Provide
  Arbitrary<Deco> decorations() {
    Arbitrary<Integer> zeros =
        Arbitraries.of((int) '0', 0xFF10, 0x660, 0x6F0, 0x966, 0xE50, 0x1D7CE);
    Arbitrary<String> marks =
        Arbitraries.of("", " ", "\u202f", "-", "\u2011", "\u200e", "\u2068", "\ufeff", ".");
    Arbitrary<String> ends = Arbitraries.of("", " ", "\n", "\t", "\u2069", ".", "\u3000");
    return Combinators.combine(zeros, marks, ends, ends).as(Deco::new);
  }
}
