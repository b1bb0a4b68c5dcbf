// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.support.Urls;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A group or role that the policy names is the one that Keycloak finds under that name, for the
 * reset, the view of a user, the doctor, the report and the preview alike.
 */
@WithSspr
final class NamedByPolicyIT {

  @Nested
  final class Groups {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "staff",
          "sales/east",
          "sales.east",
          "two words",
          "til~de",
          "~/x",
          "a##b",
          "a,b"
        })
    void of_any_name_are_found_by_id_with_the_groups_below_them(
        String name, SsprEnvironment environment) {
      TestRealm realm = bobErinAndDave(environment);
      String group = realm.admin().createGroup(name);
      realm.admin().join("bob", group);
      realm.admin().join("erin", realm.admin().createGroup(group, "below"));

      scope(realm, group);

      lets(realm, "bob", "erin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "sales/east", "sales.east", "two words", "til~de", "~/x"})
    void of_most_names_are_found_by_the_path_that_the_console_shows(
        String name, SsprEnvironment environment) {
      TestRealm realm = bobErinAndDave(environment);
      String group = realm.admin().createGroup(name);
      realm.admin().join("bob", group);
      realm.admin().join("erin", realm.admin().createGroup(group, "be/low"));

      scope(realm, path(realm, group));

      lets(realm, "bob", "erin");
    }

    @Test
    void are_not_mixed_up_when_two_have_one_path(SsprEnvironment environment) {
      TestRealm realm = bobErinAndDave(environment);
      String staff = realm.admin().createGroup("staff");
      String sales = realm.admin().createGroup(staff, "sales");
      String lookAlike = realm.admin().createGroup("staff/sales");
      assertThat(path(realm, lookAlike)).isEqualTo(path(realm, sales));
      realm.admin().join("bob", sales);
      realm.admin().join("erin", sales);
      realm.admin().join("dave", lookAlike);

      scope(realm, "/staff/sales");

      lets(realm, "bob", "erin");
    }

    @Test
    void of_an_organisation_are_none_of_the_realm(SsprEnvironment environment) {
      TestRealm realm = bobErinAndDave(environment);
      realm.admin().change(Map.of("organizationsEnabled", true));
      String staff = realm.admin().createGroup("staff");
      realm.admin().join("bob", staff);
      realm.admin().join("erin", staff);
      String organisation =
          realm
              .admin()
              .api()
              .post(
                  realm.admin().path("organizations"),
                  Map.of("name", "acme", "domains", List.of(Map.of("name", "acme.example"))))
              .orFail()
              .newId();
      String inside = realm.admin().path("organizations/" + organisation);
      String dave = realm.admin().userId("dave");
      realm.admin().api().post(inside + "/members", dave).orFail();
      String theirs =
          realm.admin().api().post(inside + "/groups", Map.of("name", "staff")).orFail().newId();
      realm.admin().api().put(inside + "/groups/" + theirs + "/members/" + dave, "").orFail();

      // With organisations, Keycloak's first page has no way to a reset.
      scope(realm, "/staff");
      assertThat(view(realm, "bob").path("inScope").asBoolean()).isTrue();
      assertThat(view(realm, "dave").path("inScope").asBoolean()).isFalse();
      assertThat(enabledInReport(realm)).containsExactlyInAnyOrder("bob", "erin");
      assertThat(findings(realm)).doesNotContain("scope-group-unknown");

      scope(realm, theirs);
      assertThat(view(realm, "dave").path("inScope").asBoolean()).isFalse();
      assertThat(findings(realm)).contains("scope-group-unknown");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/nowhere",
          "/staff/nowhere",
          "/Staff",
          "/staff//sales",
          "/sales",
          "00000000-0000-4000-8000-000000000000"
        })
    void that_are_not_there_let_no_user_in_and_the_doctor_says_so(
        String name, SsprEnvironment environment) {
      TestRealm realm = bobErinAndDave(environment);
      String staff = realm.admin().createGroup("staff");
      realm.admin().join("bob", realm.admin().createGroup(staff, "sales"));

      scope(realm, name);

      assertThat(view(realm, "bob").path("inScope").asBoolean()).isFalse();
      assertThat(findings(realm)).contains("scope-group-unknown");
    }

    private TestRealm bobErinAndDave(SsprEnvironment environment) {
      return environment
          .realm()
          .user("bob", user -> user.credential(Imported.mail("bob-named@home.example")))
          .user("erin", user -> user.credential(Imported.mail("erin-named@home.example")))
          .user("dave", user -> user.credential(Imported.mail("dave-named@home.example")))
          .create();
    }

    private void scope(TestRealm realm, String group) {
      realm.admin().changePolicy(Map.of("scope", "selected", "scopeGroups", group));
    }

    /** All parts say the same: the two named are let in, and dave is not. */
    private void lets(TestRealm realm, String one, String other) {
      for (String name : List.of(one, other)) {
        assertThat(view(realm, name).path("inScope").asBoolean()).as(name).isTrue();
        assertThat(reset(realm, name)).as(name).isEqualTo("choose-method");
      }
      assertThat(view(realm, "dave").path("inScope").asBoolean()).isFalse();
      assertThat(reset(realm, "dave")).isEqualTo("not-enabled");
      assertThat(findings(realm)).doesNotContain("scope-group-unknown");
      assertThat(enabledInReport(realm)).containsExactlyInAnyOrder(one, other);
      JsonNode preview = preview(realm, Map.of("scope", "none"));
      assertThat(preview.path("stranded").path("count").asInt()).isEqualTo(2);
      JsonNode same = preview(realm, realm.admin().policy());
      assertThat(same.path("stranded").path("count").asInt()).isZero();
      assertThat(same.path("gained").path("count").asInt()).isZero();
    }
  }

  @Nested
  final class Roles {

    @ParameterizedTest
    @ValueSource(strings = {"auditor", "sales.auditor", "two words", "til~de", "a/b", ".", "a..b"})
    void of_the_realm_make_privileged_whatever_their_name(
        String role, SsprEnvironment environment) {
      TestRealm realm = bobAndDave(environment);
      realm.admin().api().post(realm.admin().path("roles"), Map.of("name", role)).orFail();
      give(realm, realmRole(realm, role));

      protects(realm, role);
      protects(realm, realmRole(realm, role).path("id").asText());
    }

    @ParameterizedTest
    @CsvSource({
      "shop,auditor",
      "my.shop,auditor",
      "shop,team.lead",
      "my.shop,team.lead",
      "my shop,two words",
      "https://shop.example/saml,a/b",
      "til~de,til~de"
    })
    void of_a_client_make_privileged_whatever_its_id_and_their_name(
        String client, String role, SsprEnvironment environment) {
      TestRealm realm = bobAndDave(environment);
      String id =
          realm
              .admin()
              .api()
              .post(realm.admin().path("clients"), Map.of("clientId", client))
              .orFail()
              .newId();
      String roles = realm.admin().path("clients/" + id + "/roles");
      realm.admin().api().post(roles, Map.of("name", role)).orFail();
      JsonNode made = realm.admin().api().get(roles).orFail().json().path(0);
      realm
          .admin()
          .api()
          .post(
              realm
                  .admin()
                  .path("users/" + realm.admin().userId("bob") + "/role-mappings/clients/" + id),
              List.of(made))
          .orFail();

      protects(realm, client + "." + role);
      protects(realm, made.path("id").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "shop.nothing", "nothing.auditor", "auditors", "Auditor"})
    void that_are_not_there_protect_no_user_and_the_doctor_says_so(
        String name, SsprEnvironment environment) {
      TestRealm realm = bobAndDave(environment);
      realm.admin().giveRealmRole("bob", "auditor");

      realm.admin().changePolicy(Map.of("privilegedRoles", name));

      assertThat(view(realm, "bob").path("traits")).isEmpty();
      assertThat(findings(realm)).contains("privileged-role-unknown");
    }

    private TestRealm bobAndDave(SsprEnvironment environment) {
      return environment
          .realm()
          .user("bob", user -> user.credential(Imported.mail("bob-role@home.example")))
          .user("dave", user -> user.credential(Imported.mail("dave-role@home.example")))
          .create();
    }

    private JsonNode realmRole(TestRealm realm, String name) {
      for (JsonNode role :
          realm.admin().api().get(realm.admin().path("roles?max=100")).orFail().json()) {
        if (role.path("name").asText().equals(name)) {
          return role;
        }
      }
      throw new IllegalStateException("No role " + name);
    }

    private void give(TestRealm realm, JsonNode role) {
      realm
          .admin()
          .api()
          .post(
              realm.admin().path("users/" + realm.admin().userId("bob") + "/role-mappings/realm"),
              List.of(role))
          .orFail();
    }

    /** All parts say the same: bob is privileged, and dave is not. */
    private void protects(TestRealm realm, String name) {
      realm.admin().changePolicy(Map.of("privilegedRoles", ""));
      assertThat(reset(realm, "bob")).isEqualTo("choose-method");
      assertThat(preview(realm, Map.of("privilegedRoles", name)).path("stranded").path("examples"))
          .singleElement()
          .satisfies(user -> assertThat(user.asText()).isEqualTo("bob"));

      realm.admin().changePolicy(Map.of("privilegedRoles", name));

      assertThat(view(realm, "bob").path("traits").path(0).asText()).isEqualTo("privileged");
      assertThat(view(realm, "dave").path("traits")).isEmpty();
      assertThat(reset(realm, "bob")).isEqualTo("not-registered");
      assertThat(reset(realm, "dave")).isEqualTo("choose-method");
      assertThat(findings(realm)).doesNotContain("privileged-role-unknown");
    }
  }

  private static String path(TestRealm realm, String groupId) {
    return realm
        .admin()
        .api()
        .get(realm.admin().path("groups/" + groupId))
        .orFail()
        .json()
        .path("path")
        .asText();
  }

  private static String reset(TestRealm realm, String name) {
    Person person = realm.person(name);
    person.forgot();
    return person.identify().mark();
  }

  private static JsonNode view(TestRealm realm, String name) {
    return realm
        .admin()
        .api()
        .get(realm.admin().path("sspr/users/" + Urls.encode(realm.admin().userId(name))))
        .orFail()
        .json();
  }

  private static List<String> findings(TestRealm realm) {
    return realm
        .admin()
        .api()
        .get(realm.admin().path("sspr/doctor"))
        .orFail()
        .json()
        .path("findings")
        .findValuesAsText("id");
  }

  private static List<String> enabledInReport(TestRealm realm) {
    return realm
        .admin()
        .api()
        .get(realm.admin().path("sspr/reports/registration?enabled=true"))
        .orFail()
        .json()
        .findValuesAsText("user");
  }

  private static JsonNode preview(TestRealm realm, Map<String, String> policy) {
    return realm
        .admin()
        .api()
        .post(realm.admin().path("sspr/policy/preview"), policy)
        .orFail()
        .json();
  }
}
