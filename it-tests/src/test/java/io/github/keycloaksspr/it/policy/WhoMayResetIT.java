// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may reset, and with how much. */
@WithSspr
final class WhoMayResetIT {

  private static final List<String> ANSWERS =
      List.of("Ulan Bator", "Aardvark", "Professor Quill", "Blue bicycle", "Marzipan");

  @Nested
  final class Scope {

    @Test
    void none_lets_nobody(SsprEnvironment environment) {
      TestRealm realm = environment.realm().policy("scope", "none").user("bob").create();

      assertThat(reset(realm, "bob")).isEqualTo("not-enabled");
    }

    @Test
    void selected_lets_members_of_a_group_and_of_groups_below_it(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").user("dave").user("erin").create();
      String staff = realm.admin().createGroup("staff");
      String sales = realm.admin().createGroup(staff, "sales");
      realm.admin().createGroup("contractors");
      realm.admin().join("bob", staff);
      realm.admin().join("erin", sales);
      for (String name : List.of("bob", "erin", "dave")) {
        registerMail(realm.person(name), name + "-scope@home.example");
      }
      realm.admin().changePolicy(Map.of("scope", "selected", "scopeGroups", "/staff"));

      assertThat(reset(realm, "bob")).isEqualTo("choose-method");
      assertThat(reset(realm, "erin")).isEqualTo("choose-method");
      assertThat(reset(realm, "dave")).isEqualTo("not-enabled");
    }

    @Test
    void selected_leaves_out_the_group_above_and_its_other_groups(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .user("bob", user -> user.credential(Imported.mail("bob-above@home.example")))
              .user("dave", user -> user.credential(Imported.mail("dave-beside@home.example")))
              .user("erin", user -> user.credential(Imported.mail("erin-below@home.example")))
              .create();
      String staff = realm.admin().createGroup("staff");
      String sales = realm.admin().createGroup(staff, "sales");
      realm.admin().join("bob", staff);
      realm.admin().join("dave", realm.admin().createGroup(staff, "sales-abroad"));
      realm.admin().join("erin", realm.admin().createGroup(sales, "north"));
      realm.admin().changePolicy(Map.of("scope", "selected", "scopeGroups", "/staff/sales"));

      assertThat(reset(realm, "erin")).isEqualTo("choose-method");
      assertThat(reset(realm, "bob")).isEqualTo("not-enabled");
      assertThat(reset(realm, "dave")).isEqualTo("not-enabled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sspr-register-methods", "sspr-register-email"})
    void outside_of_it_nobody_can_register_and_a_page_says_so(
        String action, SsprEnvironment environment) {
      TestRealm realm = environment.realm().policy("scope", "none").user("bob").create();
      Person bob = realm.person("bob");

      Page page = bob.startAction(action);

      assertThat(page.mark()).isEqualTo("not-enabled");
      assertThat(page.text()).contains("there is nothing to set up here");
      Page forced =
          bob.browser()
              .post(
                  page.formWith("cancel-aia").action(),
                  Map.of("method", "auth-email", "destination", "bob-forced@home.example"));
      assertThat(forced.signedIn()).isTrue();
      assertThat(realm.inbox().to("bob-forced@home.example")).isEmpty();
    }

    @Test
    void outside_of_it_nobody_is_asked_to_register(SsprEnvironment environment) {
      TestRealm realm = environment.realm().policy("scope", "none").user("bob").create();

      assertThat(realm.person("bob").signIn().signedIn()).isTrue();
    }
  }

  @Nested
  final class PrivilegedUsers {

    @Test
    void always_need_two_methods(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("carol").create();
      Person carol = realm.person("carol");
      registerMail(carol, "carol-two@home.example");
      assertThat(reset(realm, "carol")).isEqualTo("choose-method");

      realm.admin().giveClientRole("carol", "realm-management", "view-users");

      assertThat(reset(realm, "carol")).isEqualTo("not-registered");
      assertThat(carol.elsewhere().signIn().mark()).isEqualTo("register");
    }

    @Test
    void may_be_named_by_role(SsprEnvironment environment) {
      TestRealm realm =
          environment.realm().policy("privilegedRoles", "auditor").user("carol").create();
      realm.admin().api().post(realm.admin().path("roles"), Map.of("name", "auditor")).orFail();
      registerMail(realm.person("carol"), "carol-auditor@home.example");
      realm.admin().giveRealmRole("carol", "auditor");

      assertThat(reset(realm, "carol")).isEqualTo("not-registered");
    }

    @Test
    void never_use_security_questions(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .methods("auth-email", "auth-phone", "security-questions")
              .user("carol")
              .create();
      Person carol = realm.person("carol");
      carol.signIn();
      carol.registerQuestions(ANSWERS);
      carol.registerEmail("carol-never@home.example");
      carol.registerPhone("+49 151 77700001", "sms");
      carol.finish();
      realm.admin().giveClientRole("carol", "realm-management", "realm-admin");

      Person person = realm.person("carol");
      person.forgot();
      person.identify();

      assertThat(person.page().mark()).isEqualTo("choose-method");
      assertThat(person.page().forms()).noneMatch(form -> form.has("method", "security-questions"));
      person.prove("auth-email", "mail", "carol-never@home.example");
      assertThat(person.page().mark()).isEqualTo("choose-method");
      person.prove("auth-phone", "sms", "+4915177700001");
      assertThat(person.page().mark()).isEqualTo("new-password");
    }
  }

  @Nested
  final class UsersWithASecondFactor {

    @Test
    void need_two_methods(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("henry").create();
      registerMail(realm.person("henry"), "henry-otp@home.example");
      assertThat(reset(realm, "henry")).isEqualTo("choose-method");

      realm
          .admin()
          .changeUser(
              "henry",
              Map.of(
                  "credentials",
                  List.of(
                      Map.of(
                          "type",
                          "otp",
                          "secretData",
                          "{\"value\":\"GEZDGNBVGY3TQOJQ\"}",
                          "credentialData",
                          "{\"subType\":\"totp\",\"period\":30,\"digits\":6,\"algorithm\":\"HmacSHA1\"}"))));

      assertThat(realm.admin().credentialTypes("henry")).contains("otp");
      assertThat(reset(realm, "henry")).isEqualTo("not-registered");
    }
  }

  @Nested
  final class AChangedPolicy {

    @Test
    void that_withdraws_a_method_brings_the_page_back_for_those_it_concerns(
        SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").user("dave").create();
      registerMail(realm.person("bob"), "bob-withdrawn@home.example");
      Person dave = realm.person("dave");
      dave.signIn();
      dave.registerPhone("+49 151 77700002", "sms");
      dave.finish();

      realm.admin().changePolicy(Map.of("methods", "office-phone##auth-phone"));

      assertThat(realm.person("bob").signIn().mark()).isEqualTo("register");
      assertThat(realm.person("dave").signIn().signedIn()).isTrue();
      assertThat(reset(realm, "bob")).isEqualTo("not-registered");
    }
  }

  private static void registerMail(Person person, String address) {
    person.signIn();
    person.registerEmail(address);
    person.finish();
  }

  /** The page that a reset comes to after the user ID. */
  private static String reset(TestRealm realm, String username) {
    Person person = realm.person(username);
    person.forgot();
    return person.identify().mark();
  }
}
