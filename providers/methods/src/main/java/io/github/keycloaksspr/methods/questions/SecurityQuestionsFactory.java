// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.questions;

import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.installed.OwnMethods;
import io.github.keycloaksspr.methods.MethodFactory;
import io.github.keycloaksspr.spi.Kind;
import io.github.keycloaksspr.spi.method.VerificationMethod;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Makes the method {@code security-questions}. */
public final class SecurityQuestionsFactory extends MethodFactory {

  static final MethodCredentialType CREDENTIAL =
      new MethodCredentialType(
          OwnMethods.SECURITY_QUESTIONS,
          "sspr-questions",
          Names.REGISTER_QUESTIONS,
          QuestionsSecret::read);

  public SecurityQuestionsFactory() {
    super(OwnMethods.SECURITY_QUESTIONS, 600, Kind.KNOWLEDGE);
  }

  @Override
  public Optional<MethodCredentialType> registeredAs() {
    return Optional.of(CREDENTIAL);
  }

  /** The questions are the user's own. */
  @Override
  public boolean isConcealable() {
    return false;
  }

  @Override
  public VerificationMethod create(KeycloakSession session, RealmModel realm, Sspr sspr) {
    return new SecurityQuestions(session, realm, sspr);
  }
}
