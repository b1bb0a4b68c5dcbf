// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.log;

/** Whether codes may stand in the server's log. */
enum LogMode {
  /** The server runs for development. */
  DEVELOPMENT,
  /** An administrator of the server insists. */
  FORCED,
  REFUSED;

  boolean writes() {
    return this != REFUSED;
  }
}
