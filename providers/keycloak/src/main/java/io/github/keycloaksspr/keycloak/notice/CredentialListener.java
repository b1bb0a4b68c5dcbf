// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.notice;

import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import java.util.Arrays;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

/**
 * Tells people of changes to their methods through Keycloak's own pages, which know nothing of our
 * notices: any method that was removed, and second factors that were set up.
 */
final class CredentialListener implements EventListenerProvider {

  private final KeycloakSession session;

  CredentialListener(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    Optional<Notice> notice = notice(event);
    Optional<MethodId> method = method(event);
    if (notice.isEmpty() || method.isEmpty() || Audit.isOurs(event)) {
      return;
    }
    RealmModel realm = session.realms().getRealm(event.getRealmId());
    if (realm == null) {
      return;
    }
    Sspr sspr = Sspr.of(session, realm);
    sspr.user(event.getUserId())
        .filter(user -> isMethodOf(sspr, user, method.get()))
        .ifPresent(user -> tell(sspr, user, notice.get(), method.get()));
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    // Administrators' acts are not the user's.
  }

  @Override
  public void close() {
    // Holds nothing.
  }

  /** What is a second factor only, and opens no reset, is Keycloak's to tell of. */
  private static boolean isMethodOf(Sspr sspr, UserModel user, MethodId method) {
    return !method.isSecondFactor() || sspr.enabledFor(user).contains(method);
  }

  private void tell(Sspr sspr, UserModel user, Notice notice, MethodId method) {
    Notices notices = sspr.notices();
    notices.tell(notice, user, Optional.of(method), Device.of(session), notices.addresses(user));
  }

  private static Optional<Notice> notice(Event event) {
    return switch (event.getType()) {
      case REMOVE_CREDENTIAL -> Optional.of(Notice.METHOD_REMOVED);
      case UPDATE_CREDENTIAL -> Optional.of(Notice.METHOD_ADDED);
      default -> Optional.empty();
    };
  }

  private static Optional<MethodId> method(Event event) {
    return Optional.ofNullable(event.getDetails())
        .map(details -> details.get(Details.CREDENTIAL_TYPE))
        .flatMap(CredentialListener::method);
  }

  private static Optional<MethodId> method(String credentialType) {
    return switch (credentialType) {
      case OTPCredentialModel.TYPE -> Optional.of(MethodId.AUTHENTICATOR_APP);
      case RecoveryAuthnCodesCredentialModel.TYPE -> Optional.of(MethodId.RECOVERY_CODE);
      default ->
          Arrays.stream(MethodCredentialType.values())
              .filter(type -> type.id().equals(credentialType))
              .map(MethodCredentialType::method)
              .findFirst();
    };
  }
}
