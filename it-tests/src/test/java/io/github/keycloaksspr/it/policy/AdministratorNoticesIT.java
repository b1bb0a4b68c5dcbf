// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** When an administrator's account is opened again, the others hear of it. */
@WithSspr
final class AdministratorNoticesIT {

  private static final String NEW_PASSWORD = "second-Passw0rd";
  private static final String SUBJECT = "an administrator";

  @Test
  void go_to_the_other_administrators_after_a_reset_and_hold_no_secret(
      SsprEnvironment environment) {
    TestRealm realm = realm(environment.realm());
    long before = realm.inbox().position();

    reset(realm, "carol");

    for (String address : List.of("mona@corp.example", "rita@corp.example")) {
      Message mail = awaited(realm, before, address);
      assertThat(mail.subject())
          .startsWith("The password of an administrator at Test")
          .endsWith("has been reset");
      assertThat(mail.text())
          .contains("carol", "Test", "UTC")
          .contains("/admin/" + realm.name() + "/console/#/" + realm.name() + "/users/")
          .contains(realm.admin().userId("carol"))
          .doesNotContain(NEW_PASSWORD, "carol@home.example");
      assertThat(mail.html())
          .contains("<html", "carol", realm.admin().userId("carol"))
          .doesNotContain(NEW_PASSWORD, "carol@home.example");
    }
    assertThat(told(realm, before))
        .containsExactlyInAnyOrder("mona@corp.example", "rita@corp.example");
  }

  @Test
  void go_to_them_after_an_unlock_too(SsprEnvironment environment) {
    TestRealm realm = realm(environment.realm());
    long before = realm.inbox().position();
    Person carol = realm.person("carol");
    carol.forgot();
    carol.identifyLocked();

    prove(carol);

    assertThat(carol.page().mark()).isEqualTo("unlocked");
    assertThat(awaited(realm, before, "mona@corp.example").subject()).contains("unlocked");
  }

  @Test
  void are_about_privileged_users_only(SsprEnvironment environment) {
    TestRealm realm = realm(environment.realm());
    long before = realm.inbox().position();

    reset(realm, "bob");

    noticed(realm, before, "bob@corp.example");
    assertThat(told(realm, before)).isEmpty();
  }

  @Test
  void are_not_sent_where_the_policy_says_so(SsprEnvironment environment) {
    TestRealm realm = realm(environment.realm().policy("notifyAdministrators", "false"));
    long before = realm.inbox().position();

    reset(realm, "carol");

    noticed(realm, before, "carol@corp.example");
    assertThat(told(realm, before)).isEmpty();
  }

  @Test
  void reach_only_who_is_enabled_and_has_a_verified_address(SsprEnvironment environment) {
    TestRealm realm = realm(environment.realm());
    realm.admin().changeUser("mona", Map.of("emailVerified", false));
    long before = realm.inbox().position();

    reset(realm, "carol");

    awaited(realm, before, "rita@corp.example");
    assertThat(told(realm, before)).containsExactly("rita@corp.example");
  }

  private static TestRealm realm(TestRealm.Builder builder) {
    TestRealm realm =
        builder
            .policy("requireRegistration", "false")
            .policy("methodsRequired", "2")
            .user("carol", user -> registered(user, "carol"))
            .user("bob", user -> registered(user, "bob"))
            .user("mona")
            .user("rita")
            .create();
    realm.admin().giveClientRole("carol", "realm-management", "realm-admin");
    realm.admin().giveClientRole("rita", "realm-management", "realm-admin");
    realm.admin().giveClientRole("mona", "realm-management", "manage-users");
    return realm;
  }

  private static UserSpec registered(UserSpec user, String name) {
    return user.credential(Imported.mail(name + "@home.example"))
        .credential(Imported.phone("+4915155500100"));
  }

  private static void reset(TestRealm realm, String username) {
    Person person = realm.person(username);
    person.forgot();
    person.identify();
    prove(person);
    assertThat(person.newPassword(NEW_PASSWORD).mark()).isEqualTo("done");
  }

  private static void prove(Person person) {
    person.prove("auth-email", "mail", person.username() + "@home.example");
    person.prove("auth-phone", "sms", "+4915155500100");
  }

  private static Message awaited(TestRealm realm, long before, String address) {
    return realm
        .inbox()
        .await(
            before,
            "a notice to " + address,
            mail -> mail.to().equals(address) && mail.subject().contains(SUBJECT));
  }

  /** Waits for the user's own notice, which is sent at the same time. */
  private static void noticed(TestRealm realm, long before, String address) {
    realm.inbox().await(before, "a notice to " + address, mail -> mail.to().equals(address));
  }

  private static List<String> told(TestRealm realm, long before) {
    return realm.inbox().after(before).stream()
        .filter(mail -> mail.subject().contains(SUBJECT))
        .map(Message::to)
        .toList();
  }
}
