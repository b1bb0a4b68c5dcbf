// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.methods.otp;

import io.github.keycloaksspr.domain.secret.Secret;
import io.github.keycloaksspr.keycloak.credential.KeycloaksOwn;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;
import org.keycloak.models.credential.dto.RecoveryAuthnCodeRepresentation;
import org.keycloak.models.utils.RecoveryAuthnCodesUtils;
import org.keycloak.storage.ReadOnlyException;

/** The next recovery code of the user's list. */
final class RecoveryCodes implements ExistingOtp {

  private static final Logger LOG = Logger.getLogger(RecoveryCodes.class);

  private final UserModel user;
  private final ExistingOtps codes;

  RecoveryCodes(UserModel user, ExistingOtps codes) {
    this.user = user;
    this.codes = codes;
  }

  @Override
  public Set<String> credentials() {
    return number().isPresent()
        ? list().map(RecoveryAuthnCodesCredentialModel::getId).map(Set::of).orElse(Set.of())
        : Set.of();
  }

  @Override
  public OptionalInt number() {
    return list()
        .flatMap(list -> KeycloaksOwn.read(() -> next(list)))
        .map(OptionalInt::of)
        .orElseGet(OptionalInt::empty);
  }

  @Override
  public Optional<String> accept(@Secret String code) {
    Optional<String> right = credentials().stream().filter(list -> isRight(list, code)).findFirst();
    if (right.isPresent()) {
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
      LOG.debugf(
          "User %s cannot be changed here, and is not asked to make new codes", user.getId());
    }
  }

  private Optional<RecoveryAuthnCodesCredentialModel> list() {
    return RecoveryAuthnCodesUtils.getCredential(user)
        .flatMap(
            stored ->
                KeycloaksOwn.read(
                    () -> RecoveryAuthnCodesCredentialModel.createFromCredentialModel(stored)));
  }

  /** Null when all were used. */
  private static Integer next(RecoveryAuthnCodesCredentialModel list) {
    return list.getNextRecoveryAuthnCode()
        .map(RecoveryAuthnCodeRepresentation::getNumber)
        .orElse(null);
  }
}
