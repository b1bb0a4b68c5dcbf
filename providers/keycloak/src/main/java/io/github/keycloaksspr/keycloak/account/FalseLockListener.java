// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.account;

import java.util.Optional;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Takes back a lock that is none. Keycloak counts wrong passwords at an account that an
 * administrator disabled, and marks it as locked by itself when there are enough; so its owner
 * could have it opened again.
 */
final class FalseLockListener implements EventListenerProvider {

  private final KeycloakSession session;

  FalseLockListener(KeycloakSession session) {
    this.session = session;
  }

  /** Runs in the transaction that locks. */
  @Override
  public void onEvent(Event event) {
    if (event.getType() == EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT
        && wasDisabledByAdministrator(event.getRealmId(), event.getUserId())) {
      RealmModel realm = session.realms().getRealm(event.getRealmId());
      Optional.ofNullable(session.users().getUserById(realm, event.getUserId()))
          .filter(AccountLock::isPermanent)
          .ifPresent(user -> user.removeAttribute(UserModel.DISABLED_REASON));
    }
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    // Administrators lock no user by mistake.
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  /** As it was before: another transaction sees nothing of this one. */
  private boolean wasDisabledByAdministrator(String realmId, String userId) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory,
        own -> {
          RealmModel realm = own.realms().getRealm(realmId);
          own.getContext().setRealm(realm);
          return Optional.ofNullable(own.users().getUserById(realm, userId))
              .filter(new AccountLock(own, realm)::isDisabledByAdministrator)
              .isPresent();
        });
  }
}
