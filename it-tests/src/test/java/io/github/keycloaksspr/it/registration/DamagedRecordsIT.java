// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.Tokens;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminAnswer;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.support.Json;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A stored record that is damaged in any way counts as unreadable for its owner, and breaks
 * nothing: no page, no report, and no other user.
 */
@WithSspr
final class DamagedRecordsIT {

  private static final Map<String, Map<String, Object>> RECORDS = DamagedRecords.all();
  private static final List<String> NAMES = new ArrayList<>();

  private static TestRealm realm;
  private static long logStart;

  @BeforeAll
  static void make(SsprEnvironment environment) {
    logStart = environment.log().position();
    TestRealm.Builder builder =
        environment
            .realm()
            .methods(
                "auth-phone",
                "auth-email",
                "security-questions",
                "recovery-code",
                "authenticator-app")
            .policy("mfaMethodsRequired", "1")
            .policy("attemptsPerAddressPerHour", "10000");
    int number = 0;
    for (Map.Entry<String, Map<String, Object>> record : RECORDS.entrySet()) {
      String name = "damaged-" + number++;
      NAMES.add(name);
      builder.user(name, user -> user.credential(record.getValue()));
    }
    realm = builder.create();
  }

  @Test
  void administrators_see_unreadable() {
    SoftAssertions softly = new SoftAssertions();
    List<Map<String, Object>> records = new ArrayList<>(RECORDS.values());
    List<String> kinds = new ArrayList<>(RECORDS.keySet());
    for (int i = 0; i < NAMES.size(); i++) {
      AdminAnswer answer = get("users/" + realm.admin().userId(NAMES.get(i)));
      softly.assertThat(answer.status()).as(kinds.get(i)).isEqualTo(200);
      String method = method(String.valueOf(records.get(i).get("type")));
      softly.assertThat(state(answer.json(), method)).as(kinds.get(i)).isEqualTo("unreadable");
      softly.assertThat(answer.json().path("usable").asInt()).as(kinds.get(i)).isZero();
    }
    softly.assertAll();
  }

  @Test
  void reports_preview_and_doctor_answer() {
    JsonNode rows = get("reports/registration?max=1000").orFail().json().path("rows");

    assertThat(rows).hasSize(NAMES.size());
    assertThat(rows).allSatisfy(row -> assertThat(row.path("registered").asBoolean()).isFalse());
    get("reports/registration?format=csv").orFail();
    get("reports/activity").orFail();
    get("doctor").orFail();
    JsonNode preview =
        realm
            .admin()
            .api()
            .post(realm.admin().path("sspr/policy/preview"), Map.of())
            .orFail()
            .json();
    assertThat(preview.path("users").asInt()).isEqualTo(NAMES.size());
  }

  @Test
  void each_owner_signs_in_and_can_register_anew() {
    SoftAssertions softly = new SoftAssertions();
    List<String> kinds = new ArrayList<>(RECORDS.keySet());
    for (int i = 0; i < NAMES.size(); i++) {
      Person person = realm.person(NAMES.get(i));
      Page page = person.signIn();
      softly.assertThat(page.mark()).as(kinds.get(i)).isEqualTo("register");
      softly.assertThat(page.document().select("[data-sspr-state=set]")).as(kinds.get(i)).isEmpty();
    }
    softly.assertAll();
  }

  @Test
  void an_owner_registers_anew_and_the_damaged_one_is_gone(SsprEnvironment environment) {
    TestRealm own =
        environment
            .realm()
            .user("bob", user -> user.credential(RECORDS.get("sspr-email with data 4")))
            .create();
    Person bob = own.person("bob");
    bob.openRegistration();

    bob.registerEmail("bob-anew@anew.example");

    assertThat(own.admin().credentialTypes("bob"))
        .containsExactlyInAnyOrder("password", "sspr-email");
    assertThat(bob.finish().signedIn()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "conceal"})
  void a_reset_answers_each(String disclosure) {
    realm.admin().changePolicy(Map.of("disclosure", disclosure));
    SoftAssertions softly = new SoftAssertions();
    List<String> kinds = new ArrayList<>(RECORDS.keySet());
    for (int i = 0; i < NAMES.size(); i += disclosure.equals("explain") ? 1 : 5) {
      Person person = realm.person(NAMES.get(i));
      person.forgot();
      Page page = person.identify();
      softly
          .assertThat(page.mark())
          .as(kinds.get(i))
          .isEqualTo(disclosure.equals("explain") ? "not-registered" : "choose-method");
    }
    softly.assertAll();
    realm.admin().changePolicy(Map.of("disclosure", "explain"));
  }

  @Test
  void a_concealed_reset_treats_their_owners_like_others(SsprEnvironment environment) {
    TestRealm.Builder builder =
        environment
            .realm()
            .policy("disclosure", "conceal")
            .policy("methodsRequired", "2")
            .policy("attemptsPerAddressPerHour", "1000")
            .methods("auth-email", "security-questions");
    List<Map<String, Object>> records = DamagedRecords.questionsThatCannotBeCompared();
    for (int i = 0; i < records.size(); i++) {
      Map<String, Object> record = records.get(i);
      String mail = i + "@damaged.example";
      builder.user("bob-" + i, user -> user.credential(record).credential(Imported.mail(mail)));
    }
    TestRealm concealed = builder.create();
    SoftAssertions softly = new SoftAssertions();
    for (int i = 0; i < records.size(); i++) {
      Person bob = concealed.person("bob-" + i);
      bob.forgot();
      bob.identify();
      bob.choose("auth-email", "mail");
      Page after = bob.confirmDestination(i + "@damaged.example");
      softly.assertThat(after.status()).as(bob.username()).isEqualTo(200);
      softly.assertThat(after.mark()).as(bob.username()).isEqualTo("enter-code");
    }
    softly.assertAll();
  }

