// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import com.sun.net.httpserver.HttpServer;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.inbox.Inbox;
import io.github.keycloaksspr.it.inbox.InboxServer;
import io.github.keycloaksspr.it.inbox.SilentServer;
import io.github.keycloaksspr.it.inbox.TwilioStub;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.KeycloakServer;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.server.ServerSettings;
import io.github.keycloaksspr.it.support.Ports;
import io.github.keycloaksspr.it.web.Person;
import io.github.keycloaksspr.it.web.RealmAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server with realms whose gateways work, hang or refuse. */
final class SendingScene implements AutoCloseable {

  private static final String ACCOUNT_SID = "AC00112233445566778899aabbccddeeff";
  private static final String PASSWORD = "Some-passw0rd-of-the-bench";
  private static final String CLIENT = "bench-app";
  private static final URI BACK = URI.create("http://127.0.0.1/app/back");
  private static final int PEOPLE = 1_500;

  /** Those who are there beside the people who are measured, by their gateway. */
  enum Others {
    WELL,
    DEAD,
    REFUSED;

    private String realm() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final KeycloakServer server;
  private final InboxServer web;
  private final Inbox inbox;
  private final HttpServer answering;
  private final ExecutorService threads;
  private final int healthyPeople;

  private SendingScene(
      KeycloakServer server,
      InboxServer web,
      Inbox inbox,
      HttpServer answering,
      ExecutorService threads,
      int healthyPeople) {
    this.server = server;
    this.web = web;
    this.inbox = inbox;
    this.answering = answering;
    this.threads = threads;
    this.healthyPeople = healthyPeople;
  }

  static SendingScene start(SilentServer silent, int healthyPeople) {
    Inbox inbox = new Inbox();
    TwilioStub twilio = new TwilioStub(ACCOUNT_SID, "secret-of-the-bench", inbox);
    InboxServer web = InboxServer.start(0, inbox, twilio);
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer answering = answering(threads);
    KeycloakServer server =
        KeycloakServer.start(
            KeycloakDistribution.configured(),
            ServerSettings.forgetful(ProjectFiles.target("keycloak-bench"), Ports.free())
                .withTwilio(ACCOUNT_SID, "secret-of-the-bench", "+15005550006", web.address())
                .with(
                    "--proxy-headers=xforwarded",
                    "--spi-sspr-gateway--webhook--allowed-networks=127.0.0.0/8"));
    SendingScene scene = new SendingScene(server, web, inbox, answering, threads, healthyPeople);
    scene.makeRealm("healthy", healthyPeople);
    String answers = "http://127.0.0.1:" + answering.getAddress().getPort();
    scene.makeOthers(Others.WELL, answers + "/200");
    scene.makeOthers(Others.DEAD, "http://127.0.0.1:" + silent.port() + "/");
    scene.makeOthers(Others.REFUSED, answers + "/422");
    return scene;
  }

  /** Somebody whose gateway works; each number is another person. */
  Person healthy(int number) {
    return person("healthy", number % healthyPeople);
  }

  /** One of the others; numbers come round again. */
  Person other(Others others, int number) {
    return person(others.realm(), number % PEOPLE);
  }

  /** One of them in the middle of a reset, from a network of their own. */
  Asker asker(Others others, int number) {
    URI reset =
        URI.create(
            server.baseUrl()
                + "/realms/"
                + others.realm()
                + "/login-actions/reset-credentials?client_id="
                + CLIENT);
    int person = number % PEOPLE;
    return Asker.begin(person, reset, "u" + person, phone(person));
  }

  /** The office phone of one of them. */
  static String phone(Person person) {
    return phone(Integer.parseInt(person.username().replaceAll("\\D", "")));
  }

  /** What the server holds on to, in bytes. */
  long heap() {
    return new LiveHeap(server.pid()).bytes();
  }

  @Override
  public void close() {
    server.close();
    web.close();
    answering.stop(0);
    threads.shutdownNow();
  }

  private Person person(String realm, int number) {
    return new Person(
        new RealmAddress(server.baseUrl(), realm, CLIENT, BACK), inbox, "u" + number, PASSWORD);
  }

  private static String phone(int number) {
    return String.format("+49301%06d", number);
  }

  private RealmAdmin makeRealm(String name, int people) {
    Map<String, Object> representation = new LinkedHashMap<>();
    representation.put("realm", name);
    representation.put("enabled", true);
    representation.put("sslRequired", "none");
    representation.put("resetPasswordAllowed", true);
    representation.put(
        "clients",
        List.of(
            Map.of(
                "clientId",
                CLIENT,
                "publicClient",
                true,
                "redirectUris",
                List.of("http://127.0.0.1/app/*"))));
    RealmAdmin realm = server.admin().createRealm(representation);
    realm.setUp();
    realm.changePolicy(
        Map.of(
            "methods",
            "office-phone",
            "requireRegistration",
            "false",
            "attemptsPerAddressPerHour",
            "10000",
            "messagesPerHour",
            "100",
            "verificationsPerHour",
            "100",
            "realmMessagesPerHour",
            "100000"));
    List<Map<String, Object>> users = new ArrayList<>();
    for (int number = 0; number < people; number++) {
      users.add(user(number));
    }
    realm
        .api()
        .post(realm.path("partialImport"), Map.of("ifResourceExists", "FAIL", "users", users))
        .orFail();
    return realm;
  }

  private static Map<String, Object> user(int number) {
    return Map.of(
        "username",
        "u" + number,
        "enabled",
        true,
        "email",
        "u" + number + "@corp.example",
        "emailVerified",
        true,
        "firstName",
        "First",
        "lastName",
        "Last",
        "attributes",
        Map.of("officePhone", List.of(phone(number))),
        "credentials",
        List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));
  }

  private void makeOthers(Others others, String url) {
    RealmAdmin realm = makeRealm(others.realm(), PEOPLE);
    realm
        .api()
        .put(
            realm.path("sspr/gateway"),
            Map.of(
                "provider",
                "webhook",
                "settings",
                Map.of(
                    "url",
                    url,
                    "voiceBody",
                    "{\"to\":\"{{to}}\",\"say\":\"{{text}}\"}",
                    "responseTimeoutMillis",
                    "30000")))
        .orFail();
  }

  /** Answers with the status that its path names. */
  private static HttpServer answering(ExecutorService threads) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(threads);
      server.createContext(
          "/",
          exchange -> {
            try (exchange) {
              exchange.getRequestBody().readAllBytes();
              String status = exchange.getRequestURI().getPath().substring(1);
              exchange.sendResponseHeaders(Integer.parseInt(status), -1);
            }
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
