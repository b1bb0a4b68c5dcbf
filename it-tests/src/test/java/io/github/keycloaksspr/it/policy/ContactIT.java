// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** People who cannot reset ask an administrator, and one that can help hears of it. */
@WithSspr
final class ContactIT {

  @Nested
  final class TheMail {

    @Test
    void names_user_realm_time_reason_and_support_code_and_links_to_the_user(
        SsprEnvironment environment) {
      TestRealm realm =
          environment.realm().policy("helpdesk", "names@help.example").user("bob").create();
      Person bob = stranded(realm);
      String code = bob.page().document().select("bdi").text();

      assertThat(bob.browser().press("action", "contact").mark()).isEqualTo("contact-sent");

      Message mail = awaited(realm, "names@help.example");
      assertThat(mail.subject()).contains("Test").doesNotContain("bob");
      assertThat(mail.text())
          .contains("bob", "Test", "UTC", "Too few verification methods registered", code)
          .contains("/admin/" + realm.name() + "/console/#/" + realm.name() + "/users/")
          .contains(realm.admin().userId("bob"));
      assertThat(mail.html()).contains("<html", code);
      assertThat(code).hasSize(36);
    }

    @Test
    void tells_who_is_outside_the_scope(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .policy("helpdesk", "scope@help.example")
              .policy("scope", "none")
              .user("bob")
              .create();
      Person bob = stranded(realm);
      assertThat(bob.page().mark()).isEqualTo("not-enabled");

      bob.browser().press("action", "contact");

      assertThat(awaited(realm, "scope@help.example").text()).contains("not enabled");
    }
  }

  @Nested
  final class DuringTheVerification {

    @Test
    void help_can_be_asked_for_and_the_code_stays_good(SsprEnvironment environment) {
      TestRealm realm =
          environment.realm().policy("helpdesk", "during@help.example").user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();
      bob.registerEmail("bob-during@home.example");
      bob.finish();
      Person later = bob.elsewhere();
      later.forgot();
      later.identify();
      assertThat(later.page().offers("action", "contact")).isTrue();
      later.choose("auth-email", "mail");
      later.confirmDestination("bob-during@home.example");
      String code = later.readCode("bob-during@home.example");

      assertThat(later.browser().press("action", "contact").mark()).isEqualTo("contact-sent");

      assertThat(awaited(realm, "during@help.example").text()).contains("verification");
      assertThat(later.browser().reload().mark()).isEqualTo("enter-code");
      assertThat(later.enterCode(code).mark()).isEqualTo("new-password");
    }
  }

  @Nested
  final class Recipients {

    @Test
    void are_the_help_desk_before_all_others(SsprEnvironment environment) {
      TestRealm realm = realmOfAdministrators(environment);
      realm.admin().giveRealmRole("hanna", "sspr-helpdesk");

      assertThat(recipients(realm)).containsExactly("hanna@corp.example");
    }

    @Test
    void are_those_who_manage_users_where_there_is_no_help_desk(SsprEnvironment environment) {
      assertThat(recipients(realmOfAdministrators(environment)))
          .containsExactly("mona@corp.example");
    }

    @Test
    void are_those_who_administer_the_realm_where_nobody_else_is(SsprEnvironment environment) {
      TestRealm realm = realmOfAdministrators(environment);
      realm.admin().changeUser("mona", Map.of("emailVerified", false));

      assertThat(recipients(realm)).containsExactly("rita@corp.example");
    }

    @Test
    void are_nobody_who_is_disabled_and_the_page_says_that_nobody_was_reached(
        SsprEnvironment environment) {
      TestRealm realm = realmOfAdministrators(environment);
      realm.admin().changeUser("mona", Map.of("enabled", false));
      realm.admin().changeUser("rita", Map.of("enabled", false));
      Person bob = stranded(realm);

      assertThat(bob.browser().press("action", "contact").mark()).isEqualTo("contact-failed");
    }

    @Test
    void are_also_those_who_hold_the_role_by_a_group_above_theirs(SsprEnvironment environment) {
      TestRealm realm = realmOfAdministrators(environment);
      RealmAdmin admin = realm.admin();
      admin.giveRealmRole("bob", "sspr-helpdesk");
      admin.changeUser("bob", Map.of("emailVerified", false));
      String desk = admin.createGroup("desk");
      admin
          .api()
          .post(admin.path("groups/" + desk + "/role-mappings/realm"), List.of(helpdesk(admin)))
          .orFail();
      admin.join("hanna", admin.createGroup(desk, "night"));

      assertThat(recipients(realm)).containsExactly("hanna@corp.example");
    }

