// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.questions;

import io.github.keycloaksspr.keycloak.credential.MethodCredentialProviderFactory;

/** Makes the provider of {@code sspr-questions} credentials. */
public final class QuestionsCredentialProviderFactory extends MethodCredentialProviderFactory {

  public QuestionsCredentialProviderFactory() {
    super(SecurityQuestionsFactory.CREDENTIAL);
  }
}
