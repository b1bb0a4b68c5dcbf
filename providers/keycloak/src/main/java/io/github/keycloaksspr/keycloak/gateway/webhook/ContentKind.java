// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.StringReader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The languages that a body may be written in: how a value is escaped in each. */
enum ContentKind {
  JSON {
    @Override
    String escape(String value) {
      return new String(JsonStringEncoder.getInstance().quoteAsString(value));
    }

    @Override
    boolean isWellFormed(String body) {
      try {
        return STRICT.readTree(body).isContainerNode();
      } catch (JsonProcessingException e) {
        return false;
      }
    }
  },

  FORM {
    @Override
    String escape(String value) {
      return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    boolean isWellFormed(String body) {
      return PAIRS.matcher(body).matches();
    }
  },

  XML {
    @Override
    String escape(String value) {
      StringBuilder escaped = new StringBuilder();
      value.codePoints().forEach(c -> appendXml(escaped, c));
      return escaped.toString();
    }

    @Override
    boolean isWellFormed(String body) {
      // The JDK's own: the server's class path may hold others.
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      try {
        XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(body));
        while (reader.hasNext()) {
          reader.next();
        }
        return true;
      } catch (XMLStreamException e) {
        return false;
      }
    }
  };

  private static final ObjectMapper STRICT =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final String FORM_PART = "(?:[A-Za-z0-9*._+~-]|%[0-9A-Fa-f]{2})*";
  private static final String FORM_NAME = "(?:[A-Za-z0-9*._+~\\[\\]-]|%[0-9A-Fa-f]{2})+";
  private static final Pattern PAIRS =
      Pattern.compile("%1$s=%2$s(?:&%1$s=%2$s)*".formatted(FORM_NAME, FORM_PART));
  private static final Pattern JSON_TYPE = Pattern.compile("application/(?:[a-z0-9.+-]+\\+)?json");
  private static final Pattern XML_TYPE =
      Pattern.compile("(?:application|text)/(?:[a-z0-9.+-]+\\+)?xml");

  /** The language of a media type; its parameters do not matter. */
  static Optional<ContentKind> of(String mediaType) {
    String type = mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (JSON_TYPE.matcher(type).matches()) {
      return Optional.of(JSON);
    }
    if (XML_TYPE.matcher(type).matches()) {
      return Optional.of(XML);
    }
    return type.equals("application/x-www-form-urlencoded") ? Optional.of(FORM) : Optional.empty();
  }

  /** The value as it may stand between quotes, tags or {@code =} and {@code &}. */
  abstract String escape(String value);

  /** Whether a whole body can be read. */
  abstract boolean isWellFormed(String body);

  private static void appendXml(StringBuilder out, int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      case '\'' -> out.append("&#39;");
      // As they are, they would become spaces inside an attribute.
      case '\t', '\n', '\r' -> out.append("&#").append(c).append(';');
      // XML 1.0 has no way to write the other control characters, nor halves of pairs.
      default -> out.appendCodePoint(isXml(c) ? c : ' ');
    }
  }

  private static boolean isXml(int c) {
    return (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
