// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.registration;

import io.github.keycloaksspr.keycloak.installed.InstalledMethods;
import io.github.keycloaksspr.spi.MethodId;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;

/** The required actions with which users set methods up. */
public final class EnrolmentAction {

  private EnrolmentAction() {}

  /**
   * The action that sets that method up; empty for methods that the list itself has pages for, that
   * users do not set up, or that the realm does not let them set up.
   */
  public static Optional<String> of(KeycloakSession session, RealmModel realm, MethodId method) {
    InstalledMethods installed = InstalledMethods.of(session.getKeycloakSessionFactory());
    return installed
        .enrolmentAction(method)
        .filter(action -> installed.registeredAs(method).isEmpty())
        .filter(action -> isEnabled(session, realm, action));
  }

  /** Whether users of the realm can carry that action out. */
  public static boolean isEnabled(KeycloakSession session, RealmModel realm, String action) {
    return Optional.ofNullable(realm.getRequiredActionProviderByAlias(action))
        .filter(RequiredActionProviderModel::isEnabled)
        .map(RequiredActionProviderModel::getProviderId)
        .map(
            id ->
                session
                    .getKeycloakSessionFactory()
                    .getProviderFactory(RequiredActionProvider.class, id))
        .isPresent();
  }
}
