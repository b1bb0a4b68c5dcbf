// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import io.github.keycloaksspr.it.web.RealmAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Administrative roles ask for two methods, however they are held. */
@WithSspr
final class PrivilegedUsersIT {

  private static final String MANAGEMENT = "realm-management";

  @Test
  void hold_their_role_within_another_role(SsprEnvironment environment) {
    TestRealm realm = carolWithAMailbox(environment);
    assertThat(reset(realm)).isEqualTo("choose-method");

    realm.admin().giveRealmRole("carol", "it-support");
    assertThat(reset(realm)).isEqualTo("choose-method");
    realm
        .admin()
        .api()
        .post(
            realm.admin().path("roles/it-support/composites"),
            List.of(clientRole(realm.admin(), MANAGEMENT, "query-users")))
        .orFail();

    assertThat(reset(realm)).isEqualTo("not-registered");
  }

  @Test
  void hold_their_role_by_a_group_above_theirs(SsprEnvironment environment) {
    TestRealm realm = carolWithAMailbox(environment);
    RealmAdmin admin = realm.admin();
    String staff = admin.createGroup("staff");
    admin.join("carol", admin.createGroup(staff, "desk"));
    assertThat(reset(realm)).isEqualTo("choose-method");

    admin
        .api()
        .post(
            admin.path("groups/" + staff + "/role-mappings/clients/" + admin.clientId(MANAGEMENT)),
            List.of(clientRole(admin, MANAGEMENT, "view-users")))
        .orFail();

    assertThat(reset(realm)).isEqualTo("not-registered");
  }

  @Test
  void are_named_by_a_role_of_a_client_too(SsprEnvironment environment) {
    TestRealm realm = carolWithAMailbox(environment);
    realm.admin().changePolicy(Map.of("privilegedRoles", "auditor##account.view-consent"));
    assertThat(reset(realm)).isEqualTo("choose-method");

    realm.admin().giveClientRole("carol", "account", "view-consent");

    assertThat(reset(realm)).isEqualTo("not-registered");
  }

  @Test
  void of_the_master_realm_are_those_who_administer_any_realm(SsprEnvironment environment) {
    TestRealm other = environment.realm().create();
    RealmAdmin master = environment.server().admin().realm("master");
    JsonNode before = master.settings();
    master.change(Map.of("resetPasswordAllowed", true));
    master.setUp();
    master.changePolicy(Map.of("requireRegistration", "false"));
    try {
      master.createUser(
          Map.of(
              "username",
              "roots",
              "enabled",
              true,
              "attributes",
              Map.of("officePhone", List.of("+49 30 7654377"))));
      assertThat(reset(environment, "roots")).isEqualTo("choose-method");

      master.giveClientRole("roots", other.name() + "-realm", "query-groups");

      assertThat(reset(environment, "roots")).isEqualTo("not-registered");
    } finally {
      master.change(
          Map.of(
              "resetPasswordAllowed",
              false,
              "resetCredentialsFlow",
              before.path("resetCredentialsFlow").asText()));
    }
  }

  private static TestRealm carolWithAMailbox(SsprEnvironment environment) {
    return environment
        .realm()
        .user("carol", user -> user.credential(Imported.mail("carol-held@home.example")))
        .create();
  }

  private static JsonNode clientRole(RealmAdmin admin, String client, String role) {
    return admin
        .api()
        .get(admin.path("clients/" + admin.clientId(client) + "/roles/" + role))
        .orFail()
        .json();
  }

  private static String reset(TestRealm realm) {
    Person carol = realm.person("carol");
    carol.forgot();
    return carol.identify().mark();
  }

  /** In the master realm, which has no application of ours. */
  private static String reset(SsprEnvironment environment, String username) {
    RealmAddress address =
        new RealmAddress(
            environment.server().baseUrl(),
            "master",
            "account-console",
            environment.server().baseUrl().resolve("/realms/master/account/"));
    Person person = new Person(address, environment.inbox(), username, "unknown");
    Page first = person.browser().open(address.reset());
    assertThat(first.mark()).isEqualTo("who-are-you");
    return person.identify().mark();
  }
}
