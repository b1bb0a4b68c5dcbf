// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import io.github.keycloaksspr.keycloak.gateway.GatewayProvider;
import io.github.keycloaksspr.keycloak.gateway.GatewayProviderFactory;
import java.util.List;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The gateway {@code twilio}: texts and calls through one Twilio account, set by the server options
 * {@code spi-sspr-gateway--twilio--…}. Without any of them it loads and serves nothing; with wrong
 * ones the server does not start and says which one is wrong.
 */
public final class TwilioGatewayProviderFactory implements GatewayProviderFactory {

  /** The gateway's name. */
  public static final String ID = "twilio";

  private Optional<TwilioSettings> settings = Optional.empty();

  @Override
  public String getId() {
    return ID;
  }

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException if they do not make a usable account
   */
  @Override
  public void init(Config.Scope config) {
    settings = TwilioSettings.read(config::get);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // Nothing depends on other providers before the first message.
  }

  @Override
  public GatewayProvider create(KeycloakSession session) {
    return new TwilioGatewayProvider(
        settings, () -> session.getProvider(HttpClientProvider.class).getHttpClient());
  }

  @Override
  public void close() {
    // The connections are the server's.
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return TwilioOptions.metadata();
  }
}
