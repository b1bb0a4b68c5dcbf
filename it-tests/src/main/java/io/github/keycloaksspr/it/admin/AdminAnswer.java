// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.admin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.support.Json;
import java.util.List;
import java.util.Map;

/**
 * What the Admin REST API answered.
 *
 * @param request method and path, for messages
 * @param status the HTTP status
 * @param text the body as it came
 * @param location where the new thing is, empty if nothing was made
 * @param headers all headers
 */
public record AdminAnswer(
    String request, int status, String text, String location, Map<String, List<String>> headers) {

  public AdminAnswer {
    headers = Map.copyOf(headers);
  }

  /** Whether the server did as asked. */
  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** The same answer, if the server did as asked. */
  public AdminAnswer orFail() {
    if (!ok()) {
      throw new IllegalStateException(request + ": " + status + " " + text);
    }
    return this;
  }

  /** The body; a missing node if it is empty or no JSON. */
  public JsonNode json() {
    return Json.readLeniently(text);
  }

  /** The id of the new thing. */
  public String newId() {
    return location.substring(location.lastIndexOf('/') + 1);
  }
}
