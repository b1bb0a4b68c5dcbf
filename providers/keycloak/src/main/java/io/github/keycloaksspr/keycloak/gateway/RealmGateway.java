// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway;

import io.github.keycloaksspr.spi.gateway.GatewayProvider;
import io.github.keycloaksspr.spi.gateway.GatewayProviderFactory;
import io.github.keycloaksspr.spi.gateway.GatewaySpi;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** A realm's own gateway: one component, with the gateway's id and its settings. */
public final class RealmGateway {

  private static final String TYPE = GatewayProvider.class.getName();
  private static final String NAME = GatewaySpi.NAME;

  private RealmGateway() {}

  /** What is stored in the realm, empty if it has no gateway of its own. */
  public static Optional<ComponentModel> of(RealmModel realm) {
    return realm.getComponentsStream(realm.getId(), TYPE).findFirst();
  }

  /** The settings that are stored; secrets stand as vault expressions. */
  public static Map<String, String> settings(ComponentModel stored) {
    Map<String, String> settings = new LinkedHashMap<>();
    stored.getConfig().keySet().stream()
        .sorted()
        .filter(name -> stored.get(name) != null)
        .forEach(name -> settings.put(name, stored.get(name)));
    return settings;
  }

  /**
   * Stores the realm's gateway, in place of the one that it had.
   *
   * @throws ComponentValidationException if the settings cannot be used; nothing is changed then
   */
  public static void store(
      KeycloakSession session,
      RealmModel realm,
      GatewayProviderFactory gateway,
      Map<String, String> settings) {
    ComponentModel model = of(realm).map(ComponentModel::new).orElseGet(ComponentModel::new);
    boolean sameGateway = gateway.getId().equals(model.getProviderId());
    model.setParentId(realm.getId());
    model.setProviderType(TYPE);
    model.setProviderId(gateway.getId());
    model.setName(NAME);
    model.getConfig().clear();
    settings.forEach(model::put);
    gateway.validateConfiguration(session, realm, model);
    if (sameGateway) {
      realm.updateComponent(model);
    } else {
      remove(realm);
      model.setId(null);
      realm.addComponentModel(model);
    }
  }

  /** Removes it; server options hold again. Says whether there was one. */
  public static boolean remove(RealmModel realm) {
    Optional<ComponentModel> stored = of(realm);
    stored.ifPresent(realm::removeComponent);
    return stored.isPresent();
  }

  /** What an administrator is told of settings that were refused. */
  public static String told(ComponentValidationException refusal) {
    Object[] parameters = refusal.getParameters();
    return parameters != null && parameters.length > 0
        ? String.valueOf(parameters[0])
        : refusal.getMessage();
  }
}
