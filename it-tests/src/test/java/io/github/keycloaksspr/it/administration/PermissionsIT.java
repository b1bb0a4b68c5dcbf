// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminApi;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
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
    TestRealm realm =
        environment
            .realm()
            .with("adminPermissionsEnabled", true)
            .user("helper")
            .user("bob")
            .user("alice")
            .create();
    realm.admin().giveClientRole("helper", "realm-management", "query-users");
    permit(realm.admin(), "helper", realm.admin().userId("bob"), "view", "manage");
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

  private static void permit(RealmAdmin realm, String who, String userId, String... scopes) {
    String client = realm.clientId("admin-permissions");
    String server = realm.path("clients/" + client + "/authz/resource-server/");
    Map<String, Object> policy = new LinkedHashMap<>();
    policy.put("name", "only " + who);
    policy.put("users", List.of(realm.userId(who)));
    String policyId =
        realm.api().post(server + "policy/user", policy).orFail().json().path("id").asText();
    Map<String, Object> permission = new LinkedHashMap<>();
    permission.put("name", who + " on one user");
    permission.put("resourceType", "Users");
    permission.put("resources", List.of(userId));
    permission.put("scopes", List.of(scopes));
    permission.put("policies", List.of(policyId));
    realm.api().post(server + "permission/scope", permission).orFail();
  }
}
