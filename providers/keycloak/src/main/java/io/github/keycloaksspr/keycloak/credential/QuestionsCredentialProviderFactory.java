// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.credential;

import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Makes the provider of {@code sspr-questions} credentials. */
public final class QuestionsCredentialProviderFactory
    implements CredentialProviderFactory<CredentialProvider<CredentialModel>> {

  @Override
  public String getId() {
    return MethodCredentialType.QUESTIONS.id();
  }

  @Override
  public CredentialProvider<CredentialModel> create(KeycloakSession session) {
    return new MethodCredentialProvider(session, MethodCredentialType.QUESTIONS);
  }
}
