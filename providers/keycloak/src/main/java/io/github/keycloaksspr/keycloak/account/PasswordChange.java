// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import io.github.keycloaksspr.keycloak.delivery.Causes;
import java.util.List;
import java.util.Optional;
import javax.naming.NoPermissionException;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyNotMetException;
import org.keycloak.storage.ReadOnlyException;

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
    /** The directory or the database does not answer, or failed. */
    AWAY
  }

  private static final Logger LOG = Logger.getLogger(PasswordChange.class);

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
    } catch (ModelException e) {
      return of(user, e);
    } catch (RuntimeException e) {
      if (Outages.isOne(e)) {
        return away(user, e);
      }
      throw e;
    }
  }

  /**
   * Keycloak wraps all kinds of failures in this class. A rule of the realm comes without a cause,
   * and only it has a text of its own: what a directory says has names in it. A directory that
   * refuses is among the causes. Everything else is a failure on our side, and no reason to choose
   * another password.
   */
  private static PasswordChange of(UserModel user, ModelException error) {
    if (Outages.isOne(error)) {
      return away(user, error);
    }
    if (error.isCausedBy(NoPermissionException.class)) {
      return of(Result.UNWRITABLE);
    }
    if (Outages.isRefusal(error) || isRule(error)) {
      return of(Result.REFUSED);
    }
    if (error.getCause() != null) {
      return away(user, error);
    }
    return new PasswordChange(
        Result.AGAINST_POLICY,
        String.valueOf(error.getMessage()),
        Optional.ofNullable(error.getParameters()).map(List::of).orElse(List.of()));
  }

  /** A rule that Keycloak read out of what a directory said. */
  private static boolean isRule(ModelException error) {
    return error instanceof PasswordPolicyNotMetException && error.getCause() != null;
  }

  /** A transaction whose database is away cannot even note that; the caller has to end it. */
  private static PasswordChange away(UserModel user, RuntimeException error) {
    if (Outages.isOfDatabase(error)) {
      throw error;
    }
    LOG.warnf("The password of user %s could not be set: %s", user.getId(), Causes.of(error));
    return of(Result.AWAY);
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
