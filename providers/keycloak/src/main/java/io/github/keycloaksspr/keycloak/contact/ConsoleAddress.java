// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.contact;

import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.urls.UrlType;

/** Where administrators find a user, for mails to them. */
public final class ConsoleAddress {

  private ConsoleAddress() {}

  /** The server's own address of the admin console, never the request's host. */
  public static URI server(KeycloakSession session) {
    return session.getContext().getUri(UrlType.ADMIN).getBaseUri();
  }

  /**
   * The user's page in the admin console.
   *
   * @param server what {@link #server} said in a request
   */
  public static String of(URI server, RealmModel realm, UserModel user) {
    return UriBuilder.fromUri(server)
        .path("admin/{console}/console/")
        .fragment("/{realm}/users/{id}/settings")
        .build(realm.getName(), realm.getName(), user.getId())
        .toString();
  }
}
