// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.setup;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.admin.AdminAct;
import io.github.keycloaksspr.admin.AdminRequest;
import io.github.keycloaksspr.admin.Answers;
import io.github.keycloaksspr.admin.GivenPolicy;
import io.github.keycloaksspr.domain.server.ServerConcern;
import io.github.keycloaksspr.keycloak.Json;
import io.github.keycloaksspr.keycloak.policy.PolicyReader;
import io.github.keycloaksspr.keycloak.server.RunningServer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The product in a realm: put in and taken out. */
public final class SetupResource {

  private static final String POLICY = "policy";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminRequest request;

  public SetupResource(KeycloakSession session, RealmModel realm, AdminRequest request) {
    this.session = session;
    this.realm = realm;
    this.request = request;
  }

  /**
   * Puts into the realm what is missing, and changes nothing that is there.
   *
   * @param dryRun do it and take it back: the report is of what would happen
   * @param bindFlow also make our flow the one that "Forgot password?" leads to
   * @param body empty, or an object with the policy of a realm that has none
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response setUp(
      @QueryParam("dryRun") boolean dryRun, @QueryParam("bindFlow") boolean bindFlow, String body) {
    request.requireManageRealm();
    RealmSetup.Binding binding = bindFlow ? RealmSetup.Binding.BIND : RealmSetup.Binding.LEAVE;
    SetupReport report =
        new SetupReport(
            dryRun, new RealmSetup(session, realm).add(binding, policy(body)), warnings());
    if (dryRun) {
      session.getTransactionManager().setRollbackOnly();
    } else {
      request.record(
          AdminAct.onRealm(AdminAct.Type.SSPR_SETUP, OperationType.ACTION, "setup", report));
    }
    return Answers.ok(report);
  }

  /**
   * Takes out of the realm what set-up put in.
   *
   * @param dryRun do it and take it back: the report is of what would happen
   * @param methods {@code keep} what people registered, or {@code remove} it
   */
  @DELETE
  @Produces(MediaType.APPLICATION_JSON)
  public Response takeOut(
      @QueryParam("dryRun") boolean dryRun,
      @QueryParam("methods") @DefaultValue("keep") String methods) {
    request.requireManageRealm();
    MethodRemoval.Wish wish = methodsWish(methods);
    if (wish == MethodRemoval.Wish.REMOVE) {
      request.requireManageUsers();
    }
    Map<String, String> policy = PolicyReader.texts(realm);
    MethodRemoval.Result people = people(wish, dryRun);
    List<SetupReport.Item> items = new RealmSetup(session, realm).remove();
    RemovalReport report = new RemovalReport(dryRun, items, policy, people);
    if (dryRun) {
      session.getTransactionManager().setRollbackOnly();
    } else {
      request.record(
          AdminAct.onRealm(AdminAct.Type.SSPR_SETUP, OperationType.DELETE, "setup", report));
    }
    return Answers.ok(report);
  }

  private Optional<GivenPolicy> policy(String body) {
    return Optional.ofNullable(body)
        .filter(text -> !text.isBlank())
        .map(this::wish)
        .filter(wish -> wish.has(POLICY))
        .map(wish -> GivenPolicy.of(session, realm, wish.path(POLICY)));
  }

  /** What else a body says is refused: a policy without the word around it would go unheeded. */
  private JsonNode wish(String body) {
    JsonNode wish =
        Json.read(body, JsonNode.class)
            .filter(JsonNode::isObject)
            .orElseThrow(() -> malformed("", "The body must be empty or a JSON object."));
    for (Map.Entry<String, JsonNode> entry : wish.properties()) {
      if (!POLICY.equals(entry.getKey())) {
        throw malformed(entry.getKey(), "The body holds nothing but the policy.");
      }
    }
    return wish;
  }

  private WebApplicationException malformed(String field, String message) {
    return Answers.refusal(session, Response.Status.BAD_REQUEST, field, "malformed", message);
  }

  private static List<String> warnings() {
    return RunningServer.concerns().stream().map(ServerConcern::text).toList();
  }

  private MethodRemoval.Wish methodsWish(String word) {
    return MethodRemoval.Wish.of(word)
        .orElseThrow(
            () ->
                Answers.refusal(
                    session,
                    Response.Status.BAD_REQUEST,
                    "methods",
                    "not-allowed",
                    "methods must be keep or remove"));
  }

  /** Not part of the request's transaction: see {@link MethodRemoval}. */
  private MethodRemoval.Result people(MethodRemoval.Wish wish, boolean dryRun) {
    if (wish == MethodRemoval.Wish.KEEP) {
      return MethodRemoval.Result.KEPT;
    }
    MethodRemoval removal = new MethodRemoval(session.getKeycloakSessionFactory(), realm.getId());
    return dryRun ? removal.count() : removal.remove();
  }
}
