// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminAnswer;
import io.github.keycloaksspr.it.admin.FlowStep;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.support.Json;
import io.github.keycloaksspr.it.web.Person;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product goes into a realm that has things of its own, and out again. */
@WithSspr
final class SetupIT {

  private static final String FLOW = "sspr reset credentials";

  @Nested
  final class In {

    @Test
    void a_dry_run_says_what_would_be_done_and_does_nothing(SsprEnvironment environment) {
      RealmAdmin realm = environment.realm().withoutSetUp().create().admin();
      Map<String, JsonNode> before = Picture.of(realm);

      Map<String, String> planned =
          outcomes(
              realm.api().post(realm.path("sspr/setup?dryRun=true&bindFlow=true")).orFail().json());

      assertThat(Picture.of(realm)).isEqualTo(before);
      assertThat(realm.adminEvents())
          .noneMatch(event -> event.path("resourceType").asText().equals("SSPR_SETUP"));
      assertThat(outcomes(realm.setUp())).isEqualTo(planned);
      assertThat(planned.values()).contains("added").doesNotContain("in-the-way");
    }

    @Test
    void a_second_time_adds_nothing(SsprEnvironment environment) {
      RealmAdmin realm = environment.realm().create().admin();
      Map<String, JsonNode> before = Picture.of(realm);

      assertThat(outcomes(realm.setUp()).values()).containsOnly("kept");
      assertThat(Picture.of(realm)).isEqualTo(before);
    }

    @Test
    void what_a_realm_has_of_its_own_stays_as_it_is(SsprEnvironment environment) {
      RealmAdmin realm =
          environment.realm().withoutSetUp().with("loginTheme", "keycloak").create().admin();
      realm.createFlow("own reset", List.of(FlowStep.required("reset-credentials-choose-user")));
      realm.bindResetFlow("own reset");
      realm.declareAttribute("costCentre");
      switchOff(realm, "TERMS_AND_CONDITIONS");
      Map<String, JsonNode> before = Picture.of(realm);

      realm.api().post(realm.path("sspr/setup")).orFail();

      Map<String, JsonNode> after = Picture.of(realm);
      ((ObjectNode) after.get("settings").path("attributes")).remove("sspr.policy-version");
      assertThat(after.get("settings")).isEqualTo(before.get("settings"));
      assertThat(listed(after.get("actions"))).containsAll(listed(before.get("actions")));
      assertThat(listed(after.get("profile").path("attributes")))
          .containsAll(listed(before.get("profile").path("attributes")));
      assertThat(after.get("flows").findValuesAsText("alias"))
          .containsAll(before.get("flows").findValuesAsText("alias"));
      assertThat(realm.settings().path("resetCredentialsFlow").asText()).isEqualTo("own reset");
    }

    @Test
    void a_flow_of_our_name_with_other_steps_is_in_the_way_and_not_bound(
        SsprEnvironment environment) {
      RealmAdmin realm = environment.realm().withoutSetUp().create().admin();
      realm.createFlow(FLOW, List.of(FlowStep.required("sspr-identify-user")));

      Map<String, String> outcomes = outcomes(realm.setUp());

      assertThat(outcomes)
          .containsEntry("flow " + FLOW, "in-the-way")
          .containsEntry("flow-binding " + FLOW, "in-the-way");
      assertThat(realm.executions(FLOW)).hasSize(1);
    }

    @Test
    void an_attribute_that_users_can_edit_is_in_the_way(SsprEnvironment environment) {
      RealmAdmin realm = environment.realm().withoutSetUp().create().admin();
      declare(realm, "officePhone", List.of("admin", "user"));

      assertThat(outcomes(realm.setUp()))
          .containsEntry("user-profile-attribute officePhone", "in-the-way");
    }

