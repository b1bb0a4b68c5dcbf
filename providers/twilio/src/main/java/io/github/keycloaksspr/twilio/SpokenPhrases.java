// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The TwiML of a call: each phrase in a {@code <Say>}, a {@code <Pause>} before each. Not built
 * with the SDK's classes: those need an XML mapper that the server does not bring, and 250 more
 * classes.
 */
final class SpokenPhrases {

  /** Seconds until the first word: people lift the phone to the ear. */
  private static final String FIRST_PAUSE = "1";

  /** Seconds until the first word if an extension is dialled, which rings first. */
  private static final String PAUSE_AFTER_EXTENSION = "4";

  private static final String PAUSE_BETWEEN = "1";

  private SpokenPhrases() {}

  /**
   * @param language the language of the phrases; English is spoken if Twilio does not speak it
   * @param phrases the words, plain text
   * @param extension whether an extension is dialled after the answer
   */
  static String twiml(Locale language, List<String> phrases, boolean extension) {
    SayLanguage spoken = SayLanguage.of(language);
    StringWriter xml = new StringWriter();
    try {
      // The JDK's own: the server's class path may hold others.
      XMLStreamWriter out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(xml);
      out.writeStartElement("Response");
      String pause = extension ? PAUSE_AFTER_EXTENSION : FIRST_PAUSE;
      for (String phrase : phrases) {
        out.writeEmptyElement("Pause");
        out.writeAttribute("length", pause);
        out.writeStartElement("Say");
        out.writeAttribute("language", spoken.language());
        out.writeAttribute("voice", spoken.voice());
        out.writeCharacters(withoutControls(phrase));
        out.writeEndElement();
        pause = PAUSE_BETWEEN;
      }
      out.writeEndElement();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    }
    return xml.toString();
  }

  /**
   * XML 1.0 has no way to write these characters, escaped or not; the writer would let them pass.
   */
  private static String withoutControls(String phrase) {
    return phrase
        .codePoints()
        .map(c -> isXml(c) ? c : ' ')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isXml(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
