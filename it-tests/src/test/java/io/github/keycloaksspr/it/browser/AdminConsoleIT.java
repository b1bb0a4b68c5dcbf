// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Administrators set the policy, and help people, in Keycloak's own console. */
@WithSspr
final class AdminConsoleIT {

  private static final String HUB = "SSPR: Register verification methods";
  private static final Pattern LINK = Pattern.compile("https?://\\S+/console/\\S+");

  @Test
  void the_policy_is_edited_there_and_a_bad_value_is_refused_with_key_value_and_range(
      SsprEnvironment environment) {
    TestRealm realm = realmOfCarol(environment);
    try (AdminConsole console = new AdminConsole(realm)) {
      console.open("carol", UserSpec.PASSWORD, "/authentication/required-actions");
      console.openSettings(HUB);
      assertThat(console.value("methodsRequired")).isEqualTo("1");
      assertThat(console.value("officePhoneAttribute")).isEqualTo("officePhone");
      assertThat(console.help("methodsRequired")).contains("1 to 3", "methodsRequired");
      console.keepForm("policy");

      console.type("methodsRequired", "7");
      assertThat(console.save())
          .contains("methodsRequired: '7' is not allowed. Allowed: a whole number from 1 to 3.");
      console.keepAlert("policy-refused");
      assertThat(realm.admin().policy()).doesNotContainEntry("methodsRequired", "7");

      console.type("methodsRequired", "2");
      console.flip("notifyUser");
      console.choose("signOutElsewhere", "always");
      console.typeFirst("blockedMailDomains", "corp.example");
      console.save();
      console.awaitClosed();

      assertThat(realm.admin().policy())
          .containsEntry("methodsRequired", "2")
          .containsEntry("notifyUser", "false")
          .containsEntry("signOutElsewhere", "always")
          .containsEntry("blockedMailDomains", "corp.example")
          .containsEntry("methods", "office-phone##auth-phone##auth-email");
    }
    Person bob = realm.person("bob");
    assertThat(bob.openRegistration().text()).contains("0 of 2 set up");
  }

  @Test
  void required_actions_are_switched_on_there_where_set_up_did_not_run(
      SsprEnvironment environment) {
    TestRealm realm = environment.realm().withoutSetUp().user("carol").create();
    realm.admin().giveClientRole("carol", "realm-management", "realm-admin");
    try (AdminConsole console = new AdminConsole(realm)) {
      console.open("carol", UserSpec.PASSWORD, "/authentication/required-actions");
      console.switchOn("SSPR: Register phone");

      assertThat(
              realm
                  .admin()
                  .api()
                  .get(realm.admin().path("authentication/required-actions/sspr-register-phone"))
                  .orFail()
                  .json()
                  .path("enabled")
                  .asBoolean())
          .isTrue();
    }
  }

  @Test
  void the_link_in_a_mail_for_help_opens_the_account(SsprEnvironment environment) {
    TestRealm realm = realmOfCarol(environment);
    realm.admin().giveRealmRole("carol", "sspr-helpdesk");
    Person bob = realm.person("bob");
    bob.forgot();
    bob.identify();
    long before = realm.inbox().position();
    bob.browser().press("action", "contact");
    Message mail =
        realm.inbox().await(before, "a mail to carol", to -> to.to().equals("carol@corp.example"));

    Matcher link = LINK.matcher(mail.text());
    assertThat(link.find()).as(mail.text()).isTrue();
    try (AdminConsole console = new AdminConsole(realm)) {
      console.follow(URI.create(link.group()), "carol", UserSpec.PASSWORD);

      console.awaitValue(By.name("username"), "bob");
    }
  }

  @Test
  void the_credentials_tab_names_methods_shows_them_masked_and_takes_them_away(
      SsprEnvironment environment) {
    TestRealm realm = realmOfCarol(environment);
    String mail = "bob@console.example";
    String phone = "+4915123999077";
    Person bob = realm.person("bob");
    bob.openRegistration();
    bob.registerEmail(mail);
    bob.registerPhone(phone, "sms");
    String user = realm.admin().userId("bob");
    try (AdminConsole console = new AdminConsole(realm)) {
      console.open("carol", UserSpec.PASSWORD, "/users/" + user + "/credentials");
      console.awaitText("Authentication phone");
      console.keep("console-credentials");

      assertThat(console.data("Authentication phone")).contains("77").doesNotContain("4915123");
      console.keep("console-credentials-data");
      console.closeData();
      assertThat(console.data("Authentication email"))
          .contains("b•••@console.example")
          .doesNotContain(mail);
      console.closeData();

      long before = realm.inbox().position();
      console.deleteCredential("Authentication phone");
      realm.inbox().await(before, "a mail to bob's mailbox", message -> message.to().equals(mail));
    }
    assertThat(realm.admin().credentialTypes("bob"))
        .contains("sspr-email")
        .doesNotContain("sspr-phone");
    JsonNode act =
        realm.admin().adminEvents().stream()
            .filter(event -> event.path("resourcePath").asText().contains("/credentials/"))
            .findFirst()
            .orElseThrow();
    assertThat(act.path("resourcePath").asText()).startsWith("users/" + user);
    assertThat(act.path("authDetails").path("userId").asText())
        .isEqualTo(realm.admin().userId("carol"));
    assertThat(act.toString()).contains("sspr-phone").doesNotContain(phone);
  }

  private static TestRealm realmOfCarol(SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .policy("requireRegistration", "false")
            .user("bob")
            .user("carol")
            .create();
    realm.admin().giveClientRole("carol", "realm-management", "realm-admin");
    return realm;
  }
}
