// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.admin.AdminAct;
import io.github.keycloaksspr.admin.AdminRequest;
import io.github.keycloaksspr.admin.Answers;
import io.github.keycloaksspr.keycloak.Json;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.policy.PolicyReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** One user, for administrators who may see or manage that user. */
public final class UserResource {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminRequest request;
  private final UserModel user;

  private UserResource(
      KeycloakSession session, RealmModel realm, AdminRequest request, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.request = request;
    this.user = user;
  }

  /** The user of that id; ends the request as Keycloak does where there is none. */
  public static UserResource of(
      KeycloakSession session, RealmModel realm, AdminRequest request, String id) {
    UserModel user =
        Optional.ofNullable(session.users().getUserById(realm, id))
            .orElseThrow(request::noSuchUser);
    return new UserResource(session, realm, request, user);
  }

  /** Where the user stands. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response view() {
    request.requireView(user);
    return Answers.ok(new UserExamination(session, realm, user).view());
  }

  /**
   * Gives the user values to begin with.
   *
   * @param body an object with {@code phone}, {@code email}, {@code officePhone}; what is left out
   *     stays, what is empty is taken away
   */
  @PUT
  @Path("prefill")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response prefill(String body) {
    request.requireManage(user);
    Prefill.Result result =
        new Prefill(PolicyReader.read(session, realm), user).store(values(body));
    if (result instanceof Prefill.Result.Refused refused) {
      throw Answers.refusal(
          session,
          refused.problem() == PrefillProblem.READ_ONLY
              ? Response.Status.CONFLICT
              : Response.Status.BAD_REQUEST,
          refused.field().id(),
          refused.problem().id(),
          refused.problem().message());
    }
    Prefill.Result.Stored stored = (Prefill.Result.Stored) result;
    if (!stored.changed().isEmpty()) {
      request.record(PrefillEvent.of(user.getId(), stored.changed()));
    }
    return Answers.done();
  }

  /**
   * Takes a method from the user, and tells the user by mail.
   *
   * @param method its id
   */
  @DELETE
  @Path("methods/{method}")
  public Response removeMethod(@PathParam("method") String method) {
    request.requireManage(user);
    new MethodTaking(session, realm, request, user).take(method);
    return Answers.done();
  }

  /** Opens the reset again where limits closed it; tries so far are forgotten. */
  @DELETE
  @Path("lock")
  public Response liftLock() {
    request.requireManage(user);
    Sspr.of(session, realm).resetLock().lift(user);
    request.record(
        AdminAct.onUser(
            AdminAct.Type.SSPR_LOCK, OperationType.DELETE, user.getId(), "lock", Map.of()));
    return Answers.done();
  }

  /** Has the user register at the next sign-in, with no "not now". */
  @POST
  @Path("require/registration")
  public Response requireRegistration() {
    request.requireManage(user);
    new Requirement(session, realm, request, user).registration();
    return Answers.done();
  }

  /** Has the user look over at the next sign-in what is registered. */
  @POST
  @Path("require/reconfirmation")
  public Response requireReconfirmation() {
    request.requireManage(user);
    new Requirement(session, realm, request, user).reconfirmation();
    return Answers.done();
  }

  private Map<PrefillField, String> values(String body) {
    JsonNode node =
        Json.read(body, JsonNode.class)
            .filter(JsonNode::isObject)
            .orElseThrow(() -> malformed("", "The body must be a JSON object."));
    Map<PrefillField, String> values = new EnumMap<>(PrefillField.class);
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      PrefillField field =
          PrefillField.of(entry.getKey())
              .orElseThrow(() -> malformed("", "Only phone, email and officePhone can be given."));
      if (!entry.getValue().isTextual()) {
        throw malformed(field.id(), "Must be a text; an empty one takes the value away.");
      }
      values.put(field, entry.getValue().asText());
    }
    return values;
  }

  private RuntimeException malformed(String field, String message) {
    return Answers.refusal(session, Response.Status.BAD_REQUEST, field, "malformed", message);
  }
}
