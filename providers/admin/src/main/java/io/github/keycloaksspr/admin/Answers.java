// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

import io.github.keycloaksspr.keycloak.Json;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/** What our resources answer: JSON that is not cached. */
public final class Answers {

  private Answers() {}

  /** Says it. */
  public static Response ok(Object said) {
    return json(Response.Status.OK, said);
  }

  /** Did as asked, nothing to say. */
  public static Response done() {
    return Response.noContent().build();
  }

  /**
   * Refuses, and takes back what was changed.
   *
   * @param field what is wrong; empty where it is none
   * @param problem in one of our words, for programs
   * @param message for the administrator
   */
  public static WebApplicationException refusal(
      KeycloakSession session,
      Response.Status status,
      String field,
      String problem,
      String message) {
    session.getTransactionManager().setRollbackOnly();
    Map<String, String> said = new LinkedHashMap<>();
    said.put("error", problem);
    if (!field.isEmpty()) {
      said.put("field", field);
    }
    said.put("errorMessage", message);
    return new WebApplicationException(json(status, said));
  }

  /** Says it with any status. */
  public static Response json(Response.Status status, Object said) {
    return Response.status(status)
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(Json.write(said))
        .build();
  }
}
