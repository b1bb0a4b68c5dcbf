// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link GatewayProvider}s from the server options {@code spi-sspr-gateway--<id>--…}. */
public interface GatewayProviderFactory extends ProviderFactory<GatewayProvider> {}
