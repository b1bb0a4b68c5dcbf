// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.web;

import io.github.keycloaksspr.it.support.Urls;
import java.net.URI;

/**
 * Where people find a realm.
 *
 * @param server the server's root address
 * @param realm the realm's name
 * @param clientId the application that they sign in to
 * @param redirectUri where the application gets them back; nobody has to listen there
 */
public record RealmAddress(URI server, String realm, String clientId, URI redirectUri) {

  /** The sign-in page, as the application opens it. */
  public URI signIn() {
    return URI.create(
        root()
            + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id="
            + Urls.encode(clientId)
            + "&redirect_uri="
            + Urls.encode(redirectUri.toString()));
  }

  /** The sign-in page with an action that is to be done after it. */
  public URI action(String requiredAction) {
    return URI.create(signIn() + "&kc_action=" + Urls.encode(requiredAction));
  }

  /** The first page of a reset, without a sign-in before. */
  public URI reset() {
    return URI.create(
        root() + "/login-actions/reset-credentials?client_id=" + Urls.encode(clientId));
  }

  /** The account console. */
  public URI accountConsole() {
    return URI.create(root() + "/account/");
  }

  private String root() {
    return server + "/realms/" + Urls.encode(realm);
  }
}
