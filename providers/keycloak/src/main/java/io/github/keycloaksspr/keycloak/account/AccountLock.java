// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.BruteForceProtector;

/** The lock that Keycloak's brute-force protection puts on an account. */
public final class AccountLock {

  private final KeycloakSession session;
  private final RealmModel realm;

  public AccountLock(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** Whether a user with the right password could not sign in because an administrator said so. */
  public boolean isDisabledByAdministrator(UserModel user) {
    return !user.isEnabled() && !isPermanent(user);
  }

  /** Whether brute-force protection keeps the user from signing in now. */
  public boolean isLocked(UserModel user) {
    return realm.isBruteForceProtected()
        && (isPermanent(user) || protector().isTemporarilyDisabled(session, realm, user));
  }

  /** Lifts the lock, temporary or permanent. What an administrator disabled stays disabled. */
  public void lift(UserModel user) {
    if (isPermanent(user)) {
      user.setEnabled(true);
      protector().cleanUpPermanentLockout(session, realm, user);
    }
    session.loginFailures().removeUserLoginFailure(realm, user.getId());
  }

  /**
   * Whether Keycloak marked the account as locked for good. It also takes many failures for such a
   * lock, but it counts those at accounts too that an administrator disabled.
   */
  static boolean isPermanent(UserModel user) {
    return !user.isEnabled()
        && BruteForceProtector.DISABLED_BY_PERMANENT_LOCKOUT.equals(
            user.getFirstAttribute(UserModel.DISABLED_REASON));
  }

  private BruteForceProtector protector() {
    return session.getProvider(BruteForceProtector.class);
  }
}
