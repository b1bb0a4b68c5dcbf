// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

import java.util.Optional;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** A request of an administrator. */
public interface AdminRequest {

  /** Ends the request with 403 unless the administrator may manage the realm. */
  void requireManageRealm();

  /** Ends the request with 403 unless the administrator may view the realm. */
  void requireViewRealm();

  /**
   * Writes the admin event of something done to the realm's gateway.
   *
   * @param what the path of the resource
   * @param representation what was given, without secrets, numbers and addresses
   */
  void gateway(OperationType operation, String what, Object representation);

  /**
   * Ends the request with 404 if there is no such user, as far as the administrator may know that,
   * and with 403 unless the administrator may manage the user.
   *
   * @return the user
   */
  UserModel requireManage(Optional<UserModel> user);

  /** Writes the admin event of a set-up. */
  void setUp(Object report);

  /** Writes the admin event of a reset that was opened again for a user. */
  void liftedLock(UserModel user);
}
