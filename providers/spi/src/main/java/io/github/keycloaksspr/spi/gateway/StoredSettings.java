// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.gateway;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.vault.VaultStringSecret;

/** The settings of a gateway that are stored with a realm, as Keycloak hands them over. */
final class StoredSettings {

  private StoredSettings() {}

  static GatewayProvider make(
      KeycloakSession session, GatewayProviderFactory gateway, ComponentModel stored) {
    try {
      Map<String, String> settings =
          rules(gateway).open(settings(stored), expression -> fromVault(session, expression));
      return gateway.create(session, (UnaryOperator<String>) settings::get);
    } catch (IllegalArgumentException e) {
      return new UnusableGateway(e.getMessage());
    }
  }

  static void validate(RealmModel realm, GatewayProviderFactory gateway, ComponentModel model) {
    try {
      Map<String, String> settings = rules(gateway).check(settings(model));
      refuseSecond(realm, model);
      gateway.check(settings::get);
    } catch (IllegalArgumentException e) {
      // As a parameter: the message itself is taken for a pattern.
      throw new ComponentValidationException("{0}", e.getMessage());
    }
  }

  private static SettingsRules rules(GatewayProviderFactory gateway) {
    return SettingsRules.of(gateway.getId(), gateway.getConfigProperties());
  }

  private static Map<String, String> settings(ComponentModel stored) {
    return stored.getConfig().keySet().stream()
        .filter(name -> stored.get(name) != null)
        .collect(Collectors.toMap(name -> name, stored::get));
  }

  private static void refuseSecond(RealmModel realm, ComponentModel model) {
    if (!realm.getId().equals(model.getParentId())) {
      throw new IllegalArgumentException(
          "A gateway belongs to the realm itself, not to a part of it.");
    }
    boolean another =
        realm
            .getComponentsStream(realm.getId(), GatewayProvider.class.getName())
            .anyMatch(present -> !present.getId().equals(model.getId()));
    if (another) {
      throw new IllegalArgumentException(
          "The realm has a gateway already; change or remove that one.");
    }
  }

  private static Optional<String> fromVault(KeycloakSession session, String expression) {
    try (VaultStringSecret secret = session.vault().getStringSecret(expression)) {
      return secret.get();
    }
  }
}
