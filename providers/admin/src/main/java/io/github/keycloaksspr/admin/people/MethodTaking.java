// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import io.github.keycloaksspr.admin.AdminAct;
import io.github.keycloaksspr.admin.AdminRequest;
import io.github.keycloaksspr.admin.Answers;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.credential.MethodCredentialType;
import io.github.keycloaksspr.keycloak.notice.Notice;
import io.github.keycloaksspr.keycloak.notice.Notices;
import io.github.keycloaksspr.spi.MethodId;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/** An administrator takes a method from a user, who is told at every address known before. */
final class MethodTaking {

  private final KeycloakSession session;
  private final AdminRequest request;
  private final UserModel user;
  private final Sspr sspr;

  MethodTaking(KeycloakSession session, RealmModel realm, AdminRequest request, UserModel user) {
    this.session = session;
    this.request = request;
    this.user = user;
    this.sspr = Sspr.of(session, realm);
  }

  void take(String word) {
    MethodId method =
        sspr.catalogue()
            .installed()
            .named(word)
            .orElseThrow(
                () -> refusal(Response.Status.NOT_FOUND, "unknown-method", "No such method."));
    Notices notices = sspr.notices();
    Set<String> addresses = notices.addresses(user);
    remove(method);
    request.record(
        AdminAct.onUser(
            AdminAct.Type.SSPR_METHOD,
            OperationType.DELETE,
            user.getId(),
            "methods",
            Map.of("method", method.value())));
    notices.tell(Notice.METHOD_REMOVED_BY_ADMINISTRATOR, user, Optional.of(method), "", addresses);
  }

  private void remove(MethodId method) {
    Optional<MethodCredentialType> type = sspr.catalogue().installed().registeredAs(method);
    if (type.isPresent()) {
      removeCredential(type.get());
    } else if (sspr.catalogue().attribute(method).isPresent()) {
      removeAttribute(sspr.catalogue().attribute(method).get());
    } else {
      throw refusal(
          Response.Status.CONFLICT,
          "not-ours",
          "Not a credential of ours: remove it in the console's Credentials tab.");
    }
  }

  private void removeCredential(MethodCredentialType type) {
    if (sspr.store(user).find(type).isEmpty() && !sspr.store(user).isUnreadable(type)) {
      throw notRegistered();
    }
    sspr.store(user).remove(type);
  }

  private void removeAttribute(String attribute) {
    if (user.getFirstAttribute(attribute) == null) {
      throw notRegistered();
    }
    try {
      user.removeAttribute(attribute);
    } catch (ReadOnlyException e) {
      throw refusal(
          Response.Status.CONFLICT,
          PrefillProblem.READ_ONLY.id(),
          PrefillProblem.READ_ONLY.message());
    }
  }

  private WebApplicationException notRegistered() {
    return refusal(
        Response.Status.NOT_FOUND, "not-registered", "The user has not registered this method.");
  }

  private WebApplicationException refusal(Response.Status status, String problem, String message) {
    return Answers.refusal(session, status, "", problem, message);
  }
}
