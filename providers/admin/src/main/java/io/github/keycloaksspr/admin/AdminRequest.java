// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin;

/** A request of an administrator. */
public interface AdminRequest {

  /** Ends the request with 403 unless the administrator may manage the realm. */
  void requireManageRealm();

  /** Writes the admin event of a set-up. */
  void setUp(Object report);
}
