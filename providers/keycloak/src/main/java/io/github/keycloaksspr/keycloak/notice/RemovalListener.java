// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.notice;

import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import java.util.Arrays;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells people of methods that were removed through Keycloak's own pages, which know nothing of our
 * notices.
 */
final class RemovalListener implements EventListenerProvider {

  private final KeycloakSession session;

  RemovalListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    if (event.getType() != EventType.REMOVE_CREDENTIAL || Audit.isOurs(event)) {
      return;
    }
    Optional<MethodCredentialType> type = type(event);
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    if (type.isEmpty() || realm == null) {
      return;
    }
    Sspr sspr = Sspr.of(session, realm);
    sspr.user(event.getUserId()).ifPresent(user -> tell(sspr, user, type.get()));
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    // Administrators' acts are not the user's.
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private void tell(Sspr sspr, UserModel user, MethodCredentialType type) {
    Notices notices = sspr.notices();
    notices.tell(
        Notice.METHOD_REMOVED,
        user,
        Optional.of(type.method()),
        Device.of(session),
        notices.addresses(user));
  }

  private static Optional<MethodCredentialType> type(Event event) {
    return Optional.ofNullable(event.getDetails())
        .map(details -> details.get(Details.CREDENTIAL_TYPE))
        .flatMap(
            id ->
                Arrays.stream(MethodCredentialType.values())
                    .filter(type -> type.id().equals(id))
                    .findFirst());
  }
}
