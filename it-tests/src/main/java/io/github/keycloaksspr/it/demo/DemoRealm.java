// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.demo;

import io.github.keycloaksspr.it.admin.AdminApi;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.directory.InMemoryDirectory;
import io.github.keycloaksspr.it.inbox.Inbox;
import io.github.keycloaksspr.it.inbox.SmtpInbox;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import io.github.keycloaksspr.it.web.RealmAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The realm of the demo with its people. */
final class DemoRealm {

  static final String NAME = "demo";

  private static final String CLIENT = "demo-app";
  private static final int FAILURES_THAT_LOCK = 5;
  private static final int LOCKED_SECONDS = 6 * 3600;

  private final RealmAdmin realm;
  private final RealmAddress address;
  private final Inbox inbox;
  private final Progress progress;

  /**
   * Names the realm; nothing happens yet.
   *
   * @param admin the administrator of the whole server
   * @param server the server's root address
   * @param application where the demo's application gets people back
   * @param inbox where all messages arrive
   * @param progress hears how far it is
   */
  DemoRealm(AdminApi admin, URI server, URI application, Inbox inbox, Progress progress) {
    this.realm = admin.realm(NAME);
    this.address = new RealmAddress(server, NAME, CLIENT, application);
    this.inbox = inbox;
    this.progress = progress;
  }

  /** Where people find the realm. */
  RealmAddress address() {
    return address;
  }

  /**
   * Makes the realm and its people, as if it had never been there.
   *
   * @param directory where those who are not Keycloak's own are
   * @return what alice answered, by question
   */
  Map<String, String> makeAnew(SmtpInbox smtp, InMemoryDirectory directory) {
    if (realm.exists()) {
      realm.delete();
    }
    progress.step("Making the realm " + NAME + " and calling the product's set-up");
    realm.api().createRealm(representation(smtp));
    realm.setUp();
    realm.changePolicy(
        Map.of(
            "methods",
            "office-phone##auth-phone##auth-email##authenticator-app##recovery-code##security-questions",
            "methodsRequired",
            "2",
            "defaultRegion",
            "US"));
    realm.addDirectory(directory.keycloakSettings("READ_ONLY", true));
    for (DemoUser user : DemoUser.values()) {
      if (!user.isOfDirectory()) {
        realm.createUser(user.representation());
      }
    }
    realm.giveClientRole(DemoUser.CAROL.username(), "realm-management", "realm-admin");
    String staff = realm.createGroup("staff");
    String contractors = realm.createGroup("contractors");
    for (DemoUser user : DemoUser.values()) {
      realm.join(user.username(), user == DemoUser.DAVE ? contractors : staff);
    }
    Map<String, String> answers = new TreeMap<>();
    for (DemoUser user : DemoUser.values()) {
      if (user.registersOnPages()) {
        progress.step("Walking the registration pages for " + user.username());
        answers.putAll(register(user));
      }
    }
    progress.step("Walking the registration pages for " + Henry.USERNAME);
    Henry.join(realm, staff, address, inbox);
    // Not before: whoever is outside the scope cannot register.
    realm.changePolicy(Map.of("scope", "selected", "scopeGroups", "/staff"));
    realm.clearEvents();
    inbox.clear();
    return answers;
  }

  /** Has the realm find its directory where this start has it. */
  void lookUpIn(InMemoryDirectory directory) {
    realm.changeDirectory(directory.keycloakSettings("READ_ONLY", true));
  }

  /** Has the realm send its mail to this start's mail server. */
  void sendMailTo(SmtpInbox smtp) {
    realm.change(Map.of("smtpServer", smtp.keycloakSettings("Demo")));
  }

  /** Locks frank, whom the server forgets to have locked whenever it stops. */
  void lockFrank() {
    String frank = DemoUser.FRANK.username();
    Person person = new Person(address, inbox, frank, DemoUser.FRANK.password());
    for (int i = 0; i < FAILURES_THAT_LOCK && !isLocked(frank); i++) {
      person.signIn("a wrong password");
    }
    Await.that("frank's lock", Duration.ofSeconds(10), () -> isLocked(frank));
  }

  private boolean isLocked(String username) {
    return realm.loginFailures(username).path("disabled").asBoolean();
  }

  private Map<String, String> register(DemoUser user) {
    Person person = new Person(address, inbox, user.username(), user.password());
    expect("register", person.openRegistration());
    expect("register", person.registerEmail(user.authEmail()));
    expect("register", person.registerPhone(user.authPhone(), "sms"));
    if (!user.answers().isEmpty()) {
      expect("register", person.registerQuestions(user.answers()));
    }
    Page end = person.finish();
    if (!end.signedIn()) {
      throw new IllegalStateException("Not signed in after the registration: " + end);
    }
    realm.logOut(user.username());
    return person.answers();
  }

  private static void expect(String mark, Page page) {
    if (!page.mark().equals(mark)) {
      throw new IllegalStateException("Expected the page " + mark + " and got " + page);
    }
  }

  private Map<String, Object> representation(SmtpInbox smtp) {
    Map<String, Object> realmSettings = new TreeMap<>();
    realmSettings.put("realm", NAME);
    realmSettings.put("displayName", "Demo");
    realmSettings.put("enabled", true);
    realmSettings.put("resetPasswordAllowed", true);
    realmSettings.put("loginWithEmailAllowed", true);
    realmSettings.put("passwordPolicy", "length(8) and notUsername(undefined)");
    realmSettings.put("bruteForceProtected", true);
    realmSettings.put("failureFactor", FAILURES_THAT_LOCK);
    realmSettings.put("waitIncrementSeconds", LOCKED_SECONDS);
    realmSettings.put("maxFailureWaitSeconds", LOCKED_SECONDS);
    realmSettings.put("minimumQuickLoginWaitSeconds", LOCKED_SECONDS);
    realmSettings.put("quickLoginCheckMilliSeconds", 0);
    realmSettings.put("internationalizationEnabled", true);
    realmSettings.put("supportedLocales", List.of("en", "de", "fr", "es"));
    realmSettings.put("defaultLocale", "en");
    realmSettings.put("eventsEnabled", true);
    realmSettings.put("adminEventsEnabled", true);
    realmSettings.put("smtpServer", smtp.keycloakSettings("Demo"));
    realmSettings.put(
        "clients",
        List.of(
            Map.of(
                "clientId",
                CLIENT,
                "name",
                "Demo application",
                "publicClient",
                true,
                "baseUrl",
                address.redirectUri().toString(),
                "redirectUris",
                List.of(address.redirectUri().resolve("/") + "*"))));
    return realmSettings;
  }
}
