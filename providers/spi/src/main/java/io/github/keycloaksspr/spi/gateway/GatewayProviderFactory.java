// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.gateway;

import io.github.keycloaksspr.spi.VersionedFactory;
import java.util.List;
import java.util.function.UnaryOperator;
import org.keycloak.component.ComponentFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Makes {@link GatewayProvider}s: for all realms from the server options {@code
 * spi-sspr-gateway--<id>--…}, and for one realm from settings that are stored with it.
 *
 * <p>A realm's settings are a component of Keycloak, so they are in its exports, and Keycloak has
 * them checked wherever they come in. A setting that {@link #getConfigProperties} marks as secret
 * must be a vault expression there.
 */
public interface GatewayProviderFactory
    extends ComponentFactory<GatewayProvider, GatewayProvider>, VersionedFactory {

  /** Stands for a secret while settings are checked: the vault is asked when it is needed. */
  String UNKNOWN_SECRET = "known-to-the-vault";

  /** A gateway for all realms, from the server options. */
  @Override
  GatewayProvider create(KeycloakSession session);

  /**
   * A gateway for one realm.
   *
   * @param settings gives the value of a setting or null; secrets are in clear
   * @throws IllegalArgumentException as {@link #check} does
   */
  GatewayProvider create(KeycloakSession session, UnaryOperator<String> settings);

  /**
   * Checks the settings of a realm.
   *
   * @param settings gives the value of a setting or null; a secret is {@link #UNKNOWN_SECRET}
   * @throws IllegalArgumentException if they cannot be used; its message names the setting, says
   *     what is wrong and what to do, and never repeats a value
   */
  void check(UnaryOperator<String> settings);

  /** The settings that a realm may have of its own. */
  @Override
  List<ProviderConfigProperty> getConfigProperties();

  @Override
  default GatewayProvider create(KeycloakSession session, ComponentModel settings) {
    return StoredSettings.make(session, this, settings);
  }

  @Override
  default void validateConfiguration(
      KeycloakSession session, RealmModel realm, ComponentModel settings) {
    StoredSettings.validate(realm, this, settings);
  }
}
