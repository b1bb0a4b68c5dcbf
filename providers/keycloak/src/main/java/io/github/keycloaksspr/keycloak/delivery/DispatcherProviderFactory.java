// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import org.keycloak.provider.ProviderFactory;

/** Makes {@link DispatcherProvider}s. */
public interface DispatcherProviderFactory extends ProviderFactory<DispatcherProvider> {}
