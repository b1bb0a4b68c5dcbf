// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import java.time.Instant;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** When the password of an account was set last, as far as Keycloak keeps it. */
public final class LastChange {

  private LastChange() {}

  /**
   * Whether the password was set after that time. A password that a directory keeps has no time
   * here; of such an account only the resets that were finished are known.
   */
  public static boolean isPasswordSetAfter(UserModel user, Instant time) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
        .anyMatch(
            password ->
                password.getCreatedDate() != null
                    && password.getCreatedDate() > time.toEpochMilli());
  }
}
