// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.inbox;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Instructions for a call, as far as a call that speaks needs them. */
final class Twiml {

  private static final Map<String, Set<String>> VERBS =
      Map.of(
          "Say", Set.of("language", "voice", "loop"),
          "Play", Set.of("loop", "digits"),
          "Pause", Set.of("length"),
          "Hangup", Set.of(),
          "Reject", Set.of("reason"),
          "Gather",
              Set.of(
                  "action",
                  "method",
                  "timeout",
                  "numDigits",
                  "input",
                  "finishOnKey",
                  "language",
                  "actionOnEmptyResult"),
          "Redirect", Set.of("method"));

  /** What may stand inside a Say: parts of SSML. */
  private static final Map<String, Set<String>> SPEECH =
      Map.of(
          "break", Set.of("strength", "time"),
          "emphasis", Set.of("level"),
          "lang", Set.of("xml:lang"),
          "p", Set.of(),
          "s", Set.of(),
          "phoneme", Set.of("alphabet", "ph"),
          "prosody", Set.of("volume", "rate", "pitch"),
          "say-as", Set.of("interpret-as", "format"),
          "sub", Set.of("alias"),
          "w", Set.of("role"));

  private static final ErrorHandler STRICT =
      new ErrorHandler() {
        @Override
        public void warning(SAXParseException e) throws SAXException {
          throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
          throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
          throw e;
        }
      };

  private final List<String> spoken = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private Twiml() {}

  static Twiml read(String xml) {
    Twiml twiml = new Twiml();
    try {
      twiml.response(parse(xml).getDocumentElement());
    } catch (SAXException e) {
      twiml.faults.add("not well-formed: " + e.getMessage());
    } catch (IOException | ParserConfigurationException e) {
      throw new IllegalStateException("The XML parser does not work", e);
    }
    return twiml;
  }

  /** What is heard, one line for each Say. */
  String spoken() {
    return String.join("\n", spoken);
  }

  /** The first thing that is wrong. */
  Optional<String> fault() {
    return faults.stream().findFirst();
  }

  private static Document parse(String xml)
      throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    builder.setErrorHandler(STRICT);
    return builder.parse(new InputSource(new StringReader(xml)));
  }

  private void response(Element root) {
    if (!root.getTagName().equals("Response")) {
      faults.add("the root is " + root.getTagName() + ", not Response");
      return;
    }
    if (root.getAttributes().getLength() > 0) {
      faults.add("Response takes no attributes");
    }
    verbs(root);
  }

  private void verbs(Element parent) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element verb) {
        verb(verb);
      } else if (!child.getTextContent().isBlank() && child.getNodeType() == Node.TEXT_NODE) {
        faults.add("text outside of a verb");
      }
    }
  }

  private void verb(Element verb) {
    Set<String> allowed = VERBS.get(verb.getTagName());
    if (allowed == null) {
      faults.add("unknown verb " + verb.getTagName());
      return;
    }
    attributes(verb, allowed);
    switch (verb.getTagName()) {
      case "Say" -> say(verb);
      case "Gather" -> verbs(verb);
      case "Pause" -> whole(verb, "length", 1, 180);
      default -> {
        // Nothing more to know.
      }
    }
    whole(verb, "loop", 0, 1000);
  }

  private void say(Element say) {
    String text = say.getTextContent().strip();
    if (text.isEmpty()) {
      faults.add("Say without words");
    }
    if (text.length() > 4096) {
      faults.add("Say with more than 4096 characters");
    }
    if (say.hasAttribute("language")
        && !say.getAttribute("language").matches("[a-z]{2,3}(-[A-Za-z0-9]{2,4})+")) {
      faults.add("Say in an unknown language " + say.getAttribute("language"));
    }
    speech(say);
    spoken.add(text.replaceAll("\\s+", " "));
  }

  private void speech(Element parent) {
    for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element element) {
        Set<String> allowed = SPEECH.get(element.getTagName());
        if (allowed == null) {
          faults.add(element.getTagName() + " inside of Say");
        } else {
          attributes(element, allowed);
          speech(element);
        }
      }
    }
  }

  private void attributes(Element element, Set<String> allowed) {
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      String name = element.getAttributes().item(i).getNodeName();
      if (!allowed.contains(name)) {
        faults.add(element.getTagName() + " takes no attribute " + name);
      }
    }
  }

  private void whole(Element element, String attribute, int least, int most) {
    if (!element.hasAttribute(attribute)) {
      return;
    }
    String value = element.getAttribute(attribute);
    if (!value.matches("\\d{1,4}")
        || Integer.parseInt(value) < least
        || Integer.parseInt(value) > most) {
      faults.add(
          "%s of %s must be %d to %d".formatted(attribute, element.getTagName(), least, most));
    }
  }
}
