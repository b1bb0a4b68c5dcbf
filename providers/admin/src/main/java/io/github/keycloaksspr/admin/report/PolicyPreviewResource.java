// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.keycloaksspr.admin.AdminRequest;
import io.github.keycloaksspr.admin.Answers;
import io.github.keycloaksspr.admin.GivenPolicy;
import io.github.keycloaksspr.admin.UserWalk;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.report.Paging;
import io.github.keycloaksspr.keycloak.Json;
import io.github.keycloaksspr.keycloak.policy.PolicyReader;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Whom a change of policy would touch, before it is made. */
public final class PolicyPreviewResource {

  private static final long MOST_NAMES = 1_000;
  private static final long USUAL_NAMES = 20;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminRequest request;

  public PolicyPreviewResource(KeycloakSession session, RealmModel realm, AdminRequest request) {
    this.session = session;
    this.realm = realm;
    this.request = request;
  }

  /**
   * Counts users that could no longer reset, that newly could, and that would be asked at the next
   * sign-in. Changes nothing.
   *
   * @param body the policy as it would be saved: an object of texts by key; a key that is left out
   *     has its default
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response preview(String body) {
    request.requireManageRealm();
    request.requireViewUsers();
    JsonNode given = Json.read(body, JsonNode.class).orElseGet(MissingNode::getInstance);
    Policy wanted = GivenPolicy.of(session, realm, given).policy();
    PolicyPreview preview =
        new PolicyPreview(
            new UserWalk(session.getKeycloakSessionFactory(), realm.getId()),
            request.visible(),
            PolicyReader.read(session, realm),
            wanted);
    return Answers.ok(preview.count(names()));
  }

  private Paging names() {
    Paging asked = new Question(session).paging();
    return new Paging(
        asked.first(), asked.max().or(() -> Optional.of(USUAL_NAMES)).map(this::capped));
  }

  private Long capped(Long names) {
    return Math.min(names, MOST_NAMES);
  }
}
