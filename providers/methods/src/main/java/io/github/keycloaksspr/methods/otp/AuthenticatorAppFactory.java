// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.otp;

import io.github.keycloaksspr.domain.typed.CodeForm;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.installed.OwnMethods;
import io.github.keycloaksspr.methods.MethodFactory;
import io.github.keycloaksspr.spi.Kind;
import io.github.keycloaksspr.spi.method.Availability;
import io.github.keycloaksspr.spi.method.VerificationMethod;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** Makes the method {@code authenticator-app}. */
public final class AuthenticatorAppFactory extends MethodFactory {

  public AuthenticatorAppFactory() {
    super(OwnMethods.AUTHENTICATOR_APP, 400, Kind.POSSESSION, Kind.SECOND_FACTOR);
  }

  @Override
  public Optional<String> credentialType() {
    return Optional.of(OTPCredentialModel.TYPE);
  }

  @Override
  public Optional<String> enrolmentAction() {
    return Optional.of(UserModel.RequiredAction.CONFIGURE_TOTP.name());
  }

  @Override
  public VerificationMethod create(KeycloakSession session, RealmModel realm, Sspr sspr) {
    return new ExistingOtpMethod(
        method(),
        CodeForm.APP,
        user -> new AuthenticatorApp(user, new ExistingOtps(sspr.hash(), sspr.limiter())),
        Availability.READY);
  }
}
