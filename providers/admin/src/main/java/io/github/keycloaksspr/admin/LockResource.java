// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

import io.github.keycloaksspr.keycloak.Sspr;
import jakarta.ws.rs.DELETE;
import org.keycloak.models.UserModel;

/** The lock that our limits put on the reset of one account. */
public final class LockResource {

  private final Sspr sspr;
  private final AdminRequest request;
  private final String userId;

  LockResource(Sspr sspr, AdminRequest request, String userId) {
    this.sspr = sspr;
    this.request = request;
    this.userId = userId;
  }

  /** Opens the reset again, also where it was not closed: tries so far are forgotten. */
  @DELETE
  public void lift() {
    UserModel user = request.requireManage(sspr.user(userId));
    sspr.resetLock().lift(user);
    request.liftedLock(user);
  }
}
