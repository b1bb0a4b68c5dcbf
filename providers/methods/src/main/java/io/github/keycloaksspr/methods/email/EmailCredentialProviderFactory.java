// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.email;

import io.github.keycloaksspr.keycloak.credential.MethodCredentialProviderFactory;

/** Makes the provider of {@code sspr-email} credentials. */
public final class EmailCredentialProviderFactory extends MethodCredentialProviderFactory {

  public EmailCredentialProviderFactory() {
    super(AuthEmailFactory.CREDENTIAL);
  }
}
