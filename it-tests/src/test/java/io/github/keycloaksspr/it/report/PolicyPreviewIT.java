// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whom a change of policy would touch: seven are registered with one method, three are not. */
@WithSspr
final class PolicyPreviewIT {

  private static final Map<String, String> AS_IT_IS = Map.of("reconfirmDays", "0");

  private static TestRealm realm;

  @BeforeAll
  static void make(SsprEnvironment environment) {
    realm = environment.realm().policy("reconfirmDays", "0").user("helper").create();
    List<Map<String, Object>> users = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      users.add(ReportedRealm.registered("has-" + i));
    }
    users.add(ReportedRealm.user("has-not-0"));
    users.add(ReportedRealm.user("has-not-1"));
    ReportedRealm.add(realm, users);
  }

  @Test
  void the_policy_as_it_is_touches_nobody() {
    JsonNode preview = preview("", AS_IT_IS).orFail().json();

    assertThat(preview.path("users").asInt()).isEqualTo(10);
    for (String kind : List.of("stranded", "gained", "askedAgain", "beyondReach")) {
      assertThat(preview.path(kind).path("count").asInt()).as(kind).isZero();
      assertThat(preview.path(kind).path("examples")).isEmpty();
    }
  }

  @Test
  void more_methods_strand_those_with_one_and_ask_them_again() {
    JsonNode preview =
        preview("", Map.of("reconfirmDays", "0", "methodsRequired", "2")).orFail().json();

    assertThat(preview.path("stranded").path("count").asInt()).isEqualTo(7);
    assertThat(preview.path("askedAgain").path("count").asInt()).isEqualTo(7);
    assertThat(names(preview, "stranded")).contains("has-0", "has-6").doesNotContain("has-not-0");
  }

  @Test
  void more_methods_than_can_be_set_up_ask_nobody_and_name_those_who_cannot_comply() {
    JsonNode preview =
        preview("", Map.of("reconfirmDays", "0", "methodsRequired", "3")).orFail().json();

    assertThat(preview.path("beyondReach").path("count").asInt()).isEqualTo(10);
    assertThat(names(preview, "beyondReach")).contains("has-0", "has-not-0", "helper");
    assertThat(preview.path("askedAgain").path("count").asInt()).isZero();
  }

  @Test
  void nobody_is_asked_where_nothing_more_can_be_registered() {
    JsonNode preview = preview("", Map.of("scope", "none")).orFail().json();

    assertThat(preview.path("stranded").path("count").asInt()).isEqualTo(7);
    assertThat(preview.path("askedAgain").path("count").asInt()).isZero();
  }

  @Test
  void a_second_look_that_is_due_asks_again() {
    JsonNode preview = preview("", Map.of("reconfirmDays", "1")).orFail().json();

    assertThat(preview.path("askedAgain").path("count").asInt()).isEqualTo(7);
    assertThat(preview.path("stranded").path("count").asInt()).isZero();
  }

  @Test
  void a_method_that_is_withdrawn_asks_its_owners_again() {
    JsonNode preview =
        preview("", Map.of("reconfirmDays", "0", "methods", "auth-phone")).orFail().json();

    assertThat(preview.path("stranded").path("count").asInt()).isEqualTo(7);
    assertThat(preview.path("askedAgain").path("count").asInt()).isEqualTo(7);
  }

  @Test
  void a_milder_policy_gains_people(SsprEnvironment environment) {
    TestRealm strict = environment.realm().policy("methodsRequired", "3").user("bob").create();
    ReportedRealm.add(strict, List.of(ReportedRealm.registered("has-0")));

    AdminAnswer answer =
        strict.admin().api().post(strict.admin().path("sspr/policy/preview"), Map.of());

    assertThat(answer.orFail().json().path("gained").path("count").asInt()).isEqualTo(1);
    assertThat(names(answer.json(), "gained")).containsExactly("has-0");
    assertThat(strict.admin().policy()).containsEntry("methodsRequired", "3");
  }

  @Test
  void names_come_in_pages() {
    Map<String, String> stricter = Map.of("methodsRequired", "2");

    assertThat(names(preview("?max=3", stricter).json(), "stranded"))
        .containsExactly("has-0", "has-1", "has-2");
    assertThat(names(preview("?first=5&max=3", stricter).json(), "stranded"))
        .containsExactly("has-5", "has-6");
    assertThat(names(preview("?max=0", stricter).json(), "stranded")).isEmpty();
  }

  @Test
  void refuses_what_saving_would_refuse_with_key_value_and_range() {
    Map<String, String> bad = Map.of("methodsRequired", "4", "codeLength", "3");

    AdminAnswer answer = preview("", bad);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("error").asText()).isEqualTo("bad-policy");
    assertThat(answer.json().path("problems").findValuesAsText("key"))
        .containsExactlyInAnyOrder("methodsRequired", "codeLength");
    assertThat(answer.json().path("problems").findValuesAsText("value"))
        .containsExactlyInAnyOrder("4", "3");
    assertThat(answer.json().path("errorMessage").asText()).contains("methodsRequired: '4'");
    assertThat(realm.admin().storePolicy(bad).status()).isEqualTo(400);
  }

  @Test
  void refuses_keys_that_are_none_and_values_that_are_no_texts() {
    assertThat(preview("", Map.of("methodRequired", "2")).json().path("field").asText())
        .isEqualTo("methodRequired");
    assertThat(preview("", Map.of("methodsRequired", 2)).status()).isEqualTo(400);
    assertThat(preview("", List.of()).status()).isEqualTo(400);
  }

  @Test
  void needs_the_right_to_change_the_policy_and_to_see_all_users(SsprEnvironment environment) {
    realm.admin().giveClientRole("helper", "realm-management", "manage-realm");
    assertThat(asHelper(environment)).isEqualTo(403);

    realm.admin().giveClientRole("helper", "realm-management", "view-users");
    assertThat(asHelper(environment)).isEqualTo(200);
  }

  private static int asHelper(SsprEnvironment environment) {
    return ReportedRealm.api(environment, realm, "helper")
        .post(realm.admin().path("sspr/policy/preview"), AS_IT_IS)
        .status();
  }

  private static AdminAnswer preview(String query, Object policy) {
    return realm.admin().api().post(realm.admin().path("sspr/policy/preview" + query), policy);
  }

  private static List<String> names(JsonNode preview, String kind) {
    List<String> names = new ArrayList<>();
    preview.path(kind).path("examples").forEach(name -> names.add(name.asText()));
    return names;
  }
}
