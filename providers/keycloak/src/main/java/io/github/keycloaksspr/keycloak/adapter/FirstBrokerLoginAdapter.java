// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.adapter;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.broker.AbstractIdpAuthenticator;
import org.keycloak.authentication.authenticators.broker.IdpEmailVerificationAuthenticatorFactory;
import org.keycloak.authentication.authenticators.broker.IdpUsernamePasswordFormFactory;
import org.keycloak.authentication.authenticators.broker.util.ExistingUserInfo;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.CommonClientSessionModel.ExecutionStatus;

/**
 * Keycloak's flow for users who come with an identity provider for the first time. It asks for the
 * password of the account that is there already, to link it, and a reset may be opened from that
 * page.
 */
public final class FirstBrokerLoginAdapter {

  private FirstBrokerLoginAdapter() {}

  /** Whether the session belongs to a user who came with an identity provider. */
  static boolean isGoingOn(AuthenticationSessionModel session) {
    return session.getAuthNote(AbstractIdpAuthenticator.BROKERED_CONTEXT_NOTE) != null;
  }

  /** Where that flow goes on; empty when the session is not in it. */
  public static Optional<URI> address(AuthenticationFlowContext context) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    return isGoingOn(session)
        ? Optional.of(
            LoginActionsService.firstBrokerLoginProcessor(context.getUriInfo())
                .queryParam(Constants.CLIENT_ID, session.getClient().getClientId())
                .queryParam(Constants.TAB_ID, session.getTabId())
                .build(context.getRealm().getName()))
        : Optional.empty();
  }

  /**
   * Lets the flow go on where it asks for the password, if the user has seen that page. It would
   * begin again with its first alternative, a mail with a link.
   */
  static void stayAtPassword(AuthenticationFlowContext context) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    if (!waiting(context, IdpUsernamePasswordFormFactory.PROVIDER_ID).isEmpty()) {
      waiting(context, IdpEmailVerificationAuthenticatorFactory.PROVIDER_ID)
          .forEach(step -> session.setExecutionStatus(step, ExecutionStatus.ATTEMPTED));
    }
  }

  /** The steps of that authenticator whose page was shown and not answered yet. */
  private static List<String> waiting(AuthenticationFlowContext context, String authenticator) {
    return context.getAuthenticationSession().getExecutionStatus().entrySet().stream()
        .filter(step -> step.getValue() == ExecutionStatus.CHALLENGED)
        .map(Map.Entry::getKey)
        .filter(step -> isOf(context.getRealm(), step, authenticator))
        .toList();
  }

  private static boolean isOf(RealmModel realm, String step, String authenticator) {
    AuthenticationExecutionModel model = realm.getAuthenticationExecutionById(step);
    return model != null && authenticator.equals(model.getAuthenticator());
  }

  /** The user whose account is to be linked; empty when there is none. */
  static Optional<UserModel> userToLink(AuthenticationFlowContext context) {
    return Optional.ofNullable(
            context
                .getAuthenticationSession()
                .getAuthNote(AbstractIdpAuthenticator.EXISTING_USER_INFO))
        .map(ExistingUserInfo::deserialize)
        .map(
            info ->
                context
                    .getSession()
                    .users()
                    .getUserById(context.getRealm(), info.getExistingUserId()));
  }
}
