// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.server;

import io.github.keycloaksspr.domain.server.ServerConcern;
import io.github.keycloaksspr.domain.server.ServerVersion;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.common.Version;

/** The server that this runs on, and what is to be said of its version. */
public final class RunningServer {

  private static final Logger LOG = Logger.getLogger(RunningServer.class);

  private RunningServer() {}

  /** What an administrator should know about its version; empty where the version is unreadable. */
  public static List<ServerConcern> concerns() {
    return ServerVersion.read(Version.VERSION).map(ServerConcern::about).orElse(List.of());
  }

  /** Says in the server's log which release runs, and warns of the server, once for each call. */
  public static void report() {
    LOG.infof("Keycloak SSPR %s on Keycloak %s", Release.version(), Version.VERSION);
    concerns().forEach(concern -> LOG.warn(concern.text()));
  }
}
