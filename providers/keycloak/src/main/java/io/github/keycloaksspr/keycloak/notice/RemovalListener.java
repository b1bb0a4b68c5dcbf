// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.notice;

import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** What an administrator removes through Keycloak's console or API. */
  private static final Pattern USERS_CREDENTIAL =
      Pattern.compile("users/([^/]+)/credentials/[^/]+");

  private final KeycloakSession session;

  RemovalListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    if (event.getType() != EventType.REMOVE_CREDENTIAL || Audit.isOurs(event)) {
      return;
    }
    tell(event.getRealmId(), event.getUserId(), event.getDetails(), Notice.METHOD_REMOVED);
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    Matcher user = USERS_CREDENTIAL.matcher(String.valueOf(event.getResourcePath()));
    if (user.matches()) {
      tell(
          event.getRealmId(),
          user.group(1),
          event.getDetails(),
          Notice.METHOD_REMOVED_BY_ADMINISTRATOR);
    }
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  private void tell(String realmId, String userId, Map<String, String> details, Notice notice) {
    Optional<MethodCredentialType> type = type(details);
    RealmModel realm = session.realms().getRealm(realmId);
    if (type.isEmpty() || realm == null) {
      return;
    }
    Sspr sspr = Sspr.of(session, realm);
    sspr.user(userId).ifPresent(user -> tell(sspr, user, type.get(), notice));
  }

  private void tell(Sspr sspr, UserModel user, MethodCredentialType type, Notice notice) {
    Notices notices = sspr.notices();
    notices.tell(
        notice,
        user,
        Optional.of(type.method()),
        notice == Notice.METHOD_REMOVED ? Device.of(session) : "",
        notices.addresses(user));
  }

  private static Optional<MethodCredentialType> type(Map<String, String> details) {
    return Optional.ofNullable(details)
        .map(all -> all.get(Details.CREDENTIAL_TYPE))
        .flatMap(
            id ->
                Arrays.stream(MethodCredentialType.values())
                    .filter(type -> type.id().equals(id))
                    .findFirst());
  }
}
