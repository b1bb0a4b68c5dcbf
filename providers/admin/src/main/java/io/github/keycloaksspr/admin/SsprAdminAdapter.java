// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Gives our resources what Keycloak's private services know of the request. */
final class SsprAdminAdapter implements AdminRealmResourceProvider {

  private static final String SETUP = "SSPR_SETUP";
  private static final String GATEWAY = "SSPR_GATEWAY";
  private static final String LOCK = "SSPR_LOCK";

  @Override
  public Object getResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      AdminEventBuilder events) {
    return new SsprResource(realm, session, new Administrator(auth, events));
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  /** Who asks, as far as our resources need to know. */
  private record Administrator(AdminPermissionEvaluator auth, AdminEventBuilder events)
      implements AdminRequest {

    @Override
    public void requireManageRealm() {
      auth.realm().requireManageRealm();
    }

    /** As Keycloak's own users: who may not look for users learns nothing about ids. */
    @Override
    public UserModel requireManage(Optional<UserModel> user) {
      if (user.isEmpty()) {
        throw auth.users().canQuery()
            ? new NotFoundException("User not found")
            : new ForbiddenException();
      }
      auth.users().requireManage(user.get());
      return user.get();
    }

    @Override
    public void requireViewRealm() {
      auth.realm().requireViewRealm();
    }

    @Override
    public void gateway(OperationType operation, String what, Object representation) {
      events
          .operation(operation)
          .resource(GATEWAY)
          .resourcePath("sspr", what)
          .representation(representation)
          .success();
    }

    @Override
    public void setUp(Object report) {
      events
          .operation(OperationType.ACTION)
          .resource(SETUP)
          .resourcePath("sspr", "setup")
          .representation(report)
          .success();
    }

    @Override
    public void liftedLock(UserModel user) {
      events
          .operation(OperationType.DELETE)
          .resource(LOCK)
          .resourcePath("sspr", "users", user.getId(), "lock")
          .success();
    }
  }
}
