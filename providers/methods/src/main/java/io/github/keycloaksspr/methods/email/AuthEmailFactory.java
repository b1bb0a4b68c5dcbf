// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.email;

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

/** Makes the method {@code auth-email}. */
public final class AuthEmailFactory extends MethodFactory {

  static final MethodCredentialType CREDENTIAL =
      new MethodCredentialType(
          OwnMethods.AUTH_EMAIL, "sspr-email", Names.REGISTER_EMAIL, EmailSecret::read);

  public AuthEmailFactory() {
    super(OwnMethods.AUTH_EMAIL, 300, Kind.DESTINATION);
  }

  @Override
  public Optional<MethodCredentialType> registeredAs() {
    return Optional.of(CREDENTIAL);
  }

  @Override
  public VerificationMethod create(KeycloakSession session, RealmModel realm, Sspr sspr) {
    return new AuthEmail(realm, sspr);
  }
}
