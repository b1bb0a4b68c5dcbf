// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import java.util.Optional;
import java.util.Set;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.LDAPConstants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Where a user's password lives: here, or where only another system can change it. */
public enum PasswordHome {
  /** Keycloak keeps it, or writes it through to where it is kept. */
  WRITABLE,
  /**
   * A directory that takes no changes, an identity provider, or no home at all: service accounts
   * have none.
   */
  ELSEWHERE;

  /** Edit modes in which a new password reaches the directory, or overrides it. */
  private static final Set<String> TAKES_PASSWORDS = Set.of("WRITABLE", "UNSYNCED");

  /** Finds out for that user. */
  public static PasswordHome of(KeycloakSession session, RealmModel realm, UserModel user) {
    if (user.getServiceAccountClientLink() != null) {
      return ELSEWHERE;
    }
    if (user.isFederated()) {
      return ofComponent(realm.getComponent(user.getFederationLink()));
    }
    return signsInOnlyElsewhere(session, realm, user) ? ELSEWHERE : WRITABLE;
  }

  /** Whether Keycloak has a directory check the password when the user signs in. */
  public static boolean isOfDirectory(RealmModel realm, UserModel user) {
    return user.isFederated() && isDirectory(realm.getComponent(user.getFederationLink()));
  }

  /**
   * Only LDAP says beforehand whether it takes passwords. Of any other storage we cannot know, and
   * a local password that shadows the real one is of no help.
   */
  private static PasswordHome ofComponent(ComponentModel component) {
    if (!isDirectory(component)) {
      return ELSEWHERE;
    }
    String mode = component.getConfig().getFirst(LDAPConstants.EDIT_MODE);
    return TAKES_PASSWORDS.contains(String.valueOf(mode)) ? WRITABLE : ELSEWHERE;
  }

  private static boolean isDirectory(ComponentModel component) {
    return component != null && Directory.LDAP.contentEquals(component.getProviderId());
  }

  private static boolean signsInOnlyElsewhere(
      KeycloakSession session, RealmModel realm, UserModel user) {
    Optional<?> password =
        user.credentialManager()
            .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
            .findAny();
    return password.isEmpty()
        && session.users().getFederatedIdentitiesStream(realm, user).findAny().isPresent();
  }
}
