// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.webhook;

import io.github.keycloaksspr.keycloak.gateway.GatewaySettings;
import io.github.keycloaksspr.keycloak.gateway.http.BoundedClients;
import io.github.keycloaksspr.keycloak.gateway.webhook.AddressRules.Network;
import io.github.keycloaksspr.spi.SpiVersion;
import io.github.keycloaksspr.spi.gateway.GatewayProvider;
import io.github.keycloaksspr.spi.gateway.GatewayProviderFactory;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The gateway {@code webhook}: any gateway that takes a message as one HTTP request. Set by server
 * options {@code spi-sspr-gateway--webhook--…} for all realms, or in a realm for itself. With wrong
 * server options the server does not start and says which one is wrong.
 */
public final class WebhookGatewayProviderFactory implements GatewayProviderFactory {

  /** The gateway's name. */
  public static final String ID = "webhook";

  private final BoundedClients clients = new BoundedClients();

  private AddressRules rules = new AddressRules(List.of());
  private Optional<WebhookSettings> ofServer = Optional.empty();

  @Override
  public int spiVersion() {
    return SpiVersion.CURRENT;
  }

  @Override
  public String getId() {
    return ID;
  }

  /**
   * Reads the server options.
   *
   * @throws IllegalArgumentException if they cannot be used
   */
  @Override
  public void init(Config.Scope config) {
    GatewaySettings options = GatewaySettings.ofServer(ID, config::get);
    rules = rules(options);
    boolean isSet =
        WebhookOptions.ofRealm().stream()
            .anyMatch(option -> options.value(option.getName()).isPresent());
    ofServer = isSet ? Optional.of(WebhookSettings.read(options, rules)) : Optional.empty();
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // Nothing depends on other providers before the first message.
  }

  @Override
  public GatewayProvider create(KeycloakSession session) {
    return new WebhookGatewayProvider(ofServer, surroundings(session));
  }

  @Override
  public GatewayProvider create(KeycloakSession session, UnaryOperator<String> settings) {
    return new WebhookGatewayProvider(Optional.of(read(settings)), surroundings(session));
  }

  @Override
  public void check(UnaryOperator<String> settings) {
    WebhookSettings unused = read(settings);
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return WebhookOptions.ofRealm();
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return WebhookOptions.ofServer();
  }

  @Override
  public String getHelpText() {
    return "Sends each message as an HTTP request to any gateway.";
  }

  @Override
  public void close() {
    clients.close();
  }

  private WebhookSettings read(UnaryOperator<String> settings) {
    return WebhookSettings.read(GatewaySettings.ofRealm(settings), rules);
  }

  private WebhookGatewayProvider.Surroundings surroundings(KeycloakSession session) {
    return new WebhookGatewayProvider.Surroundings(
        () -> clients.client(session),
        InetAddress::getAllByName,
        rules,
        new WebhookLog(session.getContext().getRealm().getId()));
  }

  private static AddressRules rules(GatewaySettings options) {
    try {
      return new AddressRules(
          options.list(WebhookOptions.ALLOWED_NETWORKS).stream().map(Network::of).toList());
    } catch (IllegalArgumentException e) {
      throw options.refusal(
          WebhookOptions.ALLOWED_NETWORKS, "must be networks as 10.1.0.0/16, with ## between them");
    }
  }
}
