// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.log;

import io.github.keycloaksspr.keycloak.gateway.GatewaySettings;
import io.github.keycloaksspr.spi.SpiVersion;
import io.github.keycloaksspr.spi.gateway.GatewayProvider;
import io.github.keycloaksspr.spi.gateway.GatewayProviderFactory;
import io.github.keycloaksspr.spi.gateway.GatewaySpi;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The gateway {@code log}, for development: messages go to the server's log, and nowhere else.
 *
 * <p>It is used only where it was chosen by name, in the realm or by the server option {@code
 * spi-sspr-gateway--provider-default}, and only if the server was started with {@code start-dev}.
 * The server option {@code spi-sspr-gateway--log--force=true} lifts the second condition; the
 * server warns of it at each start.
 */
public final class LogGatewayProviderFactory implements GatewayProviderFactory {

  /** The gateway's name. */
  public static final String ID = "log";

  private static final Logger LOG = Logger.getLogger(LogGatewayProviderFactory.class);
  private static final String FORCE = "force";

  private LogMode mode = LogMode.REFUSED;

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public void init(Config.Scope config) {
    if (Environment.isDevMode()) {
      mode = LogMode.DEVELOPMENT;
    } else if (config.getBoolean(FORCE, false)) {
      mode = LogMode.FORCED;
    }
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    if (mode == LogMode.FORCED) {
      LOG.warnf(
          "The gateway log may write one-time codes and phone numbers to this log, because %s is set."
              + " Anyone who reads the log can reset passwords. Never do this on a server for real users.",
          GatewaySettings.option(ID, FORCE));
    }
  }

  /** What server options alone set up: nothing, as this gateway must be chosen by name. */
  @Override
  public GatewayProvider create(KeycloakSession session) {
    return new LogGatewayProvider(isChosenByName() ? mode : LogMode.REFUSED);
  }

  @Override
  public GatewayProvider create(KeycloakSession session, UnaryOperator<String> settings) {
    return new LogGatewayProvider(mode);
  }

  @Override
  public void check(UnaryOperator<String> settings) {
    // It has no settings.
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return List.of();
  }

  @Override
  public String getHelpText() {
    return "Writes messages to the server's log. For development only.";
  }

  @Override
  public void close() {
    // Nothing to release.
  }

  private static boolean isChosenByName() {
    return ID.equals(Config.getDefaultProvider(GatewaySpi.NAME))
        || ID.equals(Config.getProvider(GatewaySpi.NAME));
  }
}
