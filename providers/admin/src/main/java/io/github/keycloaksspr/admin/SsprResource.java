// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

import io.github.keycloaksspr.admin.gateway.GatewayResource;
import io.github.keycloaksspr.admin.setup.RealmSetup;
import io.github.keycloaksspr.admin.setup.SetupReport;
import io.github.keycloaksspr.keycloak.Sspr;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Our Admin REST resources. */
public final class SsprResource {

  private final RealmModel realm;
  private final KeycloakSession session;
  private final AdminRequest request;

  SsprResource(RealmModel realm, KeycloakSession session, AdminRequest request) {
    this.realm = realm;
    this.session = session;
    this.request = request;
  }

  /** The realm's gateway for texts and calls. */
  @Path("gateway")
  public GatewayResource gateway() {
    return new GatewayResource(realm, session, request);
  }

  /**
   * Puts into the realm what is missing, and changes nothing that is there.
   *
   * @param dryRun only say what would be done
   * @param bindFlow also make our flow the one that "Forgot password?" leads to
   * @return what was added, what was kept, and what is in the way
   */
  @POST
  @Path("setup")
  @Produces(MediaType.APPLICATION_JSON)
  public SetupReport setUp(
      @QueryParam("dryRun") boolean dryRun, @QueryParam("bindFlow") boolean bindFlow) {
    request.requireManageRealm();
    RealmSetup setup =
        new RealmSetup(session, realm, dryRun ? RealmSetup.Mode.DRY_RUN : RealmSetup.Mode.APPLY);
    SetupReport report = setup.run(bindFlow ? RealmSetup.Binding.BIND : RealmSetup.Binding.LEAVE);
    if (!dryRun) {
      request.setUp(report);
    }
    return report;
  }

  /** The lock on the reset of that user. */
  @Path("users/{id}/lock")
  public LockResource lock(@PathParam("id") String userId) {
    return new LockResource(Sspr.of(session, realm), request, userId);
  }
}
