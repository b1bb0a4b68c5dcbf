// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.email;

import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.installed.OwnMethods;
import io.github.keycloaksspr.methods.MethodFactory;
import io.github.keycloaksspr.spi.Kind;
import io.github.keycloaksspr.spi.method.VerificationMethod;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Makes the method {@code auth-email}. */
public final class AuthEmailFactory extends MethodFactory {

  public AuthEmailFactory() {
    super(OwnMethods.AUTH_EMAIL, 300, Kind.DESTINATION);
  }

  @Override
  public Optional<String> credentialType() {
    return Optional.of(MethodCredentialType.EMAIL.id());
  }

  @Override
  public Optional<String> enrolmentAction() {
    return Optional.of(MethodCredentialType.EMAIL.registerAction());
  }

  @Override
  public VerificationMethod create(KeycloakSession session, RealmModel realm, Sspr sspr) {
    return new AuthEmail(realm, sspr);
  }
}
