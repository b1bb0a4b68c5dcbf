// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.notice;

import io.github.keycloaksspr.keycloak.installed.SpiCheck;
import io.github.keycloaksspr.keycloak.server.Release;
import io.github.keycloaksspr.keycloak.server.RunningServer;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;

/** Makes the listener that tells people of methods changed through Keycloak's own pages. */
public final class CredentialListenerFactory
    implements EventListenerProviderFactory, ServerInfoAwareProviderFactory {

  @Override
  public String getId() {
    return "sspr-credentials";
  }

  /**
   * In every realm, without being switched on: what an administrator forgot must not silence it.
   */
  @Override
  public boolean isGlobal() {
    return true;
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new CredentialListener(session);
  }

  @Override
  public void init(Config.Scope config) {
    // Nothing to set.
  }

  /**
   * Also looks at the server and at other extensions: this is the one factory of ours that no
   * option leaves out.
   */
  @Override
  public void postInit(KeycloakSessionFactory factory) {
    RunningServer.report();
    SpiCheck.refuseOtherVersions(factory);
  }

  /** For the console's page on the server. */
  @Override
  public Map<String, String> getOperationalInfo() {
    return Map.of("version", Release.version());
  }

  @Override
  public void close() {
    // Nothing to release.
  }
}
