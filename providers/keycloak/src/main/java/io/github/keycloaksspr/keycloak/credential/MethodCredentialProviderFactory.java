// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Makes the provider of the credentials that a method is registered as. */
public abstract class MethodCredentialProviderFactory
    implements CredentialProviderFactory<CredentialProvider<CredentialModel>> {

  private final MethodCredentialType type;

  protected MethodCredentialProviderFactory(MethodCredentialType type) {
    this.type = type;
  }

  @Override
  public final String getId() {
    return type.id();
  }

  @Override
  public final CredentialProvider<CredentialModel> create(KeycloakSession session) {
    return new MethodCredentialProvider(session, type);
  }
}
