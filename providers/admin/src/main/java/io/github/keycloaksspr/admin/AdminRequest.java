// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

import org.keycloak.events.admin.OperationType;

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

  /** Writes the admin event of a set-up. */
  void setUp(Object report);
}
