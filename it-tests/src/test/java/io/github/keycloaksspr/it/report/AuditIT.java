// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.domain.policy.PolicyKey;
import io.github.keycloaksspr.it.OwnServer;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.support.Json;
import io.github.keycloaksspr.it.support.Ports;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import io.github.keycloaksspr.keycloak.audit.AuditResult;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Every step leaves an event, seen wherever Keycloak shows events: its API, its log, its metrics.
 * On a server of its own, because metrics are a matter of server options.
 */
@OwnServer
final class AuditIT {

  private static final String MAIL = "bob@audit.example";
  private static final String PHONE = "+4915123999001";
  private static final String NEW_PASSWORD = "second-Passw0rd";
  private static final String MIAS_PHONE = "+4915123999002";
  private static final String MIAS_OFFICE = "+493025999003";
  private static final Pattern SERIES = Pattern.compile("\\b(sspr|keycloak)_[a-z_]+\\b");
  private static final Pattern SELECTION = Pattern.compile("(\\w+)\\{([^}]*)}");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!=|=)\\s*\"([^\"]*)\"");

  private static SsprEnvironment environment;
  private static TestRealm realm;
  private static String limited;
  private static URI metrics;

  @BeforeAll
  static void live() {
    int port = Ports.free();
    metrics = URI.create("http://" + Ports.LOOPBACK + ":" + port + "/metrics");
    environment =
        SsprEnvironment.start(
            "keycloak-audit",
            KeycloakDistribution.configured(),
            usual ->
                usual.with(
                    "--metrics-enabled=true",
                    "--event-metrics-user-enabled=true",
                    "--http-management-host=" + Ports.LOOPBACK,
                    "--http-management-port=" + port,
                    "--spi-events-listener--jboss-logging--success-level=info"));
    realm =
        environment
            .realm()
            .with("eventsListeners", List.of("jboss-logging"))
            .methods("auth-email", "auth-phone")
            .bruteForceProtection(2)
            .user("bob")
            .user("eve")
            .create();
    registerAndRefuse();
    resetAfterMistakes();
    askForHelp();
    unlock();
    remove();
    reachALimit();
  }

  /** One text an hour is allowed, and two are asked for. */
  private static void reachALimit() {
    TestRealm pumped =
        environment
            .realm()
            .methods("auth-phone", "office-phone")
            .policy("messagesPerHour", "1")
            .user(
                "mia",
                user ->
                    user.credential(Imported.phone(MIAS_PHONE))
                        .attribute("officePhone", MIAS_OFFICE))
            .create();
    limited = pumped.name();
    Person mia = pumped.person("mia");
    mia.forgot();
    mia.identify();
    mia.choose("auth-phone", "sms");
    mia.confirmDestination(MIAS_PHONE);
    mia.readCode(MIAS_PHONE);
    mia.anotherWay();
    mia.choose("office-phone", "voice");
    assertThat(mia.confirmDestination(MIAS_OFFICE).mark()).isEqualTo("locked");
  }

  @AfterAll
  static void stop() {
    environment.close();
  }

  private static void registerAndRefuse() {
    Person later = realm.person("bob");
    later.signIn();
    later.browser().press("action", "later");
    Person bob = realm.person("bob");
    bob.openRegistration();
    bob.setUp("auth-email");
    bob.giveDestination(MAIL, "");
    String code = bob.readCode(MAIL);
    bob.enterCode(wrong(code));
    bob.enterCode(code);
    bob.registerPhone(PHONE, "sms");
    bob.browser().press("action", "confirm");
  }

  private static void resetAfterMistakes() {
    Person bob = realm.person("bob");
    bob.forgot();
    bob.identify("nobody-at-all");
    bob.forgot();
    bob.identify();
    bob.choose("auth-email", "mail");
    bob.confirmDestination("not-" + MAIL);
    bob.confirmDestination(MAIL);
    String code = bob.readCode(MAIL);
    bob.enterCode(wrong(code));
    bob.enterCode(code);
    assertThat(bob.newPassword(NEW_PASSWORD).mark()).isEqualTo("done");
  }

  private static void askForHelp() {
    Person eve = realm.person("eve");
    eve.forgot();
    eve.identify();
    eve.browser().press("action", "contact");
  }

  private static void unlock() {
    Person bob = realm.person("bob");
    bob.signIn("wrong-Passw0rd");
    realm.person("bob").signIn("wrong-Passw0rd");
    Person back = realm.person("bob");
    back.forgot();
    back.identifyLocked();
    // Another code to the same mailbox would have to wait.
    back.prove("auth-phone", "sms", PHONE);
    assertThat(back.page().mark()).isEqualTo("unlocked");
  }

  private static void remove() {
    Person bob = new Person(realm.address(), realm.inbox(), "bob", NEW_PASSWORD);
    bob.openRegistration();
    Page asked =
        bob.browser().submit(bob.page().formWith("action", "remove"), Map.of("action", "remove"));
    bob.browser().submit(asked.formWith("sure", "yes"), Map.of("action", "remove"));
  }

  private static String wrong(String code) {
    return code.startsWith("1") ? "222222" : "111111";
  }

  @Test
  void every_step_has_an_event() {
    List<String> seen =
        ours().stream()
            .map(
                event ->
                    event.path("type").asText()
                        + " "
                        + event.path("details").path("sspr_step").asText())
            .toList();

    assertThat(seen)
        .contains(
            "SEND_RESET_PASSWORD identify",
            "RESET_PASSWORD_ERROR identify",
            "RESET_PASSWORD_ERROR confirm-destination",
            "SEND_RESET_PASSWORD send",
            "RESET_PASSWORD_ERROR verify",
            "SEND_RESET_PASSWORD verify",
            "RESET_PASSWORD new-password",
            "RESET_PASSWORD unlock",
            "UPDATE_CREDENTIAL register",
            "REMOVE_CREDENTIAL remove",
            "CUSTOM_REQUIRED_ACTION register",
            "CUSTOM_REQUIRED_ACTION_ERROR register",
            "CUSTOM_REQUIRED_ACTION send",
            "CUSTOM_REQUIRED_ACTION reconfirm");
    assertThat(seen).anyMatch(event -> event.endsWith(" contact"));
    assertThat(
            ours().stream()
                .map(event -> event.path("details").path("sspr_result").asText())
                .toList())
        .contains("begun", "postponed");
  }

  @Test
  void details_are_words_of_a_closed_list() {
    Set<String> steps =
        Arrays.stream(AuditStep.values()).map(AuditStep::id).collect(Collectors.toSet());
    Set<String> methods = Set.copyOf(PolicyKey.METHODS.value().options());
    for (JsonNode event : ours()) {
      JsonNode details = event.path("details");

      assertThat(steps).contains(details.path("sspr_step").asText());
      assertThat(AuditResult.ids()).contains(details.path("sspr_result").asText());
      if (details.has("sspr_method")) {
        assertThat(methods).contains(details.path("sspr_method").asText());
      }
      assertThat(event.path("error").asText("")).matches("[a-z_-]*");
      assertThat(event.toString()).doesNotContain(MAIL, "999001", NEW_PASSWORD);
    }
  }

  @Test
  void events_of_one_reset_share_its_id_and_resets_do_not() {
    Set<String> ended =
        ours().stream()
            .filter(event -> event.path("type").asText().equals("RESET_PASSWORD"))
            .map(event -> event.path("details").path("sspr_reset").asText())
            .collect(Collectors.toSet());
    Set<String> begun =
        ours().stream()
            .filter(event -> event.path("type").asText().equals("SEND_RESET_PASSWORD"))
            .filter(event -> event.path("details").path("sspr_step").asText().equals("identify"))
            .map(event -> event.path("details").path("sspr_reset").asText())
            .collect(Collectors.toSet());

    assertThat(ended).hasSize(2).isSubsetOf(begun).doesNotContain("");
  }

  @Test
  void keycloaks_log_listener_writes_them() {
    assertThat(environment.log().text())
        .contains("sspr_step=\"new-password\"")
        .contains("sspr_step=\"verify\"")
        .contains("sspr_result=\"refused\"")
        .doesNotContain(MAIL, "999001");
  }

  @Test
  void keycloaks_metrics_count_them_with_a_bounded_number_of_labels() throws Exception {
    List<String> samples =
        metrics().lines().filter(line -> line.startsWith("keycloak_user_events_total{")).toList();

    assertThat(samples).anyMatch(line -> line.contains("event=\"reset_password\""));
    assertThat(samples).anyMatch(line -> line.contains("event=\"send_reset_password\""));
    assertThat(String.join("\n", samples))
        .doesNotContain(realm.admin().userId("bob"), MAIL, "sspr_reset");
    for (String sample : samples) {
      Matcher error = Pattern.compile("error=\"([^\"]*)\"").matcher(sample);
      assertThat(error.find()).isTrue();
      assertThat(error.group(1)).matches("[a-z_-]*").hasSizeLessThan(60);
    }
  }

  @Test
  void our_own_series_say_what_became_of_messages_and_which_limits_were_reached() throws Exception {
    List<String> samples = metrics().lines().filter(line -> line.startsWith("sspr_")).toList();

    assertThat(value(samples, "sspr_messages_total", realm.name(), "mail", "smtp", "sent"))
        .isGreaterThan(2);
    assertThat(value(samples, "sspr_messages_total", realm.name(), "sms", "twilio", "sent"))
        .isGreaterThan(1);
    assertThat(value(samples, "sspr_messages_total", limited, "sms", "twilio", "sent"))
        .isEqualTo(1);
    assertThat(value(samples, "sspr_handover_seconds_count", "sms", "twilio")).isGreaterThan(2);
    assertThat(value(samples, "sspr_handover_seconds_bucket", "sms", "twilio", "6.0"))
        .isGreaterThan(2);
    assertThat(value(samples, "sspr_limits_hit_total", limited, "send-user")).isEqualTo(1);
    assertThat(value(samples, "sspr_jobs_refused_total", "gateway", "no-room")).isZero();
    assertThat(value(samples, "sspr_jobs_room")).isEqualTo(1000);
    assertThat(value(samples, "sspr_jobs_waiting")).isZero();
    assertThat(String.join("\n", samples))
        .doesNotContain(realm.admin().userId("bob"), MAIL, "999001", "999002", "999003");
  }

  /** The only sample of that series with all of these values of labels. */
  private static double value(List<String> samples, String series, String... labels) {
    List<String> found =
        samples.stream()
            .filter(line -> line.startsWith(series + "{") || line.startsWith(series + " "))
            .filter(line -> Arrays.stream(labels).allMatch(l -> line.contains("\"" + l + "\"")))
            .toList();
    assertThat(found).as(series + " " + List.of(labels)).hasSize(1);
    return Double.parseDouble(found.get(0).substring(found.get(0).lastIndexOf(' ') + 1));
  }

  @Test
  void the_dashboard_uses_only_what_the_metrics_have() throws Exception {
    JsonNode dashboard =
        Json.read(
            Files.readString(ProjectFiles.root().resolve("docs/samples/grafana-dashboard.json")));
    List<String> expressions = dashboard.path("panels").findValuesAsText("expr");
    List<String> samples = metrics().lines().toList();
    Set<String> missing = new TreeSet<>();

    assertThat(expressions).hasSizeGreaterThan(12);
    for (String expression : expressions) {
      Matcher selection = SELECTION.matcher(expression);
      while (selection.find()) {
        missing.addAll(missing(selection.group(1), selection.group(2), samples));
      }
    }

    assertThat(missing).isEmpty();
    assertThat(absent(expressions, samples)).isEmpty();
    assertThat(dashboard.path("templating").toString())
        .contains("label_values(keycloak_user_events_total, realm)");
  }

  @Test
  void the_alerts_use_only_what_the_metrics_have() throws Exception {
    JsonNode rules =
        Json.of(
            new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(
                    Files.readString(
                        ProjectFiles.root().resolve("docs/samples/prometheus-rules.yaml"))));
    List<String> expressions = rules.path("groups").findValuesAsText("expr");
    List<String> samples = metrics().lines().toList();
    Set<String> missing = new TreeSet<>();

    assertThat(rules.findValuesAsText("alert")).contains("SsprTextPumping");
    assertThat(expressions).hasSameSizeAs(rules.findValuesAsText("alert"));
    for (String expression : expressions) {
      Matcher selection = SELECTION.matcher(expression);
      while (selection.find()) {
        Matcher label = MATCHER.matcher(selection.group(2));
        while (label.find()) {
          missing.addAll(missing(selection.group(1), label.group(1) + "=~\".*\"", samples));
        }
      }
    }

    assertThat(missing).isEmpty();
    assertThat(absent(expressions, samples)).isEmpty();
  }

  /** Series that an expression names and the metrics have not. */
  private static Set<String> absent(List<String> expressions, List<String> samples) {
    Set<String> named = new TreeSet<>();
    expressions.forEach(
        expression -> SERIES.matcher(expression).results().forEach(r -> named.add(r.group())));
    assertThat(named).isNotEmpty();
    named.removeIf(
        series ->
            samples.stream()
                .anyMatch(s -> s.startsWith(series + "{") || s.startsWith(series + " ")));
    return named;
  }

  @Test
  void the_release_is_seen_in_the_log_the_doctor_and_the_server_information() throws Exception {
    String version = release();
    assertThat(environment.log().text()).contains("Keycloak SSPR " + version + " on Keycloak ");
    assertThat(
            realm
                .admin()
                .api()
                .get(realm.admin().path("sspr/doctor"))
                .orFail()
                .json()
                .path("version")
                .asText())
        .isEqualTo(version);
    assertThat(
            environment
                .admin()
                .get("/admin/serverinfo")
                .orFail()
                .json()
                .at("/providers/eventsListener/providers/sspr-credentials/operationalInfo/version")
                .asText())
        .isEqualTo(version);
  }

  /** As the POM says. */
  private static String release() throws Exception {
    Matcher version =
        Pattern.compile("<artifactId>keycloak-sspr</artifactId>\\s*<version>([^<]+)</version>")
            .matcher(Files.readString(ProjectFiles.root().resolve("pom.xml")));
    assertThat(version.find()).isTrue();
    return version.group(1);
  }

  /** What a selection names that no sample has. */
  private static List<String> missing(String metric, String labels, List<String> samples) {
    List<String> missing = new ArrayList<>();
    Matcher label = MATCHER.matcher(labels);
    while (label.find()) {
      boolean exact = "=".equals(label.group(2)) && !label.group(3).isEmpty();
      String wanted = label.group(1) + "=\"" + (exact ? label.group(3) + "\"" : "");
      if (samples.stream().noneMatch(s -> s.startsWith(metric + "{") && s.contains(wanted))) {
        missing.add(metric + " " + wanted);
      }
    }
    return missing;
  }

  private static List<JsonNode> ours() {
    return realm.admin().events().stream()
        .filter(event -> event.path("details").has("sspr_step"))
        .toList();
  }

  private static String metrics() throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }
}
