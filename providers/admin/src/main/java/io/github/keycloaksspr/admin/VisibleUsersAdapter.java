// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

import java.util.function.Predicate;
import org.keycloak.common.ClientConnection;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;
import org.keycloak.services.resources.admin.fgap.UserPermissionEvaluator;

/** Asks Keycloak's fine-grained permissions, which know administrators of their own realm only. */
public final class VisibleUsersAdapter implements VisibleUsers {

  private final String administratorId;
  private final HttpRequest request;
  private final ClientConnection connection;

  private VisibleUsersAdapter(KeycloakSession session, UserModel administrator) {
    this.administratorId = administrator.getId();
    this.request = session.getContext().getHttpRequest();
    this.connection = session.getContext().getConnection();
  }

  /** What that administrator sees, who may see users at all. */
  public static VisibleUsers of(
      KeycloakSession session, AdminPermissionEvaluator auth, UserModel administrator) {
    return auth.hasOneAdminRole(AdminRoles.VIEW_USERS, AdminRoles.MANAGE_USERS)
        ? EVERYBODY
        : new VisibleUsersAdapter(session, administrator);
  }

  @Override
  public Predicate<UserModel> in(KeycloakSession own, RealmModel realm) {
    // Policies may ask when, from where and with what the request came.
    own.getContext().setHttpRequest(request);
    own.getContext().setConnection(connection);
    UserModel administrator = own.users().getUserById(realm, administratorId);
    if (administrator == null) {
      return user -> false;
    }
    UserPermissionEvaluator users =
        AdminPermissions.evaluator(own, realm, realm, administrator).users();
    return users::canView;
  }
}
