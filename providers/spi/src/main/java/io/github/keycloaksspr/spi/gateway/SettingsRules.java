// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.gateway;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * What the settings may be that a realm has for a gateway: known ones, and secrets as expressions
 * of Keycloak's vault, because settings of a realm are shown and exported.
 *
 * @param gateway the gateway's name
 * @param known all settings, in the order of the form
 * @param secrets those that are secret
 */
record SettingsRules(String gateway, List<String> known, Set<String> secrets) {

  private static final Pattern VAULT = Pattern.compile("\\$\\{vault\\.[^}]+}");

  static SettingsRules of(String gateway, List<ProviderConfigProperty> properties) {
    return new SettingsRules(
        gateway,
        properties.stream().map(ProviderConfigProperty::getName).toList(),
        properties.stream()
            .filter(ProviderConfigProperty::isSecret)
            .map(ProviderConfigProperty::getName)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Checks them before they are stored.
   *
   * @return the settings, with {@link GatewayProviderFactory#UNKNOWN_SECRET} for each secret
   * @throws IllegalArgumentException with what is wrong, for the administrator
   */
  Map<String, String> check(Map<String, String> settings) {
    settings.keySet().stream()
        .filter(name -> !known.contains(name))
        .sorted()
        .findFirst()
        .ifPresent(this::refuseStranger);
    return withSecrets(
        settings,
        (name, value) -> {
          if (!isExpression(value)) {
            throw new IllegalArgumentException(
                "The setting %s must be a vault expression such as ${vault.sms-gateway}: put the secret itself into"
                        .formatted(name)
                    + " Keycloak's vault. Settings of a realm are shown and exported.");
          }
          return GatewayProviderFactory.UNKNOWN_SECRET;
        });
  }

  /**
   * Puts the secrets in.
   *
   * @param vault what the vault holds for an expression; nothing else is looked up
   * @throws IllegalArgumentException when it holds nothing for one of them
   */
  Map<String, String> open(Map<String, String> settings, Function<String, Optional<String>> vault) {
    return withSecrets(
        settings,
        (name, value) ->
            Optional.of(value)
                .filter(SettingsRules::isExpression)
                .flatMap(vault)
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "Keycloak's vault holds nothing for the setting " + name + ".")));
  }

  private interface SecretRule {
    String apply(String name, String value);
  }

  private Map<String, String> withSecrets(Map<String, String> settings, SecretRule rule) {
    Map<String, String> all = new HashMap<>(settings);
    secrets.stream()
        .filter(settings::containsKey)
        .forEach(name -> all.put(name, rule.apply(name, settings.get(name))));
    return all;
  }

  private void refuseStranger(String name) {
    throw new IllegalArgumentException(
        "The gateway %s has no setting %s for a realm. It has: %s."
            .formatted(gateway, name, String.join(", ", known)));
  }

  private static boolean isExpression(String value) {
    return VAULT.matcher(value).matches();
  }
}
