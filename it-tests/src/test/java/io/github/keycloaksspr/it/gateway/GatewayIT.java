// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminAnswer;
import io.github.keycloaksspr.it.admin.AdminApi;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import io.github.keycloaksspr.it.web.RealmAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The realm's gateway in the hands of administrators. */
@WithSspr
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class GatewayIT {

  private static final String PHONE = "+12025550187";
  private static final String SECRET = "hunter2-in-clear";

  private SsprEnvironment environment;

  @BeforeAll
  void start(SsprEnvironment shared) {
    environment = shared;
  }

  @Test
  void a_realm_without_a_gateway_of_its_own_uses_the_servers() {
    JsonNode shown = RealmGateways.show(environment.realm().create());

    assertThat(shown.path("source").asText()).isEqualTo("server");
    assertThat(shown.path("provider").asText()).isEqualTo("twilio");
    assertThat(shown.path("channels")).extracting(JsonNode::asText).containsExactly("sms", "voice");
    assertThat(shown.path("installed"))
        .extracting(JsonNode::asText)
        .containsExactly("log", "twilio", "webhook");
    assertThat(shown.has("problem")).isFalse();
    assertThat(shown.has("settings")).isFalse();
  }

  @Test
  void a_gateway_is_given_shown_exchanged_and_taken_away() {
    TestRealm realm = environment.realm().create();

    RealmGateways.store(realm, "twilio", RealmGateways.twilio(realm)).orFail();
    JsonNode twilio = RealmGateways.show(realm);
    assertThat(twilio.path("source").asText()).isEqualTo("realm");
    assertThat(twilio.at("/settings/authToken").asText()).isEqualTo("${vault.twilio-token}");
    // This server has no vault.
    assertThat(twilio.path("problem").asText()).contains("vault", "authToken");
    assertThat(twilio.has("channels")).isFalse();

    RealmGateways.store(realm, "twilio", RealmGateways.twilio(realm, "from", "Contoso")).orFail();
    assertThat(RealmGateways.show(realm).at("/settings/from").asText()).isEqualTo("Contoso");
    RealmGateways.store(realm, "log", Map.of()).orFail();
    assertThat(RealmGateways.show(realm).path("provider").asText()).isEqualTo("log");
    assertThat(components(realm)).hasSize(1);

    assertThat(RealmGateways.remove(realm).status()).isEqualTo(204);
    assertThat(RealmGateways.show(realm).path("source").asText()).isEqualTo("server");
    assertThat(RealmGateways.remove(realm).status()).isEqualTo(404);
    assertThat(realm.admin().adminEvents())
        .filteredOn(event -> event.path("resourceType").asText().equals("SSPR_GATEWAY"))
        .extracting(event -> event.path("operationType").asText())
        .containsExactly("DELETE", "UPDATE", "UPDATE", "UPDATE");
  }

  @Test
  void phones_are_not_offered_while_the_gateway_cannot_work() {
    TestRealm realm = environment.realm().user("alice").create();
    RealmGateways.store(realm, "twilio", RealmGateways.twilio(realm)).orFail();

    Page list = realm.person("alice").openRegistration();

    assertThat(list.mark()).isEqualTo("register");
    assertThat(list.offers("method", "auth-email")).isTrue();
    assertThat(list.offers("method", "auth-phone")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "twilio, authToken",
    "webhook, secret",
  })
  void a_secret_in_clear_is_refused_wherever_it_is_entered(String provider, String name) {
    TestRealm realm = environment.realm().create();
    Map<String, String> settings =
        provider.equals("twilio")
            ? RealmGateways.twilio(realm, name, SECRET)
            : RealmGateways.webhook("https://sms.example.org/", "auth", "bearer", name, SECRET);

    AdminAnswer ours = RealmGateways.store(realm, provider, settings);
    AdminAnswer keycloaks = addComponent(realm, provider, settings);

    for (AdminAnswer answer : List.of(ours, keycloaks)) {
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("errorMessage").asText())
          .contains(name, "vault expression", "${vault.")
          .doesNotContain(SECRET);
    }
    assertThat(components(realm)).isEmpty();
    assertThat(realm.admin().adminEvents().toString()).doesNotContain(SECRET);
  }

  @Test
  void a_realm_has_one_gateway() {
    TestRealm realm = environment.realm().create();
    RealmGateways.store(realm, "log", Map.of()).orFail();

    AdminAnswer second = addComponent(realm, "twilio", RealmGateways.twilio(realm));

    assertThat(second.status()).isEqualTo(400);
    assertThat(second.text()).contains("has a gateway already");
  }

  @Test
  void what_is_wrong_is_said_and_what_was_there_stays() {
    TestRealm realm = environment.realm().create();
    RealmGateways.store(realm, "log", Map.of()).orFail();

    assertThat(RealmGateways.store(realm, "pigeon", Map.of()).text())
        .contains("must be one of: log, twilio, webhook");
    assertThat(RealmGateways.store(realm, "log", Map.of("x", "y")).text())
        .contains("has no setting x");
    assertThat(
            RealmGateways.store(realm, "twilio", RealmGateways.twilio(realm, "accountSid", null))
                .text())
        .contains("The setting accountSid is missing");
    assertThat(
            RealmGateways.store(
                    realm, "twilio", RealmGateways.twilio(realm, "baseUrl", "https://evil.example"))
                .text())
        .contains("has no setting baseUrl");
    assertThat(
            RealmGateways.store(
                    realm,
                    "webhook",
                    RealmGateways.webhook("https://sms.example.org/", "body", "{{to}}{{text}}"))
                .text())
        .contains("The setting body must be JSON");
    assertThat(realm.admin().api().put(RealmGateways.path(realm), Map.of()).status())
        .isEqualTo(400);

    assertThat(RealmGateways.show(realm).path("provider").asText()).isEqualTo("log");
  }

  @Test
  void a_gateway_survives_export_and_import_and_is_checked_on_the_way_in() {
    TestRealm realm = environment.realm().create();
    Map<String, String> settings =
        RealmGateways.webhook(
            "https://sms.example.org/", "auth", "bearer", "secret", "${vault.sms}");
    RealmGateways.store(realm, "webhook", settings).orFail();
    JsonNode exported =
        realm.admin().api().post(realm.admin().path("partial-export")).orFail().json();
    ObjectNode gateway = (ObjectNode) exported.path("components").path(RealmGateways.TYPE).get(0);
    gateway.remove("id");

    TestRealm copy =
        environment
            .realm()
            .with("components", Map.of(RealmGateways.TYPE, List.of(gateway)))
            .create();
    JsonNode shown = RealmGateways.show(copy);
    settings.forEach(
        (name, value) ->
            assertThat(shown.path("settings").path(name).asText()).as(name).isEqualTo(value));

    ((ObjectNode) gateway.path("config")).putArray("secret").add(SECRET);
    AdminAnswer imported =
        environment
            .admin()
            .post(
                "/admin/realms",
                Map.of(
                    "realm",
                    "with-a-secret-in-clear",
                    "components",
                    Map.of(RealmGateways.TYPE, List.of(gateway))));
    assertThat(imported.ok()).isFalse();
    assertThat(environment.admin().realm("with-a-secret-in-clear").exists()).isFalse();
  }

  @Test
  void only_those_who_manage_the_realm_change_it() {
    TestRealm realm = environment.realm().user("viewer").user("nobody").create();
    realm.admin().giveClientRole("viewer", "realm-management", "view-realm");
    AdminApi viewer = as(realm, "viewer");
    AdminApi nobody = as(realm, "nobody");
    String phone = "+12025550186";

    assertThat(viewer.get(RealmGateways.path(realm)).status()).isEqualTo(200);
    assertThat(nobody.get(RealmGateways.path(realm)).status()).isEqualTo(403);
    for (AdminApi api : List.of(viewer, nobody)) {
      assertThat(api.put(RealmGateways.path(realm), Map.of("provider", "log")).status())
          .isEqualTo(403);
      assertThat(api.delete(RealmGateways.path(realm)).status()).isEqualTo(403);
      assertThat(api.post(RealmGateways.path(realm) + "/test", Map.of("to", phone)).status())
          .isEqualTo(403);
    }
    assertThat(environment.inbox().to(phone)).isEmpty();
  }

  @Test
  void a_test_message_tells_in_words_what_became_of_it() {
    TestRealm realm = environment.realm().create();
    String landline = "+12025550188";
    environment.twilio().failFor(landline, 400, 21614);
    long before = environment.inbox().position();

    AdminAnswer text = RealmGateways.test(realm, "+1 202 555 0189", "sms").orFail();
    AdminAnswer call = RealmGateways.test(realm, "+1 202 555 0189", "voice").orFail();
    AdminAnswer refused = RealmGateways.test(realm, landline, "sms").orFail();

    assertThat(text.json().path("outcome").asText()).isEqualTo("sent");
    assertThat(text.json().path("message").asText()).contains("took the message");
    assertThat(call.json().path("outcome").asText()).isEqualTo("sent");
    assertThat(refused.json().path("outcome").asText()).isEqualTo("not-a-mobile");
    assertThat(environment.inbox().after(before))
        .filteredOn(message -> message.to().equals("+12025550189"))
        .hasSize(2)
        .allSatisfy(
            message -> {
              assertThat(message.text()).contains("Test", "this is a test");
              assertThat(message.code()).isEmpty();
            });
    assertThat(realm.admin().adminEvents())
        .filteredOn(event -> event.path("resourcePath").asText().equals("sspr/gateway/test"))
        .hasSize(3)
        .allSatisfy(
            event -> {
              assertThat(event.path("operationType").asText()).isEqualTo("ACTION");
              assertThat(event.toString()).doesNotContain("55501", "555 01");
            });
  }

  @Test
  void a_test_message_needs_a_number_and_a_channel_that_are_served() {
    TestRealm realm = environment.realm().policy("allowedCountries", "US").create();

    assertThat(RealmGateways.test(realm, "12", "sms").text()).contains("number must be");
    assertThat(RealmGateways.test(realm, "+4915112345678", "sms").text()).contains("policy allows");
    assertThat(RealmGateways.test(realm, PHONE, "mail").text()).contains("sms or voice");
    RealmGateways.store(realm, "webhook", RealmGateways.webhook("https://sms.example.org/"))
        .orFail();
    assertThat(RealmGateways.test(realm, PHONE, "voice").text()).contains("not set up for voice");
  }

  @Test
  void test_messages_are_few() {
    TestRealm realm = environment.realm().create();
    RealmGateways.store(realm, "log", Map.of()).orFail();
    for (int i = 0; i < 10; i++) {
      RealmGateways.test(realm, PHONE, "sms").orFail();
    }

    AdminAnswer oneMore = RealmGateways.test(realm, PHONE, "sms");

    assertThat(oneMore.status()).isEqualTo(429);
    assertThat(oneMore.text()).contains("10 test messages an hour");
  }

  @Test
  void the_gateway_log_writes_into_the_log_of_a_development_server() {
    TestRealm realm = environment.realm().create();
    RealmGateways.store(realm, "log", Map.of()).orFail();
    long before = environment.log().position();

    RealmGateways.test(realm, PHONE, "voice").orFail();

    assertThat(environment.log().textFrom(before)).contains("NOT SENT", "call to " + PHONE);
  }

  @Test
  void a_realm_cannot_have_the_server_call_itself() {
    TestRealm realm = environment.realm().create();
    URI self = environment.server().baseUrl();
    assertThat(RealmGateways.store(realm, "webhook", RealmGateways.webhook(self + "/x")).text())
        .contains("must begin with https");
    RealmGateways.store(
            realm, "webhook", RealmGateways.webhook("https://localhost:" + self.getPort() + "/x"))
        .orFail();
    long before = environment.log().position();

    AdminAnswer answer = RealmGateways.test(realm, PHONE, "sms").orFail();

    assertThat(answer.json().path("outcome").asText()).isEqualTo("misconfigured");
    assertThat(environment.log().textFrom(before))
        .contains("at an address that is not public")
        .doesNotContain(PHONE);
  }

  @ParameterizedTest
  @CsvSource({
    "de, de-DE, Das ist ein Test",
    "fr-CA, fr-CA, ceci est un test",
    "en-GB, en-GB, this is a test",
    // Not shipped: the words are English, and so is the voice.
    "it, en-US, this is a test"
  })
  void a_call_is_spoken_in_the_language_of_its_words(String realms, String spoken, String words) {
    TestRealm realm =
        environment
            .realm()
            .with("supportedLocales", List.of(realms))
            .with("defaultLocale", realms)
            .create();
    String phone = "+12025550185";
    long before = environment.inbox().position();

    assertThat(RealmGateways.outcome(realm, phone, "voice")).isEqualTo("sent");

    Message call =
        environment.inbox().await(before, "the call", message -> message.to().equals(phone));
    assertThat(call.text()).contains(words);
    assertThat(call.raw().get("Twiml")).contains("language=\"" + spoken + "\"");
  }

  @Test
  void a_secret_of_the_server_is_shown_nowhere() {
    TestRealm realm = environment.realm().create();
    RealmAdmin admin = realm.admin();

    List<AdminAnswer> answers =
        List.of(
            environment.admin().get("/admin/serverinfo"),
            admin.api().get(admin.path("")),
            admin.api().get(admin.path("components")),
            admin.api().get(RealmGateways.path(realm)),
            admin.api().get(admin.path("sspr/doctor")),
            admin.api().post(admin.path("partial-export?exportClients=true")));

    assertThat(answers)
        .allSatisfy(
            answer ->
                assertThat(answer.orFail().text())
                    .isNotEmpty()
                    .doesNotContain(environment.twilio().authToken()));
  }

  @Test
  void a_text_lets_the_browser_fill_the_code_in() {
    TestRealm realm = environment.realm().user("alice").create();
    URI localhost = URI.create("http://localhost:" + environment.server().baseUrl().getPort());
    Person alice =
        new Person(
            new RealmAddress(localhost, realm.name(), TestRealm.CLIENT, TestRealm.REDIRECT_URI),
            realm.inbox(),
            "alice",
            UserSpec.PASSWORD);
    long before = environment.inbox().position();

    alice.openRegistration();
    Page done = alice.registerPhone(PHONE, "sms");

    assertThat(done.mark()).isEqualTo("register");
    Message text =
        environment.inbox().await(before, "the text", message -> message.to().equals(PHONE));
    assertThat(text.text())
        .startsWith(text.code().orElseThrow())
        .contains("Test")
        .endsWith("\n@localhost #" + text.code().orElseThrow());
  }

  private static AdminAnswer addComponent(
      TestRealm realm, String provider, Map<String, String> settings) {
    RealmAdmin admin = realm.admin();
    return admin
        .api()
        .post(
            admin.path("components"),
            Map.of(
                "name",
                "gateway",
                "parentId",
                admin.settings().path("id").asText(),
                "providerType",
                RealmGateways.TYPE,
                "providerId",
                provider,
                "config",
                settings.entrySet().stream()
                    .collect(
                        Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())))));
  }

  private static JsonNode components(TestRealm realm) {
    return realm
        .admin()
        .api()
        .get(realm.admin().path("components?type=" + RealmGateways.TYPE))
        .orFail()
        .json();
  }

  private AdminApi as(TestRealm realm, String username) {
    return new AdminApi(environment.server().baseUrl(), realm.name(), username, UserSpec.PASSWORD);
  }
}
