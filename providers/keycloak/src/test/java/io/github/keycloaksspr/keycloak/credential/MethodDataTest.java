// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.keycloak.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored of every registration is read whole, or not at all. */
class MethodDataTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ObjectMapper PLAIN = new ObjectMapper();
  private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
  private static final List<String> NAMES =
      List.of("version", "mask", "verifiedAt", "confirmedAt", "setAsideAt");

  private static final MethodData WHOLE = MethodData.of("m•••@home.example", THEN).setAside(THEN);

  @Test
  void whatIsWrittenIsReadAgain() {
    assertThat(Json.read(Json.write(WHOLE), MethodData.class)).contains(WHOLE);
  }

  @Property
  void anyJsonIsReadWholeOrNotAtAll(@ForAll("json") JsonNode json) {
    readAll(json.toString());
  }

  @Property
  void anyDamageIsReadWholeOrNotAtAll(@ForAll("json") JsonNode damage, @ForAll int place)
      throws JsonProcessingException {
    JsonNode tree = PLAIN.readTree(Json.write(WHOLE));
    List<Runnable> changes = new ArrayList<>();
    collect(tree, damage, changes);
    changes.get(Math.floorMod(place, changes.size())).run();
    readAll(tree.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"+1000000000-12-31T23:59:59.999999999Z\"",
        "\"-1000000000-01-01T00:00:00Z\"",
        "\"1999-12-31T23:59:59Z\"",
        "\"+10000-01-01T00:00:00Z\"",
        "9223372036854775807",
        "-9223372036854775808",
        "1e400",
        "1e2147483647",
        "\"\"",
        "[]",
        "[2026,1,2]",
        "null"
      })
  void aTimeThatNobodyLivedInIsNone(String time) {
    assertThat(
            Json.read(
                "{\"version\":1,\"mask\":\"m\",\"verifiedAt\":%s}".formatted(time),
                MethodData.class))
        .isEmpty();
  }

  @Provide
  Arbitrary<JsonNode> json() {
    Arbitrary<JsonNode> scalars =
        Arbitraries.oneOf(
            Arbitraries.just(NODES.nullNode()),
            Arbitraries.of(true, false).map(NODES::booleanNode),
            Arbitraries.integers().map(NODES::numberNode),
            Arbitraries.longs().map(NODES::numberNode),
            Arbitraries.doubles().map(NODES::numberNode),
            Arbitraries.bigDecimals().map(NODES::numberNode),
            Arbitraries.strings().ofMaxLength(500).map(NODES::textNode),
            Arbitraries.of(
                    "2026-01-02T03:04:05Z",
                    "+999999999-12-31T23:59:59Z",
                    "+4915177899001",
                    "a@b.example\r\nBcc: c@d.example",
                    "{}")
                .map(NODES::textNode));
    return Arbitraries.recursive(() -> scalars, MethodDataTest::within, 0, 3);
  }

  private static Arbitrary<JsonNode> within(Arbitrary<JsonNode> inner) {
    return Arbitraries.oneOf(
        inner,
        inner.list().ofMaxSize(3).map(items -> NODES.arrayNode().addAll(items)),
        Arbitraries.maps(Arbitraries.of(NAMES), inner).ofMaxSize(5).map(MethodDataTest::object));
  }

  private static JsonNode object(Map<String, JsonNode> members) {
    ObjectNode object = NODES.objectNode();
    members.forEach(object::set);
    return object;
  }

  /** Nothing is thrown, and all that is read can be used. */
  private static void readAll(String json) {
    Json.read(json, MethodData.class)
        .ifPresent(
            data -> {
              assertThat(data.lastConfirmed().plus(Duration.ofDays(730))).isAfter(Instant.EPOCH);
              assertThat(Json.read(Json.write(data.confirmed(THEN)), MethodData.class)).isPresent();
              assertThat(data.mask()).doesNotContain("\n", "\r");
            });
  }

  private static void collect(JsonNode node, JsonNode damage, List<Runnable> changes) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        changes.add(() -> object.set(member.getKey(), damage));
        changes.add(() -> object.remove(member.getKey()));
        collect(member.getValue(), damage, changes);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        changes.add(() -> array.set(index, damage));
        collect(array.get(i), damage, changes);
      }
    }
  }
}
