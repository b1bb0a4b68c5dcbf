// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Damages a JSON text at each place, one after the other, in each way. */
public final class DamagedJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final List<String> DAMAGE =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "99999999999999999999",
          "1e400",
          "\"\"",
          "\"\\r\\nBcc: c@d.example\"",
          "\"" + "x".repeat(500) + "\"",
          "[]",
          "[null]",
          "[{}]",
          "{}");

  private DamagedJson() {}

  /** All texts that come of it. */
  public static Stream<String> of(String whole) {
    JsonNode tree = read(whole);
    List<String> damaged = new ArrayList<>(DAMAGE);
    change(tree, () -> damaged.add(tree.toString()));
    return damaged.stream();
  }

  private static void change(JsonNode node, Runnable changed) {
    if (node instanceof ObjectNode object) {
      for (String name : names(object)) {
        JsonNode member = object.get(name);
        change(member, changed);
        replace(value -> object.set(name, value), changed);
        object.remove(name);
        changed.run();
        object.set(name, member);
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        int index = i;
        JsonNode item = array.get(i);
        change(item, changed);
        replace(value -> array.set(index, value), changed);
        array.set(index, item);
      }
    }
  }

  private static void replace(Consumer<JsonNode> place, Runnable changed) {
    for (String damage : DAMAGE) {
      place.accept(read(damage));
      changed.run();
    }
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static JsonNode read(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
