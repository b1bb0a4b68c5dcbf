// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.notice;

import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.installed.InstalledMethods;
import io.github.keycloaksspr.spi.Kind;
import io.github.keycloaksspr.spi.MethodId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells people of changes to their methods through Keycloak's own pages, which know nothing of our
 * notices: any method that was removed, and second factors that were set up.
 */
final class CredentialListener implements EventListenerProvider {

  /** What an administrator removes through Keycloak's console or API. */
  private static final Pattern USERS_CREDENTIAL =
      Pattern.compile("users/([^/]+)/credentials/[^/]+");

  private final KeycloakSession session;

  CredentialListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    Optional<Notice> notice = notice(event);
    Optional<MethodId> method = method(event.getDetails());
    if (notice.isPresent() && method.isPresent() && !Audit.isOurs(event)) {
      tell(event.getRealmId(), event.getUserId(), notice.get(), method.get());
    }
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    Matcher user = USERS_CREDENTIAL.matcher(String.valueOf(event.getResourcePath()));
    Optional<MethodId> method = method(event.getDetails());
    if (user.matches() && method.isPresent()) {
      tell(event.getRealmId(), user.group(1), Notice.METHOD_REMOVED_BY_ADMINISTRATOR, method.get());
    }
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  /** What is a second factor only, and opens no reset, is Keycloak's to tell of. */
  private boolean isMethodOf(Sspr sspr, UserModel user, MethodId method) {
    return !installed().ofKind(Kind.SECOND_FACTOR).contains(method)
        || sspr.enabledFor(user).contains(method);
  }

  private void tell(String realmId, String userId, Notice notice, MethodId method) {
    RealmModel realm = session.realms().getRealm(realmId);
    if (realm == null) {
      return;
    }
    Sspr sspr = Sspr.of(session, realm);
    sspr.user(userId)
        .filter(user -> isMethodOf(sspr, user, method))
        .ifPresent(user -> tell(sspr, user, notice, method));
  }

  /** The device of an administrator is no business of the user. */
  private void tell(Sspr sspr, UserModel user, Notice notice, MethodId method) {
    Notices notices = sspr.notices();
    String device = notice == Notice.METHOD_REMOVED_BY_ADMINISTRATOR ? "" : Device.of(session);
    notices.tell(notice, user, Optional.of(method), device, notices.addresses(user));
  }

  private static Optional<Notice> notice(Event event) {
    return switch (event.getType()) {
      case REMOVE_CREDENTIAL -> Optional.of(Notice.METHOD_REMOVED);
      case UPDATE_CREDENTIAL -> Optional.of(Notice.METHOD_ADDED);
      default -> Optional.empty();
    };
  }

  private Optional<MethodId> method(Map<String, String> details) {
    return Optional.ofNullable(details)
        .map(all -> all.get(Details.CREDENTIAL_TYPE))
        .flatMap(installed()::storedAs);
  }

  private InstalledMethods installed() {
    return InstalledMethods.of(session.getKeycloakSessionFactory());
  }
}
