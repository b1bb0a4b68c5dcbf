// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.FlowStep;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.support.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each thing that can be wrong in a realm is found, and nothing else is. */
@WithSspr
final class DoctorIT {

  private static final FlowStep IDENTIFY = FlowStep.required("sspr-identify-user");
  private static final FlowStep VERIFY = FlowStep.required("sspr-verify-identity");
  private static final FlowStep NEW_PASSWORD = FlowStep.required("sspr-new-password");

  @Test
  void a_healthy_realm_has_no_finding(SsprEnvironment environment) {
    JsonNode diagnosis = examine(healthy(environment));

    assertThat(diagnosis.path("findings")).isEmpty();
    assertThat(diagnosis.path("healthy").asBoolean()).isTrue();
  }

  @Test
  void a_realm_without_the_product_says_so(SsprEnvironment environment) {
    assertThat(ids(examine(environment.realm().withoutSetUp().create().admin())))
        .contains("flow-not-bound", "action-missing", "office-phone-undeclared");
  }

  static Stream<Arguments> breakages() {
    return Stream.of(
        breakage("flow-not-bound", realm -> realm.bindResetFlow("reset credentials")),
        breakage(
            "flow-alternative-beside-required",
            flow(IDENTIFY, FlowStep.alternative("sspr-verify-identity"), NEW_PASSWORD)),
        breakage(
            "flow-step-disabled",
            flow(IDENTIFY, FlowStep.disabled("sspr-verify-identity"), NEW_PASSWORD)),
        breakage("flow-step-missing", flow(IDENTIFY, NEW_PASSWORD)),
        breakage("flow-wrong-order", flow(IDENTIFY, NEW_PASSWORD, VERIFY)),
        breakage(
            "flow-stock-step",
            flow(IDENTIFY, VERIFY, NEW_PASSWORD, FlowStep.required("reset-password"))),
        breakage("update-password-disabled", switchOff("UPDATE_PASSWORD")),
        breakage("action-disabled", switchOff("sspr-register-phone")),
        breakage(
            "action-missing",
            realm ->
                realm
                    .api()
                    .delete(realm.path("authentication/required-actions/sspr-register-questions"))
                    .orFail()),
        breakage("reset-not-allowed", change("resetPasswordAllowed", false)),
        breakage("brute-force-off", change("bruteForceProtected", false)),
        breakage("ssl-not-required", change("sslRequired", "none")),
        breakage("events-not-stored", change("eventsEnabled", false)),
        breakage(
            "event-types-not-stored",
            change("enabledEventTypes", List.of("LOGIN", "RESET_PASSWORD", "UPDATE_CREDENTIAL"))),
        breakage("code-outlives-its-page", change("accessCodeLifespanUserAction", 120)),
        breakage("no-smtp", change("smtpServer", Map.of())),
        // This server has no vault, so the secret cannot be had.
        breakage(
            "no-gateway",
            gateway(
                "twilio",
                Map.of(
                    "accountSid",
                    "AC" + "0".repeat(32),
                    "authToken",
                    "${vault.twilio-token}",
                    "from",
                    "+15005550006")),
            "policy-strands-privileged",
            "policy-strands-second-factor"),
        breakage(
            "no-voice",
            gateway(
                "webhook",
                Map.of(
                    "url",
                    "https://sms.example/send",
                    "body",
                    "{\"to\":\"{{to}}\",\"text\":\"{{text}}\"}"))),
        breakage(
            "questions-only",
            policy(Map.of("methods", "security-questions", "mfaMethodsRequired", "1")),
            "policy-strands-privileged"),
        breakage(
            "policy-strands-everybody",
            policy(Map.of("methods", "auth-email##auth-phone", "methodsRequired", "2"))
                .andThen(change("smtpServer", Map.of())),
            "no-smtp"),
        breakage(
            "policy-strands-privileged",
            policy(Map.of("methods", "auth-email", "mfaMethodsRequired", "1"))),
        breakage(
            "policy-strands-second-factor",
            policy(Map.of("methods", "auth-email##auth-phone", "mfaMethodsRequired", "3"))),
        breakage(
            "scope-group-unknown",
            policy(Map.of("scope", "selected", "scopeGroups", "/gone##/staff"))),
        breakage(
            "privileged-role-unknown",
            policy(Map.of("privilegedRoles", "finance-approver##demo-app.nothing"))),
        breakage("conceal-without-captcha", policy(Map.of("disclosure", "conceal"))),
        breakage("policy-newer", change("attributes", Map.of("sspr.policy-version", "2"))),
        breakage("nobody-to-contact", policy(Map.of("helpdesk", ""))),
        breakage(
            "texts-missing", change("supportedLocales", List.of("en", "de", "fr", "es", "ja"))),
        breakage("office-phone-editable", profile(DoctorIT::letUsersEditTheOfficePhone)),
        breakage("office-phone-undeclared", profile(DoctorIT::undeclareTheOfficePhone)),
        breakage(
            "unmanaged-attributes",
            profile(profile -> profile.put("unmanagedAttributePolicy", "ENABLED"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("breakages")
  void finds_exactly_what_was_broken(
      List<String> expected, Consumer<RealmAdmin> broken, SsprEnvironment environment) {
    RealmAdmin realm = healthy(environment);

    broken.accept(realm);

    JsonNode diagnosis = examine(realm);
    assertThat(ids(diagnosis)).containsExactlyInAnyOrderElementsOf(expected);
    diagnosis
        .path("findings")
        .forEach(
            finding -> {
              assertThat(finding.path("severity").asText()).isIn("error", "warning", "info");
              assertThat(finding.path("problem").asText()).isNotBlank();
              assertThat(finding.path("remedy").asText()).isNotBlank();
            });
  }

  /** Keycloak refuses such a policy in the console; a realm import does not look at it. */
  @Test
  void finds_a_policy_that_was_imported_with_bad_values_and_unknown_keys(
      SsprEnvironment environment) {
    RealmAdmin realm =
        environment
            .realm()
            .withoutSetUp()
            .with(
                "requiredActions",
                List.of(
                    Map.of(
                        "alias",
                        "sspr-register-methods",
                        "providerId",
                        "sspr-register-methods",
                        "name",
                        "SSPR",
                        "enabled",
                        true,
                        "config",
                        Map.of("codeLength", "99", "telepathy", "true"))))
            .create()
            .admin();

    assertThat(ids(examine(realm))).contains("policy-invalid", "policy-unknown-key");
  }

  @Test
  void counts_the_users_who_cannot_set_up_as_many_methods_as_they_need(
      SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .policy("methodsRequired", "3")
            .user("bob")
            .user("carol", carol -> carol.attribute("officePhone", "+49 30 7654397"))
            .user("dora")
            .create();

    JsonNode found = examine(realm.admin()).path("findings");

    assertThat(found)
        .filteredOn(finding -> finding.path("id").asText().equals("users-beyond-reach"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.path("problem").asText()).contains(": 2."));
  }

  @Test
  void names_the_groups_and_roles_that_are_not_there_and_no_others(SsprEnvironment environment) {
    RealmAdmin realm = healthy(environment);
    realm.createGroup(realm.createGroup("staff"), "sales");
    realm.api().post(realm.path("roles"), Map.of("name", "approver")).orFail();
    realm
        .api()
        .post(
            realm.path("clients/" + realm.clientId("demo-app") + "/roles"),
            Map.of("name", "pay.out"))
        .orFail();
    realm.changePolicy(
        Map.of(
            "scope",
            "selected",
            "scopeGroups",
            "/staff/sales##/staff/gone##/sales",
            "privilegedRoles",
            "approver##demo-app.pay.out##demo-app.gone"));

    JsonNode findings = examine(realm).path("findings");

    assertThat(findings.findValuesAsText("id"))
        .containsExactlyInAnyOrder("scope-group-unknown", "privileged-role-unknown");
    String problems = findings.findValuesAsText("problem").toString();
    assertThat(problems)
        .contains("in the realm: /sales, /staff/gone.")
        .contains("in the realm: demo-app.gone.");
  }

  @Test
  void finds_a_proxy_that_is_not_heeded(SsprEnvironment environment) throws Exception {
    RealmAdmin realm = healthy(environment);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(environment.server().baseUrl() + realm.path("sspr/doctor")))
            .header("Authorization", "Bearer " + realm.api().token())
            .header("X-Forwarded-For", "203.0.113.7")
            .build();

    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());

    assertThat(ids(Json.read(answer.body()))).containsExactly("proxy-headers-ignored");
  }

  private static RealmAdmin healthy(SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .bruteForceProtection(5)
            .with("sslRequired", "external")
            .policy("helpdesk", "help@corp.example")
            .create();
    return realm.admin();
  }

  private static JsonNode examine(RealmAdmin realm) {
    return realm.api().get(realm.path("sspr/doctor")).orFail().json();
  }

  private static List<String> ids(JsonNode diagnosis) {
    return diagnosis.path("findings").findValuesAsText("id");
  }

  private static Arguments breakage(
      String finding, Consumer<RealmAdmin> broken, String... followers) {
    List<String> expected = new ArrayList<>(List.of(followers));
    expected.add(finding);
    return Arguments.of(expected, broken);
  }

  private static Consumer<RealmAdmin> flow(FlowStep... steps) {
    return realm -> {
      realm.createFlow("wrong", List.of(steps));
      realm.bindResetFlow("wrong");
    };
  }

  private static Consumer<RealmAdmin> change(String setting, Object value) {
    return realm -> realm.change(Map.of(setting, value));
  }

  private static Consumer<RealmAdmin> policy(Map<String, String> changes) {
    return realm -> realm.changePolicy(new LinkedHashMap<>(changes));
  }

  private static Consumer<RealmAdmin> gateway(String provider, Map<String, String> settings) {
    return realm ->
        realm
            .api()
            .put(realm.path("sspr/gateway"), Map.of("provider", provider, "settings", settings))
            .orFail();
  }

  private static Consumer<RealmAdmin> switchOff(String action) {
    return realm -> {
      String path = realm.path("authentication/required-actions/" + action);
      ObjectNode representation = (ObjectNode) realm.api().get(path).orFail().json();
      realm.api().put(path, representation.put("enabled", false)).orFail();
    };
  }

  private static Consumer<RealmAdmin> profile(Consumer<ObjectNode> change) {
    return realm -> {
      ObjectNode profile =
          (ObjectNode) realm.api().get(realm.path("users/profile")).orFail().json();
      change.accept(profile);
      realm.api().put(realm.path("users/profile"), profile).orFail();
    };
  }

  private static void letUsersEditTheOfficePhone(ObjectNode profile) {
    profile
        .withArray("attributes")
        .forEach(
            attribute -> {
              if (attribute.path("name").asText().equals("officePhone")) {
                ((ObjectNode) attribute.path("permissions")).withArray("edit").add("user");
              }
            });
  }

  private static void undeclareTheOfficePhone(ObjectNode profile) {
    for (int i = profile.withArray("attributes").size() - 1; i >= 0; i--) {
      if (profile.path("attributes").path(i).path("name").asText().equals("officePhone")) {
        profile.withArray("attributes").remove(i);
      }
    }
  }
}
