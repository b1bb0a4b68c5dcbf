// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import io.github.keycloaksspr.admin.AdminRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Reports, for administrators who may see all users. Sent while they are made. */
public final class ReportsResource {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminRequest request;

  public ReportsResource(KeycloakSession session, RealmModel realm, AdminRequest request) {
    this.session = session;
    this.realm = realm;
    this.request = request;
  }

  /**
   * Who has registered what, by name. {@code q}, {@code method}, {@code enabled}, {@code
   * registered} and {@code capable} filter, {@code first} and {@code max} give a page.
   */
  @GET
  @Path("registration")
  public Response registration() {
    request.requireViewUsers();
    Question question = new Question(session);
    return ReportAnswer.of(reports().registration(question, question.paging()), question.format());
  }

  /**
   * What people did, the latest first. {@code from}, {@code to}, {@code user}, {@code step}, {@code
   * method} and {@code result} filter, {@code first} and {@code max} give a page.
   */
  @GET
  @Path("activity")
  public Response activity() {
    request.requireViewUsers();
    request.requireViewEvents();
    Question question = new Question(session);
    return ReportAnswer.of(reports().activity(question, question.paging()), question.format());
  }

  private Reports reports() {
    return new Reports(session, realm, request.visible());
  }
}
