// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.otp;

import io.github.keycloaksspr.domain.secret.Secret;
import io.github.keycloaksspr.keycloak.credential.KeycloaksOwn;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** The current one-time password of any app or device of the user, by time or by counter. */
final class AuthenticatorApp implements ExistingOtp {

  private static final Set<String> KINDS = Set.of(OTPCredentialModel.TOTP, OTPCredentialModel.HOTP);

  private final UserModel user;
  private final ExistingOtps codes;

  AuthenticatorApp(UserModel user, ExistingOtps codes) {
    this.user = user;
    this.codes = codes;
  }

  @Override
  public Set<String> credentials() {
    return Set.copyOf(devices());
  }

  @Override
  public OptionalInt number() {
    return OptionalInt.empty();
  }

  @Override
  public Optional<String> accept(@Secret String code) {
    return devices().stream().filter(device -> isRight(device, code)).findFirst();
  }

  private boolean isRight(String device, String code) {
    return codes.once(
        device,
        code,
        () ->
            user.credentialManager()
                .isValid(new UserCredentialModel(device, OTPCredentialModel.TYPE, code)));
  }

  private List<String> devices() {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
        .filter(AuthenticatorApp::isWhole)
        .map(CredentialModel::getId)
        .toList();
  }

  /** Whether Keycloak can compare a code with it. */
  private static boolean isWhole(CredentialModel stored) {
    return KeycloaksOwn.read(() -> OTPCredentialModel.createFromCredentialModel(stored))
        .filter(otp -> otp.getOTPSecretData() != null && otp.getOTPSecretData().getValue() != null)
        .filter(otp -> otp.getOTPCredentialData() != null)
        .filter(otp -> KINDS.contains(String.valueOf(otp.getOTPCredentialData().getSubType())))
        .isPresent();
  }
}
