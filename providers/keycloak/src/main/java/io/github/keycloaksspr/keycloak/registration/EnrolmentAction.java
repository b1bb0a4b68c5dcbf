// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.registration;

import io.github.keycloaksspr.domain.method.MethodId;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionProviderModel;
import org.keycloak.models.UserModel;

/** The required actions of Keycloak's own that set up second factors. */
public final class EnrolmentAction {

  private EnrolmentAction() {}

  /**
   * The action that sets that method up; empty for methods that are not Keycloak's own, and where
   * the realm does not let users set them up.
   */
  public static Optional<String> of(KeycloakSession session, RealmModel realm, MethodId method) {
    return id(method).filter(action -> isEnabled(session, realm, action));
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

  private static Optional<String> id(MethodId method) {
    return switch (method) {
      case AUTHENTICATOR_APP -> Optional.of(UserModel.RequiredAction.CONFIGURE_TOTP.name());
      case RECOVERY_CODE ->
          Optional.of(UserModel.RequiredAction.CONFIGURE_RECOVERY_AUTHN_CODES.name());
      case OFFICE_PHONE, AUTH_PHONE, AUTH_EMAIL, SECURITY_QUESTIONS -> Optional.empty();
    };
  }
}
