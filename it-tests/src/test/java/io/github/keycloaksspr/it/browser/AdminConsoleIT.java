// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

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
