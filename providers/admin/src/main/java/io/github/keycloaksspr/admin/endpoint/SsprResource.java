// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.endpoint;

import io.github.keycloaksspr.admin.AdminRequest;
import io.github.keycloaksspr.admin.doctor.DoctorResource;
import io.github.keycloaksspr.admin.gateway.GatewayResource;
import io.github.keycloaksspr.admin.people.PrefillResource;
import io.github.keycloaksspr.admin.people.UserResource;
import io.github.keycloaksspr.admin.report.PolicyPreviewResource;
import io.github.keycloaksspr.admin.report.ReportsResource;
import io.github.keycloaksspr.admin.setup.SetupResource;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Our Admin REST resources: one class for each noun, mounted here. */
public final class SsprResource {

  private final RealmModel realm;
  private final KeycloakSession session;
  private final AdminRequest request;

  SsprResource(RealmModel realm, KeycloakSession session, AdminRequest request) {
    this.realm = realm;
    this.session = session;
    this.request = request;
  }

  /** The product in the realm. */
  @Path("setup")
  public SetupResource setup() {
    return new SetupResource(session, realm, request);
  }

  /** The realm's gateway for texts and calls. */
  @Path("gateway")
  public GatewayResource gateway() {
    return new GatewayResource(realm, session, request);
  }

  /** What is wrong in the realm. */
  @Path("doctor")
  public DoctorResource doctor() {
    return new DoctorResource(session, realm, request);
  }

  /** One user. */
  @Path("users/{id}")
  public UserResource user(@PathParam("id") String id) {
    return UserResource.of(session, realm, request, id);
  }

  /** What is registered, and what people did. */
  @Path("reports")
  public ReportsResource reports() {
    return new ReportsResource(session, realm, request);
  }

  /** What a change of policy would do. */
  @Path("policy/preview")
  public PolicyPreviewResource policyPreview() {
    return new PolicyPreviewResource(session, realm, request);
  }

  /** Values for many users. */
  @Path("prefill")
  public PrefillResource prefill() {
    return new PrefillResource(session, realm, request);
  }
}
