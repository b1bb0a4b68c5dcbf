// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.phone;

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

  public AuthPhoneFactory() {
    super(OwnMethods.AUTH_PHONE, 200, Kind.DESTINATION);
  }

  @Override
  public Optional<String> credentialType() {
    return Optional.of(MethodCredentialType.PHONE.id());
  }

  @Override
  public Optional<String> enrolmentAction() {
    return Optional.of(MethodCredentialType.PHONE.registerAction());
  }

  @Override
  public VerificationMethod create(KeycloakSession session, RealmModel realm, Sspr sspr) {
    return new AuthPhone(sspr);
  }
}
