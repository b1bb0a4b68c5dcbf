// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.domain.server.ServerVersion;
import io.github.keycloaksspr.domain.server.StockResetFlaw;
import java.util.List;
import java.util.Optional;

/**
 * Whether the server is too old to be safe.
 *
 * @param tooOld the server's version, if it is
 */
record ServerVersionCheck(Optional<ServerVersion> tooOld) implements Check {

  @Override
  public List<Finding> findings() {
    return tooOld
        .map(
            version ->
                List.of(
                    Finding.error(
                        "server-too-old",
                        "Keycloak "
                            + version
                            + " has the flaw "
                            + StockResetFlaw.ID
                            + ": where a realm resets through Keycloak's own flow, anybody can take over"
                            + " an account.",
                        "Update Keycloak to "
                            + StockResetFlaw.updateOf(version)
                            + " or later, and bind our flow until then.")))
        .orElse(List.of());
  }
}
