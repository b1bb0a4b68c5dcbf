// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.contact;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.urls.UrlType;

/** Where administrators find a user, for mails to them. */
public final class ConsoleAddress {

  private ConsoleAddress() {}

  /**
   * The user's page in the admin console. Built from the server's own address of the console, never
   * from the request's host.
   */
  public static String of(KeycloakSession session, RealmModel realm, UserModel user) {
    return session
        .getContext()
        .getUri(UrlType.ADMIN)
        .getBaseUriBuilder()
        .path("admin/{console}/console/")
        .fragment("/{realm}/users/{id}/settings")
        .build(realm.getName(), realm.getName(), user.getId())
        .toString();
  }
}
