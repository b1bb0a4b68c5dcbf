// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminApi;
import io.github.keycloaksspr.it.admin.FineGrained;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what: Keycloak's own roles, and fine-grained permissions. */
@WithSspr
final class PermissionsIT {

  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  /**
   * What each role gets from: set-up, way out, doctor, user, prefill, method, require, bulk,
   * nobody.
   */
  static Stream<Arguments> roles() {
    return Stream.of(
        Arguments.of("", "403 403 403 403 403 403 403 403 403"),
        Arguments.of("query-users", "403 403 403 403 403 403 403 200 404"),
        Arguments.of("view-users", "403 403 403 200 403 403 403 200 404"),
        Arguments.of("manage-users", "403 403 403 200 204 404 204 200 404"),
        Arguments.of("view-realm", "403 403 200 403 403 403 403 403 403"),
        Arguments.of("manage-realm", "200 200 200 403 403 403 403 403 403"),
        Arguments.of("realm-admin", "200 200 200 200 204 404 204 200 404"));
  }

  @ParameterizedTest(name = "[{0}]")
  @MethodSource("roles")
  void may_do_what_keycloaks_own_resources_allow(
      String role, String expected, SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("helper").user("bob").create();
    if (!role.isEmpty()) {
      realm.admin().giveClientRole("helper", "realm-management", role);
    }

    assertThat(answers(realm, asHelper(environment, realm), realm.admin().userId("bob")))
        .isEqualTo(expected);
  }

  @Test
  void removing_the_methods_of_all_users_needs_the_right_to_manage_users(
      SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("helper").create();
    realm.admin().giveClientRole("helper", "realm-management", "manage-realm");
    String path = realm.admin().path("sspr/setup?dryRun=true&methods=remove");

    assertThat(asHelper(environment, realm).delete(path).status()).isEqualTo(403);

    realm.admin().giveClientRole("helper", "realm-management", "manage-users");
    assertThat(asHelper(environment, realm).delete(path).status()).isEqualTo(200);
  }

  @Test
  void nobody_gets_anywhere_without_a_token_of_an_administrator(SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("helper").create();
    TestRealm other = environment.realm().user("helper").create();
    other.admin().giveClientRole("helper", "realm-management", "realm-admin");

    AdminApi stranger = asHelper(environment, other);

    assertThat(stranger.get(realm.admin().path("sspr/doctor")).status()).isIn(401, 403, 404);
    assertThat(stranger.get(other.admin().path("sspr/doctor")).status()).isEqualTo(200);
  }

  @Test
  void fine_grained_permissions_open_one_user_and_no_other(SsprEnvironment environment) {
    TestRealm realm = fineGrained(environment);
    realm.admin().giveClientRole("helper", "realm-management", "query-users");
    new FineGrained(realm.admin())
        .permit(
            "one user",
            List.of(realm.admin().userId("bob")),
            new FineGrained(realm.admin()).policy("only helper", "helper", "POSITIVE"),
            "view",
            "manage");
    AdminApi helper = asHelper(environment, realm);

    assertThat(answers(realm, helper, realm.admin().userId("bob")))
        .isEqualTo("403 403 403 200 204 404 204 200 404");
    assertThat(answers(realm, helper, realm.admin().userId("alice")))
        .isEqualTo("403 403 403 403 403 403 403 200 404");
    JsonNode bulk =
        helper
            .post(
                realm.admin().path("sspr/prefill"),
                "text/csv",
                "username,officePhone\nbob,+4930111222\nalice,+4930111333\n"
                    .getBytes(StandardCharsets.UTF_8))
            .orFail()
            .json();
    assertThat(bulk.path("results").path(0).path("result").asText()).isEqualTo("stored");
    assertThat(bulk.path("results").path(1).path("reason").asText()).isEqualTo("not-allowed");
    assertThat(realm.admin().user("alice").path("attributes").has("officePhone")).isFalse();
  }

  static Stream<Arguments> rolesForReports() {
    return Stream.of(
        Arguments.of("", "403 403 403"),
        Arguments.of("query-users", "403 403 403"),
        Arguments.of("view-users", "200 403 403"),
        Arguments.of("manage-users", "200 403 403"),
        Arguments.of("view-events", "403 403 403"),
        Arguments.of("view-users view-events", "200 200 403"),
        Arguments.of("manage-realm", "403 403 403"),
        Arguments.of("manage-realm view-users", "200 403 200"),
        Arguments.of("realm-admin", "200 200 200"));
  }

