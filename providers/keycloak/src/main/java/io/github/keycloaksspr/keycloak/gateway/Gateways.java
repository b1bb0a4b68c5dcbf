// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway;

import io.github.keycloaksspr.keycloak.gateway.GatewayChoice.Source;
import io.github.keycloaksspr.spi.gateway.GatewayProvider;
import io.github.keycloaksspr.spi.gateway.GatewayProviderFactory;
import io.github.keycloaksspr.spi.gateway.GatewaySpi;
import io.github.keycloaksspr.spi.gateway.UnusableGateway;
import java.util.List;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderFactory;

/**
 * Finds the gateway of a realm: the realm's own, else the one that server options name, else the
 * only one that server options set up.
 */
public final class Gateways {

  private static final String CHOOSE = "--spi-" + GatewaySpi.NAME + "--provider-default=";

  private Gateways() {}

  /** The gateway that serves the realm now. */
  public static GatewayChoice of(KeycloakSession session, RealmModel realm) {
    return RealmGateway.of(realm)
        .map(stored -> ofRealm(session, stored))
        .orElseGet(() -> ofServer(session));
  }

  /** The ids of all gateways that are installed. */
  public static List<String> installed(KeycloakSession session) {
    return session
        .getKeycloakSessionFactory()
        .getProviderFactoriesStream(GatewayProvider.class)
        .map(factory -> factory.getId())
        .sorted()
        .toList();
  }

  /** The gateway of that id, empty if it is not installed. */
  public static Optional<GatewayProviderFactory> factory(KeycloakSession session, String id) {
    return Optional.ofNullable(
            session.getKeycloakSessionFactory().getProviderFactory(GatewayProvider.class, id))
        .map(GatewayProviderFactory.class::cast);
  }

  private static GatewayChoice ofRealm(KeycloakSession session, ComponentModel stored) {
    String id = stored.getProviderId();
    GatewayProvider gateway =
        factory(session, id)
            .map(factory -> onlyOne(session, factory, stored))
            .orElseGet(
                () ->
                    new UnusableGateway(
                        "The gateway %s of this realm is not installed.".formatted(id)));
    return new GatewayChoice(Source.REALM, Optional.of(id), gateway);
  }

  /** One page asks several times, and the vault shall not be asked each time. */
  private static GatewayProvider onlyOne(
      KeycloakSession session, GatewayProviderFactory factory, ComponentModel stored) {
    String key = "sspr.gateway " + stored.getId() + " " + stored.getConfig().hashCode();
    GatewayProvider present = session.getAttribute(key, GatewayProvider.class);
    if (present != null) {
      return present;
    }
    GatewayProvider made = factory.create(session, stored);
    session.enlistForClose(made);
    session.setAttribute(key, made);
    return made;
  }

  private static GatewayChoice ofServer(KeycloakSession session) {
    Optional<ProviderFactory<GatewayProvider>> named =
        Optional.ofNullable(
            session.getKeycloakSessionFactory().getProviderFactory(GatewayProvider.class));
    if (named.isPresent()) {
      return chosen(session, named.get().getId());
    }
    List<String> ready =
        installed(session).stream()
            .filter(id -> session.getProvider(GatewayProvider.class, id).problem().isEmpty())
            .toList();
    if (ready.size() == 1) {
      return chosen(session, ready.get(0));
    }
    return GatewayChoice.none(
        ready.isEmpty()
            ? "No gateway is set up, neither for this realm nor by server options."
            : "Server options set up several gateways (%s); say which one with %s…"
                .formatted(String.join(", ", ready), CHOOSE));
  }

  private static GatewayChoice chosen(KeycloakSession session, String id) {
    return new GatewayChoice(
        Source.SERVER, Optional.of(id), session.getProvider(GatewayProvider.class, id));
  }
}
