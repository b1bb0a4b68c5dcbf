// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.web.FormClient;
import io.github.keycloaksspr.it.web.Page;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Another realm of the server, through which users can sign in. */
public final class IdentityProvider {

  /** The provider's name in the realm. */
  public static final String ALIAS = "home";

  private static final String SECRET = "secret-of-the-broker";

  private IdentityProvider() {}

  /** Lets users of the one realm sign in to the other. */
  public static void create(TestRealm home, TestRealm realm) {
    URI server = realm.environment().server().baseUrl();
    String homeRoot = server + "/realms/" + home.name() + "/protocol/openid-connect/";
    home.admin()
        .api()
        .post(
            home.admin().path("clients"),
            Map.of(
                "clientId",
                "other-realm",
                "secret",
                SECRET,
                "redirectUris",
                List.of(server + "/realms/" + realm.name() + "/broker/*")))
        .orFail();
    RealmAdmin admin = realm.admin();
    admin
        .api()
        .post(
            admin.path("identity-provider/instances"),
            Map.of(
                "alias",
                ALIAS,
                "providerId",
                "oidc",
                "enabled",
                true,
                "config",
                Map.of(
                    "clientId",
                    "other-realm",
                    "clientSecret",
                    SECRET,
                    "clientAuthMethod",
                    "client_secret_post",
                    "defaultScope",
                    "openid profile email",
                    "authorizationUrl",
                    homeRoot + "auth",
                    "tokenUrl",
                    homeRoot + "token",
                    "disableUserInfo",
                    "true")))
        .orFail();
  }

  /** On a page of the sign-in: chooses the provider, and signs in there. */
  public static Page signIn(FormClient browser, String username) {
    Page page = browser.current();
    browser.open(
        page.link("/broker/" + ALIAS + "/login")
            .orElseThrow(() -> new IllegalStateException("No identity provider on " + page)));
    return browser.submit(
        browser.current().formWith("password"),
        Map.of("username", username, "password", UserSpec.PASSWORD));
  }
}