    @Test
    void attributes_that_the_policy_names_are_declared_for_administrators_alone(
        SsprEnvironment environment) {
      RealmAdmin realm =
          environment
              .realm()
              .policy("prefillPhoneAttribute", "hrPhone")
              .policy("prefillEmailAttribute", "hrMail")
              .create()
              .admin();

      assertThat(outcomes(realm.setUp()))
          .containsEntry("user-profile-attribute hrPhone", "added")
          .containsEntry("user-profile-attribute hrMail", "added");
      assertThat(attribute(realm, "hrPhone").path("permissions"))
          .isEqualTo(Json.of(Map.of("view", List.of("admin"), "edit", List.of("admin"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ENABLED", "ADMIN_EDIT", "ADMIN_VIEW"})
    void users_never_edit_the_office_phone_however_unmanaged_attributes_are_treated(
        String treatment, SsprEnvironment environment) {
      RealmAdmin realm =
          environment
              .realm()
              .withoutSetUp()
              .user("bob", user -> user.attribute("officePhone", "+4930111111"))
              .create()
              .admin();
      if (!treatment.isEmpty()) {
        ObjectNode profile = profile(realm);
        profile.put("unmanagedAttributePolicy", treatment);
        realm.api().put(realm.path("users/profile"), profile).orFail();
      }

      realm.setUp();

      assertThat(attribute(realm, "officePhone").path("permissions").path("edit"))
          .isEqualTo(Json.of(List.of("admin")));
      realm.setAttribute("bob", "officePhone", List.of("+4930222222"));
      assertThat(realm.user("bob").path("attributes").path("officePhone"))
          .isEqualTo(Json.of(List.of("+4930222222")));
    }
  }

  @Nested
  final class Policy {

    private static final String PART = "policy sspr-register-methods";
    private static final Map<String, String> PILOT =
        Map.of("scope", "selected", "scopeGroups", "/pilot", "prefillPhoneAttribute", "hrPhone");

    @Test
    void without_one_no_user_is_asked_or_can_reset_until_it_is_given(SsprEnvironment environment) {
      TestRealm realm =
          environment.realm().withoutSetUp().user("bob").group("pilot", "bob").create();
      RealmAdmin admin = realm.admin();

      JsonNode report = admin.setUpQuietly();

      assertThat(outcomes(report)).containsEntry(PART, "added");
      assertThat(note(report, PART)).contains("No policy was given", "\"scope\": \"selected\"");
      assertThat(note(report, "flow-binding " + FLOW)).contains("not enabled");
      assertThat(admin.policy()).containsExactly(Map.entry("scope", "none"));
      assertThat(realm.person("bob").signIn().signedIn()).isTrue();
      Person bob = realm.person("bob");
      bob.forgot();
      assertThat(bob.identify().mark()).isEqualTo("not-enabled");
      JsonNode again = admin.setUpQuietly();
      assertThat(outcomes(again)).containsEntry(PART, "kept");
      assertThat(note(again, PART)).contains("No user is in its scope");

      assertThat(outcomes(admin.setUp(PILOT)))
          .containsEntry(PART, "added")
          .containsEntry("user-profile-attribute hrPhone", "added");
      assertThat(admin.policy()).isEqualTo(PILOT);
      assertThat(realm.person("bob").signIn().signedIn()).isFalse();
    }

    @Test
    void is_stored_with_the_set_up_and_what_it_names_is_declared(SsprEnvironment environment) {
      RealmAdmin realm = environment.realm().withoutSetUp().create().admin();
      Map<String, JsonNode> before = Picture.of(realm);
      JsonNode planned =
          realm
              .api()
              .post(realm.path("sspr/setup?dryRun=true&bindFlow=true"), Map.of("policy", PILOT))
              .orFail()
              .json();
      assertThat(Picture.of(realm)).isEqualTo(before);

      JsonNode report = realm.setUp(PILOT);

      assertThat(outcomes(report))
          .isEqualTo(outcomes(planned))
          .containsEntry(PART, "added")
          .containsEntry("user-profile-attribute hrPhone", "added");
      assertThat(note(report, "flow-binding " + FLOW)).isEmpty();
      assertThat(realm.policy()).isEqualTo(PILOT);
      assertThat(outcomes(realm.setUp(PILOT)).values()).containsOnly("kept");
    }

    @Test
    void that_is_bad_sets_nothing_up(SsprEnvironment environment) {
      RealmAdmin realm = environment.realm().withoutSetUp().create().admin();
      Map<String, JsonNode> before = Picture.of(realm);

      AdminAnswer answer =
          realm
              .api()
              .post(
                  realm.path("sspr/setup"),
                  Map.of("policy", Map.of("scope", "all", "methodsRequired", "99")));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("error").asText()).isEqualTo("bad-policy");
      assertThat(answer.json().path("field").asText()).isEqualTo("methodsRequired");
      assertThat(Picture.of(realm)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "[]",
          "nonsense",
          "{\"scope\": \"all\"}",
          "{\"policy\": []}",
          "{\"policy\": {\"scoop\": \"all\"}}",
          "{\"policy\": {\"methodsRequired\": 2}}",
          "{\"policy\": {\"max_auth_age\": \"soon\"}}"
        })
    void that_cannot_be_read_sets_nothing_up(String body, SsprEnvironment environment) {
      RealmAdmin realm = environment.realm().withoutSetUp().create().admin();
      Map<String, JsonNode> before = Picture.of(realm);

      AdminAnswer answer =
          realm
              .api()
              .post(
                  realm.path("sspr/setup"),
                  "application/json",
                  body.getBytes(StandardCharsets.UTF_8));

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json().path("error").asText()).isEqualTo("malformed");
      assertThat(Picture.of(realm)).isEqualTo(before);
    }

    @Test
    void of_the_realm_stays_where_another_is_given(SsprEnvironment environment) {
      RealmAdmin realm = environment.realm().policy("methodsRequired", "2").create().admin();
      Map<String, String> before = realm.policy();

      assertThat(outcomes(realm.setUp(PILOT))).containsEntry(PART, "in-the-way");
      assertThat(realm.policy()).isEqualTo(before);
    }

    @Test
    void that_was_never_stored_keeps_its_defaults(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      realm.admin().storePolicy(Map.of()).orFail();

      assertThat(outcomes(realm.admin().setUpQuietly()).values()).containsOnly("kept");

      assertThat(realm.admin().policy()).isEmpty();
      assertThat(realm.person("bob").signIn().signedIn()).isFalse();
    }

    @Test
    void that_went_with_a_take_out_can_be_given_back(SsprEnvironment environment) {
      RealmAdmin realm =
          environment
              .realm()
              .policy("methodsRequired", "2")
              .policy("max_auth_age", "120")
              .create()
              .admin();
      Map<String, String> before = realm.policy();
      JsonNode went = takeOut(realm, "").path("policy");
      Map<String, String> policy = new TreeMap<>();
      went.properties().forEach(entry -> policy.put(entry.getKey(), entry.getValue().asText()));

      realm.setUp(policy);

      assertThat(realm.policy()).isEqualTo(before).containsEntry("max_auth_age", "120");
    }

    private static String note(JsonNode report, String part) {
      return listed(report.path("items")).stream()
          .filter(
              item -> part.equals(item.path("kind").asText() + " " + item.path("name").asText()))
          .map(item -> item.path("note").asText())
          .findFirst()
          .orElseThrow();
    }
  }

  @Nested
  final class Out {

    @Test
    void leaves_a_realm_as_it_was(SsprEnvironment environment) {
      RealmAdmin realm = environment.realm().withoutSetUp().create().admin();
      Map<String, JsonNode> before = Picture.of(realm);
      realm.setUp();

      JsonNode report = takeOut(realm, "");

      assertThat(outcomes(report).values()).containsOnly("removed");
      assertThat(Picture.of(realm)).isEqualTo(before);
      assertThat(outcomes(takeOut(realm, "")).values()).containsOnly("absent");
    }

    @Test
    void a_dry_run_says_what_would_be_done_and_does_nothing(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      registerMail(realm);
      Map<String, JsonNode> before = Picture.of(realm.admin());

      JsonNode planned = takeOut(realm.admin(), "?dryRun=true&methods=remove");

      assertThat(Picture.of(realm.admin())).isEqualTo(before);
      assertThat(realm.admin().credentialTypes("bob")).contains("sspr-email");
      assertThat(planned.path("methods").path("credentials").asInt()).isEqualTo(1);
      JsonNode done = takeOut(realm.admin(), "?methods=remove");
      assertThat(outcomes(done)).isEqualTo(outcomes(planned));
      assertThat(done.path("methods")).isEqualTo(planned.path("methods"));
    }

    @Test
    void the_flow_from_before_is_bound_again(SsprEnvironment environment) {
      RealmAdmin realm = environment.realm().withoutSetUp().create().admin();
      realm.createFlow("own reset", List.of(FlowStep.required("reset-credentials-choose-user")));
      realm.bindResetFlow("own reset");
      realm.setUp();

      takeOut(realm, "");

      assertThat(realm.settings().path("resetCredentialsFlow").asText()).isEqualTo("own reset");
    }

    @Test
    void what_was_changed_or_is_used_stays_and_the_report_says_why(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .user("bob", user -> user.attribute("officePhone", "+4930111"))
              .create();
      realm.admin().giveRealmRole("bob", "sspr-helpdesk");
      realm.admin().requirement(FLOW, "sspr-verify-identity", "DISABLED");
      realm.admin().createFlow("pilot", List.of(FlowStep.required("sspr-identify-user")));

      Map<String, String> outcomes = outcomes(takeOut(realm.admin(), ""));

      assertThat(outcomes)
          .containsEntry("role sspr-helpdesk", "kept")
          .containsEntry("flow " + FLOW, "kept")
          .containsEntry("flow pilot", "kept")
          .containsEntry("user-profile-attribute officePhone", "kept")
          .containsEntry("flow-binding " + FLOW, "removed")
          .containsEntry("required-action sspr-register-methods", "removed");
    }

    @Test
    void the_realms_own_gateway_goes_too_and_a_dry_run_leaves_it(SsprEnvironment environment) {
      RealmAdmin realm = environment.realm().create().admin();
      realm
          .api()
          .put(realm.path("sspr/gateway"), Map.of("provider", "log", "settings", Map.of()))
          .orFail();

      assertThat(outcomes(takeOut(realm, "?dryRun=true"))).containsEntry("gateway log", "removed");
      assertThat(gateway(realm)).isEqualTo("realm");

      assertThat(outcomes(takeOut(realm, ""))).containsEntry("gateway log", "removed");
      assertThat(gateway(realm)).isEqualTo("server");
    }

    private static String gateway(RealmAdmin realm) {
      return realm.api().get(realm.path("sspr/gateway")).orFail().json().path("source").asText();
    }

    @Test
    void the_report_holds_the_policy_that_went(SsprEnvironment environment) {
      RealmAdmin realm = environment.realm().policy("methodsRequired", "2").create().admin();

      assertThat(takeOut(realm, "").path("policy").path("methodsRequired").asText()).isEqualTo("2");
    }

    @Test
    void methods_stay_unless_they_are_to_go(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      registerMail(realm);

      takeOut(realm.admin(), "");
      assertThat(realm.admin().credentialTypes("bob")).contains("sspr-email");

      realm.admin().setUp();
      assertThat(realm.person("bob").signIn().signedIn()).isTrue();

      JsonNode report = takeOut(realm.admin(), "?methods=remove");
      assertThat(report.path("methods").path("users").asInt()).isEqualTo(1);
      assertThat(realm.admin().credentialTypes("bob")).containsExactly("password");
      assertThat(realm.admin().user("bob").path("attributes").has("sspr.asked")).isFalse();
      assertThat(realm.person("bob").signIn().signedIn()).isTrue();
    }

    @Test
    void another_wish_for_the_methods_is_refused(SsprEnvironment environment) {
      RealmAdmin realm = environment.realm().create().admin();

      assertThat(realm.api().delete(realm.path("sspr/setup?methods=burn")).status()).isEqualTo(400);
      assertThat(realm.executions(FLOW)).hasSize(3);
    }
  }

  private static void registerMail(TestRealm realm) {
    var bob = realm.person("bob");
    bob.signIn();
    bob.registerEmail("bob-" + realm.name() + "@home.example");
    assertThat(bob.finish().signedIn()).isTrue();
  }

  private static JsonNode takeOut(RealmAdmin realm, String query) {
    return realm.api().delete(realm.path("sspr/setup" + query)).orFail().json();
  }

  private static Map<String, String> outcomes(JsonNode report) {
    Map<String, String> outcomes = new TreeMap<>();
    report
        .path("items")
        .forEach(
            item ->
                outcomes.put(
                    item.path("kind").asText() + " " + item.path("name").asText(),
                    item.path("outcome").asText()));
    return outcomes;
  }

  private static void switchOff(RealmAdmin realm, String action) {
    String path = realm.path("authentication/required-actions/" + action);
    ObjectNode representation = (ObjectNode) realm.api().get(path).orFail().json();
    representation.put("enabled", false);
    realm.api().put(path, representation).orFail();
  }

  private static void declare(RealmAdmin realm, String name, List<String> edit) {
    ObjectNode profile = profile(realm);
    profile
        .withArray("attributes")
        .add(
            Json.of(
                Map.of(
                    "name",
                    name,
                    "permissions",
                    Map.of("view", List.of("admin", "user"), "edit", edit))));
    realm.api().put(realm.path("users/profile"), profile).orFail();
  }

  private static ObjectNode profile(RealmAdmin realm) {
    return (ObjectNode) realm.api().get(realm.path("users/profile")).orFail().json();
  }

  private static JsonNode attribute(RealmAdmin realm, String name) {
    return listed(profile(realm).path("attributes")).stream()
        .filter(attribute -> attribute.path("name").asText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<JsonNode> listed(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  /** All of a realm that a set-up could touch. */
  private static final class Picture {

    static Map<String, JsonNode> of(RealmAdmin realm) {
      return Map.of(
          "settings",
          realm.settings(),
          "profile",
          profile(realm),
          "actions",
          realm.api().get(realm.path("authentication/required-actions")).orFail().json(),
          "flows",
          realm.api().get(realm.path("authentication/flows")).orFail().json(),
          "roles",
          realm.api().get(realm.path("roles")).orFail().json());
    }
  }
}
