// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.inbox.Inbox;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.KeycloakServer;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.server.ServerSettings;
import io.github.keycloaksspr.it.support.Ports;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import io.github.keycloaksspr.it.web.RealmAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server with a realm of many users: Keycloak alone, or with the product set up. */
abstract class Contender implements AutoCloseable {

  private static final String REALM = "bench";
  private static final String CLIENT = "bench-app";
  private static final String PASSWORD = "Some-passw0rd-of-the-bench";
  private static final String NEW_PASSWORD = "Other-passw0rd-of-the-bench";
  private static final int AT_ONCE = 100;

  private final KeycloakServer server;
  private final RealmAdmin realm;
  private final Inbox inbox;
  private final AtomicInteger next = new AtomicInteger();

  /**
   * @param server runs
   * @param smtp settings of the mail server whose mails come to the inbox
   * @param users how many there are
   */
  private Contender(KeycloakServer server, Map<String, String> smtp, Inbox inbox, int users) {
    this.server = server;
    this.inbox = inbox;
    this.realm = server.admin().createRealm(representation(smtp));
    setUp(realm);
    fill(users);
  }

  /** Keycloak alone, whose reset mails a link. */
  static Contender stock(String database, Map<String, String> smtp, Inbox inbox, int users) {
    ServerSettings settings = settings("keycloak-bench-stock", database).withProviders(List.of());
    return new Contender(start(settings), smtp, inbox, users) {

      private static final Pattern LINK = Pattern.compile("http\\S+/action-token\\S+");

      @Override
      void setUp(RealmAdmin realm) {
        // It is as it comes.
      }

      @Override
      List<Map<String, Object>> methods(String username) {
        return List.of();
      }

      @Override
      Page reset(Person person) {
        long before = inbox.position();
        person.forgot();
        person.identify();
        String to = person.username() + "@corp.example";
        Message mail = inbox.await(before, "the link", message -> message.to().equals(to));
        Matcher link = LINK.matcher(mail.text());
        require(link.find(), "a link in the mail");
        person.browser().open(URI.create(link.group()));
        return person.newPassword(NEW_PASSWORD);
      }

      @Override
      boolean isReset(Page page) {
        return page.signedIn() || page.text().contains("has been updated");
      }
    };
  }

  /** Keycloak with the product, whose reset mails a code; every user has a mailbox registered. */
  static Contender product(String database, Map<String, String> smtp, Inbox inbox, int users) {
    return new Contender(start(settings("keycloak-bench", database)), smtp, inbox, users) {

      @Override
      void setUp(RealmAdmin realm) {
        realm.setUp();
        realm.changePolicy(
            Map.of(
                "methods",
                "auth-email",
                "notifyUser",
                "false",
                "notifyAdministrators",
                "false",
                "attemptsPerAddressPerHour",
                "10000",
                "realmMessagesPerHour",
                "100000"));
      }

      @Override
      List<Map<String, Object>> methods(String username) {
        return List.of(Imported.mail(username + "@home.example"));
      }

      @Override
      Page reset(Person person) {
        person.forgot();
        person.identify();
        person.prove("auth-email", "mail", person.username() + "@home.example");
        return person.newPassword(NEW_PASSWORD);
      }

      @Override
      boolean isReset(Page page) {
        return page.mark().equals("done");
      }
    };
  }

  /** Changes the realm, which has no users yet. */
  abstract void setUp(RealmAdmin realm);

  /** What a user has registered. */
  abstract List<Map<String, Object>> methods(String username);

  /** A whole reset up to its last page. */
  abstract Page reset(Person person);

  abstract boolean isReset(Page page);

  /** One user signs in; always the same one. */
  void signIn() {
    require(person(0).signIn().signedIn(), "a sign-in");
  }

  /**
   * Another user resets the password each time.
   *
   * @return how many pages that took
   */
  int reset() {
    Person person = person(next.incrementAndGet());
    Page last = reset(person);
    require(isReset(last), "a reset, at " + last);
    return person.browser().visited().size();
  }

  /** The processor time that the server has used. */
  Duration cpu() {
    return ProcessHandle.of(server.pid())
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow(() -> new IllegalStateException("This system tells no processor times"));
  }

  /** Lets the server forget what it has read of realm and users. */
  void clearCaches() {
    for (String cache : List.of("clear-realm-cache", "clear-user-cache")) {
      realm.api().post(realm.path(cache)).orFail();
    }
  }

  @Override
  public void close() {
    server.close();
  }

  private static ServerSettings settings(String home, String database) {
    return ServerSettings.forgetful(ProjectFiles.target(home), Ports.free())
        .inProduction()
        .onPostgres(database);
  }

  private static KeycloakServer start(ServerSettings settings) {
    return KeycloakServer.start(KeycloakDistribution.configured(), settings);
  }

  private Person person(int number) {
    return new Person(
        new RealmAddress(server.baseUrl(), REALM, CLIENT, URI.create("http://127.0.0.1/app/back")),
        inbox,
        username(number),
        PASSWORD);
  }

  private static String username(int number) {
    return "u" + number;
  }

  /** Passwords are hashed cheaply, as that costs both the same and would hide what does not. */
  private static Map<String, Object> representation(Map<String, String> smtp) {
    Map<String, Object> realm = new HashMap<>();
    realm.put("realm", REALM);
    realm.put("enabled", true);
    realm.put("sslRequired", "none");
    realm.put("resetPasswordAllowed", true);
    realm.put("eventsEnabled", true);
    realm.put("smtpServer", smtp);
    realm.put("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
    realm.put(
        "clients",
        List.of(
            Map.of(
                "clientId",
                CLIENT,
                "publicClient",
                true,
                "redirectUris",
                List.of("http://127.0.0.1/app/*"))));
    return realm;
  }

  private void fill(int users) {
    List<Map<String, Object>> some = new ArrayList<>();
    for (int number = 0; number <= users; number++) {
      some.add(user(number));
      if (some.size() == AT_ONCE || number == users) {
        realm
            .api()
            .post(realm.path("partialImport"), Map.of("ifResourceExists", "FAIL", "users", some))
            .orFail();
        some.clear();
      }
    }
  }

  private Map<String, Object> user(int number) {
    String username = username(number);
    List<Map<String, Object>> credentials = new ArrayList<>(methods(username));
    credentials.add(Map.of("type", "password", "value", PASSWORD, "temporary", false));
    return Map.of(
        "username",
        username,
        "enabled",
        true,
        "email",
        username + "@corp.example",
        "emailVerified",
        true,
        "firstName",
        "First",
        "lastName",
        "Last",
        "realmRoles",
        List.of("default-roles-" + REALM),
        "credentials",
        credentials);
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException("Failed: " + what);
    }
  }
}
