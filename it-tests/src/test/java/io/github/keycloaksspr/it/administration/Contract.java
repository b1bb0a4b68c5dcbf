// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.administration;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.support.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The description of the REST API, as far as a test needs to read it. */
record Contract(JsonNode document) {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

  static Contract read(Path file) {
    try {
      Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
      return new Contract(Json.of(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All operations in the order of the file. */
  List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    document
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        entry -> {
                          if (METHODS.contains(entry.getKey())) {
                            operations.add(
                                new Operation(
                                    this,
                                    path.getKey(),
                                    entry.getKey(),
                                    path.getValue(),
                                    entry.getValue()));
                          }
                        }));
    return operations;
  }

  JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
  }

  /** What of a value does not fit a schema; empty where all does. */
  List<String> misfits(JsonNode schemaOrReference, JsonNode value, String at) {
    JsonNode schema = resolve(schemaOrReference);
    List<String> misfits = new ArrayList<>();
    String type = schema.path("type").asText();
    boolean fits =
        switch (type) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isTextual();
          case "integer" -> value.isIntegralNumber();
          case "boolean" -> value.isBoolean();
          default -> false;
        };
    if (!fits) {
      misfits.add(at + " is no " + type + ": " + value);
    }
    if (schema.has("enum") && !listed(schema.path("enum")).contains(value.asText())) {
      misfits.add(at + " is none of the values: " + value);
    }
    listed(schema.path("required")).stream()
        .filter(name -> !value.has(name))
        .forEach(name -> misfits.add(at + " lacks " + name));
    if (schema.has("properties")) {
      value
          .properties()
          .forEach(
              entry ->
                  misfits.addAll(
                      schema.path("properties").has(entry.getKey())
                          ? misfits(
                              schema.path("properties").path(entry.getKey()),
                              entry.getValue(),
                              at + "." + entry.getKey())
                          : List.of(at + " has an undescribed " + entry.getKey())));
    }
    if (schema.has("items")) {
      value.forEach(item -> misfits.addAll(misfits(schema.path("items"), item, at + "[]")));
    }
    return misfits;
  }

  private static List<String> listed(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asText()));
    return texts;
  }

  /** One path and method. */
  record Operation(
      Contract contract, String path, String method, JsonNode shared, JsonNode description) {

    @Override
    public String toString() {
      return method.toUpperCase(Locale.ROOT) + " " + path;
    }

    /** The path with the file's own examples, and that user. */
    String address(String userId) {
      String filled = path;
      StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
      for (JsonNode parameter : parameters()) {
        String name = parameter.path("name").asText();
        String value = "id".equals(name) ? userId : parameter.path("example").asText();
        if (parameter.path("in").asText().equals("path")) {
          filled = filled.replace("{" + name + "}", value);
        } else {
          query.add(name + "=" + value);
        }
      }
      return filled + query;
    }

    private List<JsonNode> parameters() {
      List<JsonNode> parameters = new ArrayList<>();
      shared.path("parameters").forEach(each -> parameters.add(contract.resolve(each)));
      description.path("parameters").forEach(each -> parameters.add(contract.resolve(each)));
      return parameters;
    }

    /** The media type that is sent, empty where nothing is. */
    Optional<String> mediaType() {
      return description.path("requestBody").path("content").properties().stream()
          .findFirst()
          .map(entry -> entry.getKey());
    }

    /** The example of what is sent. */
    String body() {
      JsonNode example =
          description
              .path("requestBody")
              .path("content")
              .path(mediaType().orElse(""))
              .path("example");
      return example.isTextual() ? example.asText() : Json.write(example);
    }

    /** The status when all goes well. */
    int success() {
      return description.path("responses").properties().stream()
          .map(entry -> Integer.parseInt(entry.getKey()))
          .filter(status -> status < 300)
          .findFirst()
          .orElseThrow();
    }

    boolean describes(int status) {
      return description.path("responses").has(String.valueOf(status));
    }

    /** What of an answer is not as described. */
    List<String> misfits(int status, JsonNode answer) {
      JsonNode schema =
          contract
              .resolve(description.path("responses").path(String.valueOf(status)))
              .path("content")
              .path("application/json")
              .path("schema");
      if (schema.isMissingNode()) {
        return answer.isMissingNode() ? List.of() : List.of("an undescribed body: " + answer);
      }
      return contract.misfits(schema, answer, "answer");
    }
  }
}