    @Test
    void are_also_those_who_hold_the_role_within_another(SsprEnvironment environment) {
      TestRealm realm = realmOfAdministrators(environment);
      RealmAdmin admin = realm.admin();
      admin.giveRealmRole("hanna", "it-support");
      admin
          .api()
          .post(admin.path("roles/it-support/composites"), List.of(helpdesk(admin)))
          .orFail();

      assertThat(recipients(realm)).containsExactly("hanna@corp.example");
    }

    @Test
    void are_a_hundred_at_most(SsprEnvironment environment) {
      List<Map<String, Object>> desk =
          IntStream.rangeClosed(1, 103).mapToObj(i -> helper("desk" + i)).toList();
      TestRealm realm =
          environment
              .realm()
              .with("roles", Map.of("realm", List.of(Map.of("name", "sspr-helpdesk"))))
              .with("users", desk)
              .user("bob")
              .create();
      long before = realm.inbox().position();

      assertThat(stranded(realm).browser().press("action", "contact").mark())
          .isEqualTo("contact-sent");

      Await.that("a hundred mails", Duration.ofMinutes(1), () -> toHelpers(realm, before) >= 100);
      assertThat(toHelpers(realm, before)).isEqualTo(100);
    }

    private static Map<String, Object> helper(String username) {
      return Map.of(
          "username",
          username,
          "email",
          username + "@many.example",
          "emailVerified",
          true,
          "enabled",
          true,
          "realmRoles",
          List.of("sspr-helpdesk"));
    }

    private static long toHelpers(TestRealm realm, long since) {
      return realm.inbox().after(since).stream()
          .filter(message -> message.to().endsWith("@many.example"))
          .count();
    }

    private static JsonNode helpdesk(RealmAdmin admin) {
      return admin.api().get(admin.path("roles/sspr-helpdesk")).orFail().json();
    }

    private TestRealm realmOfAdministrators(SsprEnvironment environment) {
      TestRealm realm =
          environment.realm().user("bob").user("hanna").user("mona").user("rita").create();
      realm.admin().giveClientRole("mona", "realm-management", "manage-users");
      realm.admin().giveClientRole("rita", "realm-management", "realm-admin");
      return realm;
    }

    private List<String> recipients(TestRealm realm) {
      Person bob = stranded(realm);
      long before = realm.inbox().position();
      assertThat(bob.browser().press("action", "contact").mark()).isEqualTo("contact-sent");
      return realm.inbox().after(before).stream().map(Message::to).toList();
    }
  }

  @Nested
  final class Limits {

    @Test
    void one_mail_an_hour_for_a_user_and_the_page_stays_kind(SsprEnvironment environment) {
      TestRealm realm =
          environment.realm().policy("helpdesk", "once@help.example").user("bob").create();
      stranded(realm).browser().press("action", "contact");

      Page again = stranded(realm).browser().press("action", "contact");

      assertThat(again.mark()).isEqualTo("contact-sent");
      assertThat(realm.inbox().to("once@help.example")).hasSize(1);
    }

    @Test
    void nobody_is_asked_for_without_being_named(SsprEnvironment environment) {
      TestRealm realm =
          environment.realm().policy("helpdesk", "never@help.example").user("bob").create();
      Person bob = realm.person("bob");
      bob.forgot();

      Page page =
          bob.browser()
              .post(
                  bob.page().formWith("username").action(),
                  Map.of(
                      "action", "contact", "username", "bob", "user", realm.admin().userId("bob")));

      assertThat(page.mark()).isNotEqualTo("contact-sent");
      assertThat(realm.inbox().to("never@help.example")).isEmpty();
    }
  }

  @Nested
  final class OtherWays {

    @Test
    void a_website_is_linked_instead(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .policy("helpdesk", "https://help.example.org/reset")
              .user("bob")
              .create();

      Page page = stranded(realm).page();

      assertThat(page.link("https://help.example.org/reset")).isPresent();
      assertThat(page.offers("action", "contact")).isFalse();
    }

    @Test
    void a_mail_server_that_is_down_is_told_and_written_as_an_event(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .policy("helpdesk", "down@help.example")
              .with(
                  "smtpServer", Map.of("host", "127.0.0.1", "port", "1", "from", "x@corp.example"))
              .user("bob")
              .create();

      Page page = stranded(realm).browser().press("action", "contact");

      assertThat(page.mark()).isEqualTo("contact-failed");
      assertThat(realm.admin().events("SEND_RESET_PASSWORD_ERROR"))
          .anySatisfy(
              event ->
                  assertThat(event.path("details").path("sspr_step").asText())
                      .isEqualTo("contact"));
    }
  }

  private static Person stranded(TestRealm realm) {
    Person bob = realm.person("bob");
    bob.forgot();
    bob.identify();
    return bob;
  }

  private static Message awaited(TestRealm realm, String address) {
    return realm.inbox().await(0, "a mail to " + address, message -> message.to().equals(address));
  }
}
