// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.ERRORS;
import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.ERROR_PATH;
import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.REFERENCE_PATH;
import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.SUCCESS_PATH;
import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.SUCCESS_STATUS;
import static io.github.keycloaksspr.keycloak.gateway.webhook.WebhookOptions.SUCCESS_VALUES;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.keycloaksspr.keycloak.gateway.GatewaySettings;
import io.github.keycloaksspr.spi.gateway.DeliveryResult;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Accepted;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Reason;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Refused;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.TryLater;
import io.github.keycloaksspr.spi.gateway.DeliveryResult.Unknown;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a gateway's answers mean.
 *
 * @param statuses HTTP statuses of success
 * @param successPath where success is told besides, if it is
 * @param successValues what is told there
 * @param errorPath where an error code is told
 * @param errors what codes, and HTTP statuses, mean
 * @param referencePath where the gateway's own id of the message is
 */
record WebhookAnswers(
    List<Range> statuses,
    Optional<JsonPointer> successPath,
    List<String> successValues,
    Optional<JsonPointer> errorPath,
    Map<String, DeliveryResult> errors,
    Optional<JsonPointer> referencePath) {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern STATUSES =
      Pattern.compile("[1-5]\\d\\d(?:-[1-5]\\d\\d)?(?:\\s*,\\s*[1-5]\\d\\d(?:-[1-5]\\d\\d)?)*");
  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");
  private static final String LATER = "try-later";

  /** HTTP statuses from one to another, both included. */
  record Range(int first, int last) {

    boolean holds(int status) {
      return first <= status && status <= last;
    }
  }

  /**
   * Reads and checks what the settings say.
   *
   * @throws IllegalArgumentException if they cannot be used
   */
  static WebhookAnswers read(GatewaySettings settings) {
    Optional<JsonPointer> successPath = pointer(settings, SUCCESS_PATH);
    List<String> successValues = settings.list(SUCCESS_VALUES);
    if (successPath.isPresent() == successValues.isEmpty()) {
      throw settings.refusal(
          successPath.isPresent() ? SUCCESS_VALUES : SUCCESS_PATH,
          "is missing; success needs both the path and its values, or neither");
    }
    return new WebhookAnswers(
        statuses(settings),
        successPath,
        successValues,
        pointer(settings, ERROR_PATH),
        errors(settings),
        pointer(settings, REFERENCE_PATH));
  }

  /**
   * The meaning of an answer. A success that cannot be read leaves it open: the message may be on
   * its way.
   *
   * @param reference our own id of the message, where the gateway tells none
   */
  DeliveryResult of(int status, byte[] body, String reference) {
    JsonNode answer = json(body);
    Optional<DeliveryResult> mapped =
        told(answer, errorPath)
            .map(errors::get)
            .or(() -> Optional.ofNullable(errors.get(String.valueOf(status))));
    if (mapped.isPresent()) {
      return mapped.get();
    }
    if (statuses.stream().noneMatch(range -> range.holds(status))) {
      return ofStatus(status);
    }
    if (successPath.isPresent()) {
      Optional<String> told = told(answer, successPath);
      if (told.isEmpty()) {
        return new Unknown();
      }
      if (!successValues.contains(told.get())) {
        return new Refused(Reason.MISCONFIGURED);
      }
    }
    return new Accepted(
        told(answer, referencePath)
            .filter(id -> REFERENCE.matcher(id).matches())
            .orElse(reference));
  }

  private static DeliveryResult ofStatus(int status) {
    return switch (status) {
      case 408, 425, 429 -> new TryLater();
      // Something before the gateway gave up waiting for it: it may have taken the message.
      case 502, 504 -> new Unknown();
      default -> status >= 500 ? new TryLater() : new Refused(Reason.MISCONFIGURED);
    };
  }

  private static Optional<String> told(JsonNode answer, Optional<JsonPointer> path) {
    return path.map(answer::at)
        .filter(JsonNode::isValueNode)
        .filter(node -> !node.isNull())
        .map(JsonNode::asText);
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode answer = MAPPER.readTree(body);
      return answer == null ? MissingNode.getInstance() : answer;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static List<Range> statuses(GatewaySettings settings) {
    String written =
        settings
            .matching(SUCCESS_STATUS, STATUSES, "must be HTTP statuses, as 200-299 or 200,202")
            .orElse("200-299");
    return Arrays.stream(written.split("\\s*,\\s*"))
        .map(part -> part.split("-", 2))
        .map(ends -> new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])))
        .toList();
  }

  private static Optional<JsonPointer> pointer(GatewaySettings settings, String name) {
    return settings
        .value(name)
        .map(
            written -> {
              try {
                return JsonPointer.compile(written);
              } catch (IllegalArgumentException e) {
                throw settings.refusal(name, "must be a JSON pointer, as /messages/0/status");
              }
            });
  }

  private static Map<String, DeliveryResult> errors(GatewaySettings settings) {
    Map<String, DeliveryResult> meanings =
        Stream.concat(Stream.of(LATER), Arrays.stream(Reason.values()).map(WebhookAnswers::id))
            .collect(Collectors.toMap(id -> id, WebhookAnswers::meaning));
    Map<String, DeliveryResult> errors = new LinkedHashMap<>();
    for (String entry : settings.list(ERRORS)) {
      String[] parts = entry.split("=", 2);
      if (parts.length < 2 || !meanings.containsKey(parts[1].strip())) {
        throw settings.refusal(
            ERRORS,
            "must say what a code or HTTP status means, as 429=try-later, with ## between them; there are "
                + meanings.keySet().stream().sorted().collect(Collectors.joining(", ")));
      }
      errors.put(parts[0].strip(), meanings.get(parts[1].strip()));
    }
    return errors;
  }

  private static DeliveryResult meaning(String id) {
    return Arrays.stream(Reason.values())
        .filter(reason -> id(reason).equals(id))
        .findFirst()
        .<DeliveryResult>map(Refused::new)
        .orElseGet(TryLater::new);
  }

  private static String id(Reason reason) {
    return reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
