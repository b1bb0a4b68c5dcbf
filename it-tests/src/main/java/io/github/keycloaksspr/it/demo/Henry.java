// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.demo;

import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.inbox.Inbox;
import io.github.keycloaksspr.it.inbox.InboxServer;
import io.github.keycloaksspr.it.otp.OneTimePasswords;
import io.github.keycloaksspr.it.web.Person;
import io.github.keycloaksspr.it.web.RealmAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Somebody with an authenticator app, whose screen everybody can see. */
final class Henry {

  static final String USERNAME = "henry";
  static final String PASSWORD = "henry-Passw0rd";
  static final String AUTH_EMAIL = "henry@home.example";

  private static final String SCREEN = "/henrys-app";
  private static final OneTimePasswords APP = new OneTimePasswords("only henry's app has it");

  private Henry() {}

  /** Makes the account: a registered mailbox, and then the app, which every sign-in asks for. */
  static void join(RealmAdmin realm, String group, RealmAddress address, Inbox inbox) {
    realm.createUser(
        Map.of(
            "username",
            USERNAME,
            "email",
            "henry@corp.example",
            "emailVerified",
            true,
            "firstName",
            "Henry",
            "lastName",
            "Hill",
            "enabled",
            true,
            "credentials",
            List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false))));
    realm.join(USERNAME, group);
    Person henry = new Person(address, inbox, USERNAME, PASSWORD);
    henry.openRegistration();
    henry.registerEmail(AUTH_EMAIL);
    realm.changeUser(USERNAME, Map.of("credentials", List.of(APP.app("Phone"))));
    realm.logOut(USERNAME);
  }

  /** Shows what his app shows, as long as the inbox is there. */
  static void showApp(InboxServer web) {
    web.show(SCREEN, () -> APP.at(Instant.now()) + "\n");
  }

  /** What to try with him. */
  static String welcome(URI inbox) {
    return """
          - Reset as henry (%s), who has an authenticator app: it is one of his two methods, the mail %s is
            the other. His app shows its code at %s%s; your own app takes the key %s.
        """
        .formatted(PASSWORD, AUTH_EMAIL, inbox, SCREEN, APP.base32())
        .stripTrailing();
  }
}
