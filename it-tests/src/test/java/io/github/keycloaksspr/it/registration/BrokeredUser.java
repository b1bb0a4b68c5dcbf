// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.registration;

import io.github.keycloaksspr.it.IdentityProvider;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.web.FormClient;
import io.github.keycloaksspr.it.web.Page;
import java.net.URI;
import java.util.Map;

/**
 * A user who signs in through an identity provider, which is another realm of the server, and has
 * no password here.
 *
 * @param name of the account in both realms
 * @param server where the realms are
 * @param browser where the user signs in
 */
record BrokeredUser(String name, URI server, FormClient browser) {

  /** Takes the password from the user of that name, and links the account to that of the home. */
  static BrokeredUser of(String name, TestRealm home, TestRealm realm) {
    URI server = realm.environment().server().baseUrl();
    IdentityProvider.create(home, realm);
    RealmAdmin admin = realm.admin();
    admin
        .api()
        .post(
            admin.path(
                "users/" + admin.userId(name) + "/federated-identity/" + IdentityProvider.ALIAS),
            Map.of("userId", home.admin().userId(name), "userName", name))
        .orFail();
    admin
        .credentials(name)
        .forEach(credential -> admin.deleteCredential(name, credential.path("id").asText()));
    return new BrokeredUser(name, server, new FormClient(server));
  }

  /** The same user at another computer. */
  BrokeredUser elsewhere() {
    return new BrokeredUser(name, server, new FormClient(server));
  }

  /** The page that the browser shows. */
  Page page() {
    return browser.current();
  }

  /** Opens an address, chooses the identity provider and signs in there. */
  Page signIn(URI address) {
    browser.open(address);
    return IdentityProvider.signIn(browser, name);
  }
}
