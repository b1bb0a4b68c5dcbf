// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.report;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.SystemClientUtil;
import org.keycloak.protocol.LoginProtocol;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.protocol.oidc.utils.OIDCResponseType;
import org.keycloak.services.Urls;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * Leads to Keycloak's page to sign in, and from there back to a page of ours, as Keycloak itself
 * does for pages that belong to no application. No code or token is given out: all that is wanted
 * is the session.
 */
final class SignInAdapter {

  private final KeycloakSession session;
  private final RealmModel realm;

  SignInAdapter(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
  }

  /**
   * Goes there.
   *
   * @param page address of the page to come back to, without a host; never taken from the request
   */
  Response leadTo(String page) {
    AuthenticationSessionModel signIn = signIn(page);
    URI address =
        new AuthenticationFlowURLHelper(session, realm, session.getContext().getUri())
            .getLastExecutionUrl(
                LoginActionsService.AUTHENTICATE_PATH,
                null,
                signIn.getClient().getClientId(),
                signIn.getTabId(),
                session
                    .getProvider(LoginProtocol.class, OIDCLoginProtocol.LOGIN_PROTOCOL)
                    .getClientData(signIn)
                    .encode());
    return Response.seeOther(address).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
  }

  private AuthenticationSessionModel signIn(String page) {
    URI base = session.getContext().getUri().getBaseUri();
    String back = base.resolve(page).toString();
    ClientModel client = SystemClientUtil.getSystemClient(realm);
    session.getContext().setClient(client);
    AuthenticationSessionManager sessions = new AuthenticationSessionManager(session);
    RootAuthenticationSessionModel root =
        Optional.ofNullable(sessions.getCurrentRootAuthenticationSession(realm))
            .orElseGet(() -> sessions.createAuthenticationSession(realm, true));
    AuthenticationSessionModel signIn = root.createAuthenticationSession(client);
    signIn.setAction(AuthenticationSessionModel.Action.AUTHENTICATE.name());
    signIn.setProtocol(OIDCLoginProtocol.LOGIN_PROTOCOL);
    signIn.setRedirectUri(back);
    signIn.setClientNote(OIDCLoginProtocol.REDIRECT_URI_PARAM, back);
    signIn.setClientNote(OIDCLoginProtocol.RESPONSE_TYPE_PARAM, OIDCResponseType.NONE);
    signIn.setClientNote(OIDCLoginProtocol.ISSUER, Urls.realmIssuer(base, realm.getName()));
    return signIn;
  }
}
