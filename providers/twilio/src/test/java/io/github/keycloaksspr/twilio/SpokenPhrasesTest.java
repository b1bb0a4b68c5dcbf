// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.twiml.voice.Say;
import java.io.StringReader;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SpokenPhrasesTest {

  private static List<Element> verbs(String twiml) throws Exception {
    Element response =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(twiml)))
            .getDocumentElement();
    assertThat(response.getTagName()).isEqualTo("Response");
    NodeList children = response.getChildNodes();
    return IntStream.range(0, children.getLength())
        .mapToObj(children::item)
        .map(Element.class::cast)
        .toList();
  }

  @Test
  void eachPhraseIsSaidAfterAPause() throws Exception {
    List<Element> verbs =
        verbs(SpokenPhrases.twiml(Locale.FRENCH, List.of("Bonjour.", "1 2 3", "1 2 3"), false));

    assertThat(verbs)
        .extracting(Element::getTagName)
        .containsExactly("Pause", "Say", "Pause", "Say", "Pause", "Say");
    assertThat(verbs.stream().filter(verb -> verb.getTagName().equals("Say")))
        .extracting(Node::getTextContent)
        .containsExactly("Bonjour.", "1 2 3", "1 2 3");
    assertThat(verbs.get(1).getAttribute("language")).isEqualTo("fr-FR");
    assertThat(verbs.get(1).getAttribute("voice")).isEqualTo("Google.fr-FR-Standard-A");
  }

  @Test
  void wordsAreWordsWhateverTheyHold() throws Exception {
    String phrase = "\"A&B\" <Dial>+1900</Dial> ]]> 'é' \u4f60 \uD83D\uDE00 &amp; <!-- x -->";

    assertThat(
            verbs(SpokenPhrases.twiml(Locale.ENGLISH, List.of(phrase), false))
                .get(1)
                .getTextContent())
        .isEqualTo(phrase);
  }

  @Test
  void charactersThatXmlCannotHoldAreLeftOut() throws Exception {
    String phrase = "a\u0000b\u0007c\uD83Dd\uFFFEe";

    assertThat(
            verbs(SpokenPhrases.twiml(Locale.ENGLISH, List.of(phrase), false))
                .get(1)
                .getTextContent())
        .isEqualTo("a b c d e");
  }

  @ParameterizedTest
  @CsvSource({
    "en, en-US",
    "en-GB, en-GB",
    "en-CA, en-US",
    "de, de-DE",
    "de-AT, de-DE",
    "de-CH-u-co-phonebk, de-DE",
    "fr, fr-FR",
    "fr-CA, fr-CA",
    "es, es-ES",
    "es-MX, es-US",
    "pt, pt-PT",
    "pt-BR, pt-BR",
    "no, nb-NO",
    "nn, nb-NO",
    "iw, he-IL",
    "he, he-IL",
    "in, id-ID",
    "zh-CN, cmn-CN",
    "zh-TW, cmn-TW",
    "zh-Hant-TW, cmn-TW",
    "zh-Hans, cmn-CN",
    "ar-EG, ar-XA",
    "ka, en-US",
    "und, en-US"
  })
  void aLanguageIsSpokenOrElseEnglish(String tag, String spoken) {
    assertThat(SayLanguage.of(Locale.forLanguageTag(tag)).language()).isEqualTo(spoken);
  }

  @Test
  void twilioKnowsEveryVoice() {
    List<String> voices = Stream.of(Say.Voice.values()).map(Say.Voice::toString).toList();
    List<String> languages =
        Arrays.stream(Say.Language.values()).map(Say.Language::toString).toList();

    assertThat(SayLanguage.all())
        .hasSizeGreaterThan(40)
        .extracting(SayLanguage::voice)
        .isSubsetOf(voices);
    // Twilio speaks these three, but its SDK does not list them as languages.
    assertThat(SayLanguage.all())
        .extracting(SayLanguage::language)
        .filteredOn(language -> !List.of("eu-ES", "gl-ES", "lt-LT").contains(language))
        .isSubsetOf(languages);
  }
}