  @Test
  void the_consoles_show_them(SsprEnvironment environment) throws Exception {
    SoftAssertions softly = new SoftAssertions();
    List<String> kinds = new ArrayList<>(RECORDS.keySet());
    for (int i = 0; i < NAMES.size(); i++) {
      softly.assertThat(realm.admin().credentialTypes(NAMES.get(i))).as(kinds.get(i)).hasSize(2);
    }
    for (int i = 0; i < NAMES.size(); i += 3) {
      String token =
          Tokens.of(realm)
              .withPassword(NAMES.get(i), UserSpec.PASSWORD, "openid")
              .json()
              .path("access_token")
              .asText();
      HttpResponse<String> answer = account(environment, token);
      softly.assertThat(answer.statusCode()).as(kinds.get(i) + answer.body()).isEqualTo(200);
    }
    softly.assertAll();
  }

  @Test
  void second_factors_of_keycloak_may_be_damaged_too(SsprEnvironment environment) {
    // What is no JSON at all Keycloak itself does not take.
    Map<String, List<String>> damages =
        Map.of(
            "otp",
            List.of("{}"),
            "recovery-authn-codes",
            List.of("{}", "{\"codes\":null}", "{\"codes\":[null]}", "{\"codes\":[]}"));
    TestRealm.Builder builder =
        environment
            .realm()
            .policy("mfaMethodsRequired", "1")
            .methods("auth-email", "authenticator-app", "recovery-code");
    List<String> names = new ArrayList<>();
    damages.forEach(
        (type, texts) -> {
          for (String text : texts) {
            String name = type + "-" + names.size();
            names.add(name);
            builder.user(
                name,
                user ->
                    user.credential(
                            Map.of("type", type, "credentialData", "{}", "secretData", text))
                        .credential(Imported.mail(name + "@factor.example")));
          }
        });
    TestRealm factors = builder.create();
    SoftAssertions softly = new SoftAssertions();
    for (String name : names) {
      AdminAnswer view =
          factors
              .admin()
              .api()
              .get(factors.admin().path("sspr/users/" + factors.admin().userId(name)));
      softly.assertThat(view.status()).as(name).isEqualTo(200);
      softly.assertThat(view.json().path("usable").asInt()).as(name).isEqualTo(1);
      Person person = factors.person(name);
      person.forgot();
      Page page = person.identify();
      softly.assertThat(page.mark()).as(name).isEqualTo("choose-method");
      softly
          .assertThat(page.forms())
          .as(name)
          .noneMatch(
              form ->
                  form.has(
                      "method", name.startsWith("otp") ? "authenticator-app" : "recovery-code"));
    }
    softly.assertAll();
    assertThat(
            factors
                .admin()
                .api()
                .get(factors.admin().path("sspr/reports/registration"))
                .orFail()
                .json()
                .path("rows"))
        .hasSize(names.size());
  }

  @Test
  void a_policy_with_holes_is_read_with_its_defaults(SsprEnvironment environment) {
    TestRealm holes =
        environment
            .realm()
            .user("bob", user -> user.credential(Imported.mail("bob-holes@home.example")))
            .create();
    Map<String, Object> config = new LinkedHashMap<>();
    for (String key :
        List.of(
            "scope",
            "methods",
            "methodsRequired",
            "scopeGroups",
            "privilegedRoles",
            "questions",
            "helpdesk",
            "blockedMailDomains",
            "allowedCountries",
            "officePhoneAttribute",
            "codeLifespan",
            "disclosure",
            "captcha")) {
      config.put(key, null);
    }
    config.put("reconfirmDays", "9".repeat(400));
    config.put("", "");
    AdminAnswer stored =
        holes
            .admin()
            .api()
            .put(
                holes.admin().path("authentication/required-actions/sspr-register-methods/config"),
                Map.of("config", config));

    assertThat(stored.status()).isIn(204, 400);
    assertThat(holes.person("bob").signIn().status()).isLessThan(400);
    Person bob = holes.person("bob");
    bob.forgot();
    assertThat(bob.identify().mark()).isEqualTo("choose-method");
    holes.admin().api().get(holes.admin().path("sspr/doctor")).orFail();
    holes.admin().api().get(holes.admin().path("sspr/reports/registration")).orFail();
  }

  @AfterAll
  static void nothing_of_it_is_an_error_in_the_log(SsprEnvironment environment) {
    assertThat(environment.log().ourErrorsFrom(logStart)).isEmpty();
  }

  private static HttpResponse<String> account(SsprEnvironment environment, String token)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(
                    URI.create(
                        environment.server().baseUrl()
                            + "/realms/"
                            + realm.name()
                            + "/account/credentials"))
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json")
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static AdminAnswer get(String below) {
    return realm.admin().api().get(realm.admin().path("sspr/" + below));
  }

  private static String method(String type) {
    return switch (type) {
      case "sspr-phone" -> "auth-phone";
      case "sspr-email" -> "auth-email";
      default -> "security-questions";
    };
  }

  private static String state(JsonNode view, String method) {
    for (JsonNode each : view.path("methods")) {
      if (each.path("method").asText().equals(method)) {
        return each.path("state").asText();
      }
    }
    return Json.write(view);
  }
}
