// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.factor;

import io.github.keycloaksspr.domain.typed.CodeForm;
import io.github.keycloaksspr.domain.typed.TypedCode;
import java.util.List;
import java.util.OptionalInt;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** The current one-time password of any app or device of the user, by time or by counter. */
final class AuthenticatorApp implements HeldCode {

  private final UserModel user;
  private final HeldCodes codes;

  AuthenticatorApp(UserModel user, HeldCodes codes) {
    this.user = user;
    this.codes = codes;
  }

  @Override
  public boolean isEnrolled() {
    return !devices().isEmpty();
  }

  @Override
  public OptionalInt number() {
    return OptionalInt.empty();
  }

  @Override
  public CodeForm form() {
    return CodeForm.APP;
  }

  @Override
  public boolean accept(String typed) {
    return read(typed) instanceof TypedCode.Legible legible
        && devices().stream().anyMatch(device -> isRight(device, legible.code()));
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
        .map(CredentialModel::getId)
        .toList();
  }
}
