// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.factor;

import io.github.keycloaksspr.domain.typed.CodeForm;
import io.github.keycloaksspr.domain.typed.TypedCode;
import java.util.Optional;
import java.util.OptionalInt;
import org.jboss.logging.Logger;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.dto.RecoveryAuthnCodeRepresentation;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;
import org.keycloak.storage.ReadOnlyException;

/** The next recovery code of the user's list. */
final class RecoveryCodes implements HeldCode {

  private static final Logger LOG = Logger.getLogger(RecoveryCodes.class);

  private final UserModel user;
  private final HeldCodes codes;

  RecoveryCodes(UserModel user, HeldCodes codes) {
    this.user = user;
    this.codes = codes;
  }

  @Override
  public boolean isEnrolled() {
    return number().isPresent();
  }

  @Override
  public OptionalInt number() {
    return list()
        .flatMap(RecoveryAuthnCodesCredentialModel::getNextRecoveryAuthnCode)
        .map(RecoveryAuthnCodeRepresentation::getNumber)
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  @Override
  public CodeForm form() {
    return CodeForm.RECOVERY;
  }

  @Override
  public boolean accept(String typed) {
    boolean right =
        read(typed) instanceof TypedCode.Legible legible
            && list().filter(list -> isRight(list.getId(), legible.code())).isPresent();
    if (right) {
      list().filter(RecoveryAuthnCodesCredentialModel::allCodesUsed).ifPresent(this::renew);
    }
    return right;
  }

  private boolean isRight(String list, String code) {
    return codes.once(
        list,
        code,
        () -> user.credentialManager().isValid(UserCredentialModel.buildFromBackupAuthnCode(code)));
  }

  /**
   * As Keycloak does when the last code was used at a sign-in, whose pages cannot cope with an
   * empty list: it goes, and the next sign-in asks to set up new codes.
   */
  private void renew(RecoveryAuthnCodesCredentialModel usedUp) {
    user.credentialManager().removeStoredCredentialById(usedUp.getId());
    try {
      user.addRequiredAction(UserModel.RequiredAction.CONFIGURE_RECOVERY_AUTHN_CODES);
    } catch (ReadOnlyException e) {
      LOG.debugf("User %s cannot be changed here; nobody asks for new codes", user.getId());
    }
  }

  private Optional<RecoveryAuthnCodesCredentialModel> list() {
    return RecoveryAuthnCodesUtils.getCredential(user)
        .map(RecoveryAuthnCodesCredentialModel::createFromCredentialModel);
  }
}
