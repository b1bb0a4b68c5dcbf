// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.admin.AdminRequest;
import io.github.keycloaksspr.admin.Answers;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** What is wrong in a realm, and what to do about it. */
public final class DoctorResource {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminRequest request;

  public DoctorResource(KeycloakSession session, RealmModel realm, AdminRequest request) {
    this.session = session;
    this.realm = realm;
    this.request = request;
  }

  /** Looks the realm over and changes nothing. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Response examine() {
    request.requireViewRealm();
    return Answers.ok(new Doctor(session, realm).examine());
  }
}
