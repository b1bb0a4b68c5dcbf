// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.gateway;

import java.util.Map;
import java.util.TreeMap;

/**
 * A gateway for one realm, as an administrator gives it.
 *
 * @param provider the gateway's id
 * @param settings its settings; secrets as vault expressions
 */
public record GatewaySettingsForm(String provider, Map<String, String> settings) {

  /** Whatever is missing is empty. */
  public GatewaySettingsForm {
    provider = provider == null ? "" : provider;
    settings = settings == null ? Map.of() : new TreeMap<>(settings);
    settings.values().removeIf(value -> value == null || value.isBlank());
  }
}
