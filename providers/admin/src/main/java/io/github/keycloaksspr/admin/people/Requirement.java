// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import io.github.keycloaksspr.admin.AdminAct;
import io.github.keycloaksspr.admin.AdminRequest;
import io.github.keycloaksspr.admin.Answers;
import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.registration.AskedByAdministrator;
import io.github.keycloaksspr.keycloak.registration.FirstAsked;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;
import org.keycloak.storage.ReadOnlyException;

/** An administrator has a user come to the list of methods at the next sign-in. */
final class Requirement {

  private final KeycloakSession session;
  private final RealmModel realm;
  private final AdminRequest request;
  private final UserModel user;

  Requirement(KeycloakSession session, RealmModel realm, AdminRequest request, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.request = request;
    this.user = user;
  }

  /** To register; what is left of the grace period is over. */
  void registration() {
    ask("registration");
    FirstAsked.of(user).endGrace();
  }

  /** To look over what is registered. */
  void reconfirmation() {
    ask("reconfirmation");
  }

  private void ask(String what) {
    RequiredActionProviderModel action =
        realm.getRequiredActionProviderByAlias(Names.REGISTER_METHODS);
    if (action == null || !action.isEnabled()) {
      throw refusal(
          "not-set-up", "The required action sspr-register-methods is missing or switched off.");
    }
    try {
      AskedByAdministrator.ask(user);
    } catch (ReadOnlyException e) {
      throw refusal("read-only", "The user is from a directory that Keycloak may only read.");
    }
    request.record(
        AdminAct.onUser(
            AdminAct.Type.SSPR_REQUIREMENT,
            OperationType.ACTION,
            user.getId(),
            "require",
            Map.of("required", what)));
  }

  private WebApplicationException refusal(String problem, String message) {
    return Answers.refusal(session, Response.Status.CONFLICT, "", problem, message);
  }
}
