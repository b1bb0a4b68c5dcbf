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
import org.keycloak.common.Profile;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

/** Makes the method {@code recovery-code}. */
public final class RecoveryCodeFactory extends MethodFactory {

  public RecoveryCodeFactory() {
    super(OwnMethods.RECOVERY_CODE, 500, Kind.POSSESSION, Kind.SECOND_FACTOR);
  }

  @Override
  public Optional<String> credentialType() {
    return Optional.of(RecoveryAuthnCodesCredentialModel.TYPE);
  }

  @Override
  public Optional<String> enrolmentAction() {
    return Optional.of(UserModel.RequiredAction.CONFIGURE_RECOVERY_AUTHN_CODES.name());
  }

  @Override
  public VerificationMethod create(KeycloakSession session, RealmModel realm, Sspr sspr) {
    return new ExistingOtpMethod(
        method(),
        CodeForm.RECOVERY,
        user -> new RecoveryCodes(user, new ExistingOtps(sspr.hash(), sspr.limiter())),
        Profile.isFeatureEnabled(Profile.Feature.RECOVERY_CODES)
            ? Availability.READY
            : Availability.because(
                "Keycloak's feature recovery-codes is switched off; start the server with it."));
  }
}
