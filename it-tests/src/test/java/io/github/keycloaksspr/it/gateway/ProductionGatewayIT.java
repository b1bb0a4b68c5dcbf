// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.OwnServer;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.inbox.SilentServer;
import io.github.keycloaksspr.it.rival.RivalJar;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.server.ServerSettings;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A server that was started as in production, with a vault, next to another extension that bundles
 * other versions of the libraries. One for all tests here, as each start is dear.
 */
@OwnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ProductionGatewayIT {

  private static final Path VAULT = ProjectFiles.target("vault");

  /** How long a page waits, and room for a slow machine. */
  private static final Duration BOUND = Duration.ofSeconds(6 + 6);

  /** Less than a page waits: it did not. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  private static final Pattern LOST = Pattern.compile("Stopped with [1-9]\\d* messages unsent");

  private SsprEnvironment environment;
  private HttpGateway gateway;
  private SilentServer silent;

  @BeforeAll
  void start() throws IOException {
    Files.createDirectories(VAULT);
    gateway = HttpGateway.start();
    silent = SilentServer.start();
    environment =
        SsprEnvironment.start(
            "keycloak-production",
            (usual, twilio, address) -> {
              List<Path> jars = new ArrayList<>(usual.providers());
              jars.add(RivalJar.build());
              ServerSettings production = usual.withProviders(jars).inProduction();
              return production.with(
                  "--vault=file",
                  "--vault-dir=" + VAULT,
                  "--spi-sspr-gateway--twilio--base-url=" + address,
                  "--spi-sspr-gateway--webhook--allowed-networks=127.0.0.0/8");
            });
  }

  @AfterAll
  void stop() {
    environment.close();
    silent.close();
    gateway.close();
  }

  private TestRealm realm() {
    return environment.realm().user("alice").create();
  }

  private TestRealm.Builder withSilentMail() {
    return environment
        .realm()
        .user("alice")
        .with(
            "smtpServer",
            Map.of(
                "host",
                "127.0.0.1",
                "port",
                String.valueOf(silent.port()),
                "from",
                "a@sspr.example"));
  }

  private static void secret(TestRealm realm, String key, String value) {
    try {
      // The file vault's own way to name it: the realm, an underscore, the key.
      Files.writeString(VAULT.resolve(realm.name() + "_" + key), value + "\n");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Duration timed(Runnable step) {
    long begin = System.nanoTime();
    step.run();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  @Test
  @Order(1)
  void the_build_of_the_server_warns_of_nothing_of_ours() {
    // Before any test can have caused anything.
    List<String> ours =
        environment.log().recordsFrom(0).stream()
            .takeWhile(record -> !record.contains(" started in "))
            .filter(record -> record.contains(" WARN ") || record.contains(" ERROR "))
            .filter(
                record ->
                    record.contains("keycloak-sspr-") || record.contains("io.github.keycloaksspr"))
            .toList();

    // The one about internal SPIs is expected; it shows that the build's output is here.
    assertThat(ours).isNotEmpty().allMatch(record -> record.contains("KC-SERVICES0047"));
    assertThat(environment.log().text())
        .doesNotContain("NoClassDefFoundError", "ClassNotFoundException");
  }

  @Test
  @Order(1)
  void without_a_gateway_phones_are_not_offered_and_the_doctor_says_why() {
    TestRealm realm = realm();

    JsonNode shown = RealmGateways.show(realm);

    assertThat(shown.path("source").asText()).isEqualTo("none");
    assertThat(shown.has("channels")).isFalse();
    assertThat(shown.path("problem").asText()).contains("No gateway is set up");
    assertThat(RealmGateways.test(realm, "+12025550101", "sms").status()).isEqualTo(400);
    assertThat(realm.person("alice").openRegistration().offers("method", "auth-phone")).isFalse();
    assertThat(noGateway(realm)).contains("they are not offered", "No gateway is set up");
  }

  @Test
  @Order(1)
  void the_gateway_log_refuses_to_work_in_production() {
    TestRealm realm = realm();
    RealmGateways.store(realm, "log", Map.of()).orFail();

    JsonNode shown = RealmGateways.show(realm);

    assertThat(shown.path("provider").asText()).isEqualTo("log");
    assertThat(shown.has("channels")).isFalse();
    assertThat(shown.path("problem").asText()).contains("start-dev");
    assertThat(RealmGateways.test(realm, "+12025550101", "sms").status()).isEqualTo(400);
    assertThat(realm.person("alice").openRegistration().offers("method", "auth-phone")).isFalse();
    assertThat(noGateway(realm)).contains("start-dev");
  }

  @Test
  @Order(1)
  void another_extension_with_other_libraries_changes_nothing() throws Exception {
    TestRealm realm = realm();
    String versions =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            environment.server().baseUrl() + "/realms/" + realm.name() + "/rival"))
                    .build(),
                HttpResponse.BodyHandlers.ofString())
            .body();
    assertThat(versions).startsWith("2.21.0 ").contains("2025550123");

    secret(realm, "twilio-token", environment.twilio().authToken());
    RealmGateways.store(realm, "twilio", RealmGateways.twilio(realm)).orFail();
    Person alice = realm.person("alice");
    alice.openRegistration();
    Page registered = alice.registerPhone("+1 202 555 0111", "sms");

    assertThat(registered.mark()).isEqualTo("register");
    assertThat(realm.admin().credentialTypes("alice")).contains("sspr-phone");
  }

  @Test
  @Order(1)
  void each_realm_has_its_own_secret_in_the_vault() {
    TestRealm right = realm();
    TestRealm wrong = realm();
    TestRealm none = realm();
    secret(right, "twilio-token", environment.twilio().authToken());
    secret(wrong, "twilio-token", "another-token-altogether");
    for (TestRealm realm : List.of(right, wrong, none)) {
      RealmGateways.store(realm, "twilio", RealmGateways.twilio(realm)).orFail();
    }

    assertThat(RealmGateways.outcome(right, "+12025550112", "voice")).isEqualTo("sent");
    assertThat(RealmGateways.outcome(wrong, "+12025550112", "voice")).isEqualTo("misconfigured");
    assertThat(RealmGateways.test(none, "+12025550112", "voice").text()).contains("vault");
    assertThat(environment.twilio().rejected()).singleElement().asString().contains("20003");
    environment.twilio().forgetRejected();
    JsonNode export =
        right.admin().api().post(right.admin().path("partial-export")).orFail().json();
    assertThat(export.toString())
        .contains("${vault.twilio-token}")
        .doesNotContain(environment.twilio().authToken());
  }

  @Test
  @Order(1)
  void a_code_reaches_the_phone_through_any_http_gateway() {
    TestRealm realm = realm();
    secret(realm, "sms", "key-of-the-gateway");
    RealmGateways.store(
            realm,
            "webhook",
            RealmGateways.webhook(
                gateway.url("/ok"),
                "auth",
                "header",
                "authHeader",
                "Authorization: App {{secret}}",
                "secret",
                "${vault.sms}",
                "successPath",
                "/messages/0/status/groupId",
                "successValues",
                "1##3"))
        .orFail();
    Person alice = realm.person("alice");

    alice.openRegistration();
    alice.setUp("auth-phone");
    alice.giveDestination("+12025550113", "sms");
    Page registered = alice.enterCode(gateway.code("+12025550113"));

    assertThat(registered.mark()).isEqualTo("register");
    assertThat(realm.admin().credentialTypes("alice")).contains("sspr-phone");
    assertThat(gateway.lastAuthorization()).isEqualTo("App key-of-the-gateway");
  }

  @Test
  @Order(1)
  void a_phone_that_was_replaced_is_told_through_the_realms_own_gateway() {
    TestRealm realm = realm();
    RealmGateways.store(realm, "webhook", RealmGateways.webhook(gateway.url("/ok"))).orFail();
    Person alice = realm.person("alice");
    String before = "+12025550119";
    String after = "+12025550120";
    alice.openRegistration();
    for (String phone : List.of(before, after)) {
      alice.setUp("auth-phone");
      alice.giveDestination(phone, "sms");
      assertThat(alice.enterCode(gateway.code(phone)).mark()).isEqualTo("register");
    }

    Await.that(
        "a word to the old phone",
        BOUND,
        () -> gateway.lastText(before).contains("no longer uses this phone"));
  }

  @Test
  @Order(2)
  void a_gateway_that_refuses_is_told_and_costs_no_code() {
    TestRealm realm = realm();
    RealmGateways.store(
            realm,
            "webhook",
            RealmGateways.webhook(gateway.url("/refuse"), "errors", "422=invalid-number"))
        .orFail();
    Person alice = realm.person("alice");
    alice.openRegistration();
    alice.setUp("auth-phone");

    Page refused = alice.giveDestination("+12025550114", "sms");

    assertThat(refused.mark()).isEqualTo("register-phone");
    assertThat(refused.message()).contains("phone number");
    // No cool-down: nothing was sent.
    RealmGateways.store(realm, "webhook", RealmGateways.webhook(gateway.url("/ok"))).orFail();
    alice.giveDestination("+12025550114", "sms");
    String code = gateway.code("+12025550114");
    assertThat(alice.enterCode(code).mark()).isEqualTo("register");
  }

  @Test
  @Order(2)
  void a_gateway_that_hangs_holds_up_nobody_else_and_is_told_at_once_the_next_time() {
    TestRealm dead = environment.realm().user("alice").user("bob").create();
    TestRealm healthy = realm();
    hang(dead, "20000");
    RealmGateways.store(healthy, "webhook", RealmGateways.webhook(gateway.url("/ok"))).orFail();
    Person alice = dead.person("alice");
    Person bob = dead.person("bob");
    Person other = healthy.person("alice");
    for (Person person : List.of(alice, bob, other)) {
      person.openRegistration();
      person.setUp("auth-phone");
    }

    CompletableFuture<Duration> waiting =
        CompletableFuture.supplyAsync(
            () -> timed(() -> alice.giveDestination("+12025550115", "sms")));
    Duration meanwhile = timed(() -> other.giveDestination("+12025550116", "sms"));
    assertThat(meanwhile).isLessThan(AT_ONCE);
    String code = gateway.code("+12025550116");
    assertThat(other.enterCode(code).mark()).isEqualTo("register");
    assertThat(waiting.join()).isBetween(Duration.ofSeconds(6), BOUND);
    assertThat(alice.page().message()).contains("on its way");
    // A wrong code is wrong, and the page goes on.
    assertThat(alice.enterCode("000000").fieldError("code")).isNotEmpty();

    Duration refusal = timed(() -> bob.giveDestination("+12025550117", "sms"));

    assertThat(refusal).isLessThan(AT_ONCE);
    assertThat(bob.page().mark()).isEqualTo("register-phone");
    assertThat(bob.page().message()).contains("try again in a moment");
    assertThat(dead.admin().events("CUSTOM_REQUIRED_ACTION_ERROR").toString())
        .contains("sspr_try-later");
  }

  @Test
  @Order(2)
  void a_mail_server_that_hangs_holds_up_nobody_else() {
    TestRealm dead = withSilentMail().create();
    TestRealm healthy = realm();
    Person alice = dead.person("alice");
    Person other = healthy.person("alice");
    alice.openRegistration();
    alice.setUp("auth-email");
    other.openRegistration();
    other.setUp("auth-email");

    CompletableFuture<Duration> waiting =
        CompletableFuture.supplyAsync(
            () -> timed(() -> alice.giveDestination("alice@home.example", "")));
    Duration meanwhile = timed(() -> other.giveDestination("other@home.example", ""));

    assertThat(meanwhile).isLessThan(AT_ONCE);
    assertThat(other.enterCodeFor("other@home.example").mark()).isEqualTo("register");
    assertThat(waiting.join()).isBetween(Duration.ofSeconds(6), BOUND);
    assertThat(alice.page().message()).contains("on its way");
  }

  @Test
  @Order(3)
  void a_server_that_stops_waits_for_what_is_under_way_and_says_how_much_was_lost() {
    TestRealm dead = realm();
    hang(dead, "60000");
    Person alice = dead.person("alice");
    alice.openRegistration();
    alice.setUp("auth-phone");
    alice.giveDestination("+12025550118", "sms");
    long before = environment.log().position();

    Duration stop = timed(environment.server()::stop);

    Await.that(
        "the last word",
        Duration.ofSeconds(5),
        () -> LOST.matcher(environment.log().textFrom(before)).find());
    assertThat(stop).isGreaterThan(Duration.ofSeconds(9));
  }

  /** What the doctor says of phones that cannot be reached. */
  private static String noGateway(TestRealm realm) {
    JsonNode findings =
        realm.admin().api().get(realm.admin().path("sspr/doctor")).orFail().json().path("findings");
    return StreamSupport.stream(findings.spliterator(), false)
        .filter(finding -> finding.path("id").asText().equals("no-gateway"))
        .map(finding -> finding.path("problem").asText())
        .findFirst()
        .orElse("");
  }

  private void hang(TestRealm realm, String millis) {
    RealmGateways.store(
            realm,
            "webhook",
            RealmGateways.webhook(gateway.url("/hangs"), "responseTimeoutMillis", millis))
        .orFail();
  }
}
