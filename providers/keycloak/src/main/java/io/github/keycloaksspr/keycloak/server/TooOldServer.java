// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.server;

import io.github.keycloaksspr.domain.server.ServerVersion;
import io.github.keycloaksspr.domain.server.StockResetFlaw;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.common.Version;

/** Finds out whether the server that this runs on is too old to be safe, and says so. */
public final class TooOldServer {

  private static final Logger LOG = Logger.getLogger(TooOldServer.class);

  private TooOldServer() {}

  /** The server's version, if it is too old; empty if it is not, or nobody can tell. */
  public static Optional<ServerVersion> version() {
    return ServerVersion.read(Version.VERSION).filter(StockResetFlaw::isIn);
  }

  /** Warns in the server's log, once for each call. */
  public static void warn() {
    version()
        .ifPresent(
            version ->
                LOG.warnf(
                    "Keycloak %s has the flaw %s: through Keycloak's own reset flow anybody can take"
                        + " over an account. The flow of Keycloak SSPR is not open to it, but every"
                        + " realm that resets through another flow is. Update Keycloak to %s or later.",
                    version, StockResetFlaw.ID, StockResetFlaw.updateOf(version)));
  }
}