  /** What roles get from: registration, activity, preview of a policy. */
  @ParameterizedTest(name = "[{0}]")
  @MethodSource("rolesForReports")
  void reports_are_for_those_who_may_see_all_that_is_in_them(
      String roles, String expected, SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("helper").user("bob").create();
    Stream.of(roles.split(" "))
        .filter(role -> !role.isEmpty())
        .forEach(role -> realm.admin().giveClientRole("helper", "realm-management", role));

    assertThat(reports(realm, asHelper(environment, realm))).isEqualTo(expected);
  }

  @Test
  void fine_grained_permission_to_view_all_users_opens_reports_as_the_role_does(
      SsprEnvironment environment) {
    TestRealm realm = fineGrained(environment);
    String onlyHelper = new FineGrained(realm.admin()).policy("only helper", "helper", "POSITIVE");
    assertThat(reports(realm, asHelper(environment, realm))).isEqualTo("403 403 403");

    new FineGrained(realm.admin()).permit("all users", List.of(), onlyHelper, "view");

    assertThat(reports(realm, asHelper(environment, realm))).isEqualTo("200 403 403");
    realm.admin().giveClientRole("helper", "realm-management", "view-events");
    assertThat(reports(realm, asHelper(environment, realm))).isEqualTo("200 200 403");
  }

  @Test
  void the_report_leaves_out_whom_keycloak_does_not_let_the_administrator_see(
      SsprEnvironment environment) {
    TestRealm realm = fineGrained(environment);
    RealmAdmin admin = realm.admin();
    String onlyHelper = new FineGrained(admin).policy("only helper", "helper", "POSITIVE");
    String notHelper = new FineGrained(admin).policy("not helper", "helper", "NEGATIVE");
    new FineGrained(admin).permit("all users", List.of(), onlyHelper, "view");
    new FineGrained(admin).permit("not bob", List.of(admin.userId("bob")), notHelper, "view");
    AdminApi helper = asHelper(environment, realm);

    List<String> seen =
        Stream.of("alice", "bob", "helper")
            .filter(user -> helper.get(admin.path("users/" + admin.userId(user))).status() == 200)
            .toList();
    List<String> reported =
        helper
            .get(admin.path("sspr/reports/registration"))
            .orFail()
            .json()
            .findValuesAsText("user");

    assertThat(reported).containsExactlyElementsOf(seen).containsExactly("alice", "helper");
    assertThat(
            helper
                .get(admin.path("sspr/reports/registration?first=1&max=1"))
                .orFail()
                .json()
                .findValuesAsText("user"))
        .containsExactly("helper");
    admin.giveClientRole("helper", "realm-management", "manage-realm");
    assertThat(
            asHelper(environment, realm)
                .post(admin.path("sspr/policy/preview"), Map.of())
                .orFail()
                .json()
                .path("users")
                .asInt())
        .isEqualTo(2);
  }

  private static TestRealm fineGrained(SsprEnvironment environment) {
    return environment
        .realm()
        .with("adminPermissionsEnabled", true)
        .user("helper")
        .user("bob")
        .user("alice")
        .create();
  }

  private static String reports(TestRealm realm, AdminApi administrator) {
    RealmAdmin admin = realm.admin();
    return String.join(
        " ",
        status(administrator.get(admin.path("sspr/reports/registration")).status()),
        status(administrator.get(admin.path("sspr/reports/activity")).status()),
        status(administrator.post(admin.path("sspr/policy/preview"), Map.of()).status()));
  }

  private static String answers(TestRealm realm, AdminApi administrator, String userId) {
    RealmAdmin admin = realm.admin();
    String user = admin.path("sspr/users/" + userId);
    StringJoiner answers = new StringJoiner(" ");
    answers.add(status(administrator.post(admin.path("sspr/setup?dryRun=true")).status()));
    answers.add(status(administrator.delete(admin.path("sspr/setup?dryRun=true")).status()));
    answers.add(status(administrator.get(admin.path("sspr/doctor")).status()));
    answers.add(status(administrator.get(user).status()));
    answers.add(status(administrator.put(user + "/prefill", Map.of("officePhone", "")).status()));
    answers.add(status(administrator.delete(user + "/methods/auth-phone").status()));
    answers.add(status(administrator.post(user + "/require/reconfirmation").status()));
    answers.add(
        status(
            administrator
                .post(
                    admin.path("sspr/prefill"),
                    "text/csv",
                    "id,phone\n".getBytes(StandardCharsets.UTF_8))
                .status()));
    answers.add(status(administrator.get(admin.path("sspr/users/" + NOBODY)).status()));
    return answers.toString();
  }

  private static String status(int status) {
    return String.valueOf(status);
  }

  private static AdminApi asHelper(SsprEnvironment environment, TestRealm realm) {
    return new AdminApi(environment.server().baseUrl(), realm.name(), "helper", UserSpec.PASSWORD);
  }
}
