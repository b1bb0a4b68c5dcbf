// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.endpoint;

import io.github.keycloaksspr.admin.AdminAct;
import io.github.keycloaksspr.admin.AdminRequest;
import io.github.keycloaksspr.admin.VisibleUsers;
import io.github.keycloaksspr.admin.VisibleUsersAdapter;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** Gives our resources what Keycloak's private services know of the request. */
final class SsprAdminAdapter implements AdminRealmResourceProvider {

  @Override
  public Object getResource(
      KeycloakSession session,
      RealmModel realm,
      AdminPermissionEvaluator auth,
      AdminEventBuilder events) {
    return new SsprResource(realm, session, new Administrator(session, auth, events));
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  /** Who asks, as far as our resources need to know. */
  private record Administrator(
      KeycloakSession session, AdminPermissionEvaluator auth, AdminEventBuilder events)
      implements AdminRequest {

    @Override
    public void requireViewRealm() {
      auth.realm().requireViewRealm();
    }

    @Override
    public void requireManageRealm() {
      auth.realm().requireManageRealm();
    }

    @Override
    public void requireQueryUsers() {
      auth.users().requireQuery();
    }

    @Override
    public void requireViewUsers() {
      auth.users().requireView();
    }

    @Override
    public VisibleUsers visible() {
      return VisibleUsersAdapter.of(session, auth, auth.adminAuth().getUser());
    }

    @Override
    public void requireViewEvents() {
      auth.realm().requireViewEvents();
    }

    @Override
    public void requireManageUsers() {
      auth.users().requireManage();
    }

    @Override
    public void requireView(UserModel user) {
      auth.users().requireView(user);
    }

    @Override
    public void requireManage(UserModel user) {
      auth.users().requireManage(user);
    }

    @Override
    public boolean mayManage(UserModel user) {
      return auth.users().canManage(user);
    }

    @Override
    public WebApplicationException noSuchUser() {
      return auth.users().canQuery()
          ? new NotFoundException("User not found")
          : new ForbiddenException();
    }

    @Override
    public void record(AdminAct act) {
      events
          .operation(act.operation())
          .resource(act.type().name())
          .resourcePath(act.path().toArray(String[]::new))
          .representation(act.said())
          .success();
    }

    @Override
    public AdminRequest in(KeycloakSession own) {
      return new Administrator(session, auth, events.clone(own));
    }
  }
}
