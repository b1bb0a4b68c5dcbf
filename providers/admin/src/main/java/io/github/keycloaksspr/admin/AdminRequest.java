// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

import jakarta.ws.rs.WebApplicationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** A request of an administrator. Each {@code require…} ends it with 403 unless he may. */
public interface AdminRequest {

  /** Needs the right to see the realm's settings. */
  void requireViewRealm();

  /** Needs the right to change the realm's settings. */
  void requireManageRealm();

  /** Needs the right to look for users, if only for some of them. */
  void requireQueryUsers();

  /** Needs the right to see all users. */
  void requireViewUsers();

  /** Which users an administrator may see who may see users. */
  VisibleUsers visible();

  /** Needs the right to see what users did. */
  void requireViewEvents();

  /** Needs the right to change all users. */
  void requireManageUsers();

  /** Needs the right to see that user. */
  void requireView(UserModel user);

  /** Needs the right to change that user. */
  void requireManage(UserModel user);

  /** Whether that user may be changed. */
  boolean mayManage(UserModel user);

  /**
   * The answer where there is no such user: 404 to those who may look for users, 403 to all others,
   * so that ids cannot be found out.
   */
  WebApplicationException noSuchUser();

  /** Writes the admin event of what was done. */
  void record(AdminAct act);

  /** The same request in a session, and so a transaction, of its own. */
  AdminRequest in(KeycloakSession own);
}
