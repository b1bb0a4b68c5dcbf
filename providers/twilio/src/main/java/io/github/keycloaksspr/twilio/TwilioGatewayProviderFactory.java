// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.twilio;

import io.github.keycloaksspr.keycloak.gateway.GatewaySettings;
import io.github.keycloaksspr.keycloak.gateway.http.BoundedClients;
import io.github.keycloaksspr.spi.SpiVersion;
import io.github.keycloaksspr.spi.gateway.GatewayProvider;
import io.github.keycloaksspr.spi.gateway.GatewayProviderFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.http.impl.client.CloseableHttpClient;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The gateway {@code twilio}: texts and calls through a Twilio account, set by the server options
 * {@code spi-sspr-gateway--twilio--…} for all realms, or in a realm for itself. Without any of them
 * it loads and serves nothing; with wrong server options the server does not start and says which
 * one is wrong.
 */
public final class TwilioGatewayProviderFactory implements GatewayProviderFactory {

  /** The gateway's name. */
  public static final String ID = "twilio";

  private final BoundedClients clients = new BoundedClients();

  private Optional<TwilioSettings> ofServer = Optional.empty();

  /** What the server says for the accounts of realms too. */
  private Map<String, String> ofAllRealms = Map.of();

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

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
    Map<String, String> options = new HashMap<>();
    for (String name : TwilioOptions.NAMES) {
      Optional.ofNullable(config.get(name))
          .filter(value -> !value.isBlank())
          .ifPresent(value -> options.put(name, value));
    }
    boolean hasAccount = !TwilioOptions.OF_SERVER.containsAll(options.keySet());
    ofServer =
        hasAccount
            ? Optional.of(TwilioSettings.read(GatewaySettings.ofServer(ID, options::get)))
            : Optional.empty();
    options.keySet().retainAll(TwilioOptions.OF_SERVER);
    ofAllRealms = Map.copyOf(options);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // Nothing depends on other providers before the first message.
  }

  @Override
  public GatewayProvider create(KeycloakSession session) {
    return new TwilioGatewayProvider(ofServer, client(session));
  }

  @Override
  public GatewayProvider create(KeycloakSession session, UnaryOperator<String> settings) {
    return new TwilioGatewayProvider(Optional.of(read(settings)), client(session));
  }

  @Override
  public void check(UnaryOperator<String> settings) {
    TwilioSettings unused = read(settings);
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return TwilioOptions.ofRealm();
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return TwilioOptions.metadata();
  }

  @Override
  public String getHelpText() {
    return "Texts and calls through Twilio.";
  }

  @Override
  public void close() {
    clients.close();
  }

  private TwilioSettings read(UnaryOperator<String> settings) {
    return TwilioSettings.read(
        GatewaySettings.ofRealm(
            name ->
                TwilioOptions.OF_SERVER.contains(name)
                    ? ofAllRealms.get(name)
                    : settings.apply(name)));
  }

  private Supplier<CloseableHttpClient> client(KeycloakSession session) {
    return () -> clients.client(session);
  }
}
