// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import java.util.List;
import java.util.Optional;
import javax.naming.NoPermissionException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;
import org.keycloak.storage.StorageUnavailableException;

/**
 * What came of setting a password, wherever it is kept.
 *
 * @param result in a word
 * @param message key of the text that says so to the user; empty when it is set
 * @param parameters what the text is filled with
 */
public record PasswordChange(Result result, String message, List<Object> parameters) {

  /** What came of it, in a word. */
  public enum Result {
    SET,
    /** Against the rules of the realm. */
    AGAINST_POLICY,
    /** Against the rules of the directory, which are not told. */
    REFUSED,
    /** It cannot be changed from here. */
    UNWRITABLE,
    /** The directory does not answer. */
    AWAY
  }

  public PasswordChange {
    parameters = List.copyOf(parameters);
  }

  /** Sets it. */
  public static PasswordChange make(
      KeycloakSession session, RealmModel realm, UserModel user, String password) {
    try {
      boolean set =
          new Accounts(session, realm).isThere(user)
              && user.credentialManager()
                  .updateCredential(UserCredentialModel.password(password, false));
      return of(set ? Result.SET : Result.UNWRITABLE);
    } catch (ReadOnlyException e) {
      return of(Result.UNWRITABLE);
    } catch (StorageUnavailableException e) {
      return of(Result.AWAY);
    } catch (ModelException e) {
      return of(e);
    }
  }

  /** Only what the policy of the realm says has a text; what a directory says has names in it. */
  private static PasswordChange of(ModelException error) {
    if (Accounts.isAway(error)) {
      return of(Result.AWAY);
    }
    if (error.isCausedBy(NoPermissionException.class)) {
      return of(Result.UNWRITABLE);
    }
    if (error.getCause() != null) {
      return of(Result.REFUSED);
    }
    return new PasswordChange(
        Result.AGAINST_POLICY,
        String.valueOf(error.getMessage()),
        Optional.ofNullable(error.getParameters()).map(List::of).orElse(List.of()));
  }

  private static PasswordChange of(Result result) {
    String message =
        switch (result) {
          case SET -> "";
          case AGAINST_POLICY, REFUSED -> "sspr-error-password-rejected";
          case UNWRITABLE -> "sspr-error-password-unwritable";
          case AWAY -> "sspr-try-later-text";
        };
    return new PasswordChange(result, message, List.of());
  }
}
