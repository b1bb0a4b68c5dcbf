// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.keycloak.registration.RequiredActions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

/** The required actions that registering, and Keycloak's own resets, hang on. */
record RequiredActionsCheck(KeycloakSession session, RealmModel realm) implements Check {

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    List<String> missing =
        RequiredActions.of(session).stream().filter(id -> action(id).isEmpty()).toList();
    if (!missing.isEmpty()) {
      findings.add(
          Finding.error(
              "action-missing",
              "The realm lacks the required actions " + String.join(", ", missing) + ".",
              "Call set-up again."));
    }
    List<String> off =
        RequiredActions.of(session).stream()
            .filter(id -> action(id).filter(action -> !action.isEnabled()).isPresent())
            .toList();
    if (!off.isEmpty()) {
      findings.add(
          Finding.warning(
              "action-disabled",
              "Required actions are switched off: " + String.join(", ", off) + ".",
              "Switch them on in Authentication, Required actions: else no user can register there."));
    }
    if (action(UserModel.RequiredAction.UPDATE_PASSWORD.name())
        .filter(RequiredActionProviderModel::isEnabled)
        .isEmpty()) {
      findings.add(
          Finding.error(
              "update-password-disabled",
              "The required action Update Password is missing or switched off. A reset through a flow of"
                  + " Keycloak's own then signs people in without a new password.",
              "Switch it on in Authentication, Required actions."));
    }
    return findings;
  }

  private Optional<RequiredActionProviderModel> action(String id) {
    return realm
        .getRequiredActionProvidersStream()
        .filter(action -> id.equals(action.getProviderId()))
        .findFirst();
  }
}
