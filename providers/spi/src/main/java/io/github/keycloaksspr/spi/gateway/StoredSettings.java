// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.vault.VaultStringSecret;

/** The settings of a gateway that are stored with a realm: checks them, and reads the vault. */
final class StoredSettings {

  private static final Pattern VAULT = Pattern.compile("\\$\\{vault\\.[^}]+}");

  private StoredSettings() {}

  static GatewayProvider make(
      KeycloakSession session, GatewayProviderFactory gateway, ComponentModel stored) {
    Map<String, String> settings = settings(stored);
    for (String secret : secrets(gateway)) {
      if (settings.containsKey(secret)) {
        Optional<String> clear = fromVault(session, settings.get(secret));
        if (clear.isEmpty()) {
          return new UnusableGateway(
              "Keycloak's vault holds nothing for the setting " + secret + ".");
        }
        settings.put(secret, clear.get());
      }
    }
    try {
      return gateway.create(session, (UnaryOperator<String>) settings::get);
    } catch (IllegalArgumentException e) {
      return new UnusableGateway(e.getMessage());
    }
  }

  static void validate(RealmModel realm, GatewayProviderFactory gateway, ComponentModel model) {
    try {
      Map<String, String> settings = settings(model);
      refuseStrangers(gateway, settings);
      refuseClearSecrets(gateway, settings);
      refuseSecond(realm, model);
      gateway.check(settings::get);
    } catch (IllegalArgumentException e) {
      // As a parameter: the message itself is taken for a pattern.
      throw new ComponentValidationException("{0}", e.getMessage());
    }
  }

  private static Map<String, String> settings(ComponentModel stored) {
    Map<String, String> settings = new LinkedHashMap<>();
    stored.getConfig().keySet().stream()
        .sorted()
        .filter(name -> stored.get(name) != null)
        .forEach(name -> settings.put(name, stored.get(name)));
    return settings;
  }

  private static void refuseStrangers(
      GatewayProviderFactory gateway, Map<String, String> settings) {
    List<String> known =
        gateway.getConfigProperties().stream().map(ProviderConfigProperty::getName).toList();
    settings.keySet().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "The gateway %s has no setting %s for a realm. It has: %s."
                      .formatted(gateway.getId(), name, String.join(", ", known)));
            });
  }

  private static void refuseClearSecrets(
      GatewayProviderFactory gateway, Map<String, String> settings) {
    for (String secret : secrets(gateway)) {
      if (settings.containsKey(secret)) {
        if (!VAULT.matcher(settings.get(secret)).matches()) {
          throw new IllegalArgumentException(
              "The setting %s must be a vault expression such as ${vault.sms-gateway}: put the secret itself into"
                      .formatted(secret)
                  + " Keycloak's vault. Settings of a realm are shown and exported.");
        }
        settings.put(secret, GatewayProviderFactory.UNKNOWN_SECRET);
      }
    }
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

  private static Set<String> secrets(GatewayProviderFactory gateway) {
    return gateway.getConfigProperties().stream()
        .filter(ProviderConfigProperty::isSecret)
        .map(ProviderConfigProperty::getName)
        .collect(Collectors.toSet());
  }

  /** Nothing but an expression is looked at: what got in some other way is no secret of ours. */
  private static Optional<String> fromVault(KeycloakSession session, String expression) {
    if (!VAULT.matcher(expression).matches()) {
      return Optional.empty();
    }
    try (VaultStringSecret secret = session.vault().getStringSecret(expression)) {
      return secret.get().map(String::strip).filter(value -> !value.isEmpty());
    }
  }
}
