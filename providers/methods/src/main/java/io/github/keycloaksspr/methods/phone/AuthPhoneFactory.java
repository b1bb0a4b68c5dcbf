// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.phone;

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

/** Makes the method {@code auth-phone}. */
public final class AuthPhoneFactory extends MethodFactory {

  static final MethodCredentialType CREDENTIAL =
      new MethodCredentialType(
          OwnMethods.AUTH_PHONE, "sspr-phone", Names.REGISTER_PHONE, PhoneSecret::read);

  public AuthPhoneFactory() {
    super(OwnMethods.AUTH_PHONE, 200, Kind.DESTINATION);
  }

  @Override
  public Optional<MethodCredentialType> registeredAs() {
    return Optional.of(CREDENTIAL);
  }

  @Override
  public VerificationMethod create(KeycloakSession session, RealmModel realm, Sspr sspr) {
    return new AuthPhone(sspr);
  }
}
