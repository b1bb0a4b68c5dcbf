// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** Whatever a value is, it stays a value. */
class TemplateTest {

  private static String fill(String template, ContentKind kind, String value) {
    return new Template(template).fill(Map.of("text", value), kind::escape);
  }

  @Property
  void json_holds_exactly_the_value(@ForAll String value) throws JsonProcessingException {
    String body = fill("{\"a\":{\"text\":\"x {{text}} y\",\"n\":1}}", ContentKind.JSON, value);

    assertThat(new ObjectMapper().readTree(body).at("/a/text").asText())
        .isEqualTo("x " + value + " y");
    assertThat(new ObjectMapper().readTree(body).path("a")).hasSize(2);
  }

  @Property
  void a_form_holds_exactly_the_value(@ForAll @CharRange(from = 0, to = 0xD7FF) String value) {
    String[] pairs = fill("to=1&text={{ text }}&n=1", ContentKind.FORM, value).split("&", -1);

    assertThat(pairs).hasSize(3);
    assertThat(URLDecoder.decode(pairs[1].substring("text=".length()), StandardCharsets.UTF_8))
        .isEqualTo(value);
  }

  @Property
  void xml_holds_exactly_the_value_in_texts_and_attributes(
      @ForAll @CharRange(from = ' ', to = 0xD7FF) String value) throws Exception {
    String body =
        fill(
            "<sms text=\"{{text}}\"><body>{{text}}</body></sms>", ContentKind.XML, value + "\n\t!");
    Element root =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(body)))
            .getDocumentElement();

    assertThat(root.getAttribute("text")).isEqualTo(value + "\n\t!");
    assertThat(root.getTextContent()).isEqualTo(value + "\n\t!");
  }

  @Property
  void xml_can_be_read_whatever_the_value(@ForAll String value) {
    assertThat(ContentKind.XML.isWellFormed(fill("<a b='{{text}}'/>", ContentKind.XML, value)))
        .isTrue();
  }

  @Test
  void a_value_that_looks_like_a_place_is_none() {
    Template template = new Template("{\"a\":\"{{text}}\",\"b\":\"{{secret}}\"}");

    assertThat(
            template.fill(
                Map.of("text", "{{secret}} $1 \\1", "secret", "s"), ContentKind.JSON::escape))
        .isEqualTo("{\"a\":\"{{secret}} $1 \\\\1\",\"b\":\"s\"}");
  }

  @Test
  void nothing_outside_is_read_with_an_xml_body() {
    assertThat(
            ContentKind.XML.isWellFormed(
                "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><a>&x;</a>"))
        .isFalse();
  }
}
