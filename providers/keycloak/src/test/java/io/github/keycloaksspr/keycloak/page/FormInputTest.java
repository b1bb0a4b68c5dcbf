// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.text.TypedText;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Posted fields: missing, twice, too long, broken. */
class FormInputTest {

  private static final String MISSING = "sspr-error-username-missing";

  private static FormInput posted(String... values) {
    MultivaluedHashMap<String, String> fields = new MultivaluedHashMap<>();
    fields.put("field", List.of(values));
    return FormInput.of(fields);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(20),
        Arbitraries.strings()
            .withChars("\u0000\r\n\t \u007f\u0085\u2028\u200f\u202e\ud800\udc00<>&\"'aаⅰ@")
            .ofMaxLength(20),
        Arbitraries.of("x", "\u0000", "\u202e", "<b>").map(piece -> piece.repeat(10_000)));
  }

  @Property
  void aFieldWithoutProblemIsShortAndCanBeShown(@ForAll("texts") String text) {
    FormInput input = posted(text);

    if (input.problem("field", 12, MISSING).isEmpty()) {
      String trimmed = input.trimmed("field");
      assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(12).contains(trimmed);
      assertThat(TypedText.hasControlCharacters(trimmed)).isFalse();
      if (text.equals(trimmed)) {
        assertThat(input.shown("field", 12)).isEqualTo(text);
      }
    }
  }

  @Property
  void whatIsShownAgainIsNeverLongOrBroken(@ForAll("texts") String text) {
    String shown = posted(text).shown("field", 12);

    assertThat(shown).isIn("", text).hasSizeLessThanOrEqualTo(12);
    assertThat(TypedText.hasControlCharacters(shown)).isFalse();
  }

  @Property
  void noTextIsAnActionOrATickThatIsNotWrittenSo(@ForAll("texts") String text) {
    FormInput input = posted(text);

    assertThat(input.text("field")).isEqualTo(text);
    assertThat(input.isTicked("field")).isEqualTo(text.equals("on"));
    assertThat(input.asksFor("contact")).isFalse();
  }

  @Test
  void whatIsMissingIsEmpty() {
    FormInput input = posted();

    assertThat(input.text("field")).isEmpty();
    assertThat(input.text("other")).isEmpty();
    assertThat(input.isBlank("other")).isTrue();
    assertThat(input.problem("other", 12, MISSING)).isEqualTo(Optional.of(MISSING));
  }

  @Test
  void theFirstOfTwoCounts() {
    assertThat(posted("first", "second").text("field")).isEqualTo("first");
  }

  @Test
  void eachProblemHasItsWords() {
    assertThat(posted(" \t").problem("field", 3, MISSING)).contains(MISSING);
    assertThat(posted("four").problem("field", 3, MISSING)).contains("sspr-error-too-long");
    assertThat(posted("a\u0000").problem("field", 3, MISSING))
        .contains("sspr-error-control-characters");
    assertThat(posted("abc").problem("field", 3, MISSING)).isEmpty();
  }
}
