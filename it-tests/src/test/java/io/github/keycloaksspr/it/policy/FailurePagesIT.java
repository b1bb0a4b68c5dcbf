// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people are told after the user ID when a reset cannot go on. */
@WithSspr
final class FailurePagesIT {

  @Test
  void managed_elsewhere_says_who_can_help_and_offers_no_mail(SsprEnvironment environment) {
    Page page = identityProviderUser(environment.realm().policy("helpdesk", "desk@help.example"));

    assertThat(page.mark()).isEqualTo("managed-elsewhere");
    assertThat(page.text())
        .contains("Please contact your administrator")
        .contains("looked after by another system")
        .contains("This is whom to ask: desk@help.example");
    assertThat(page.offers("action", "contact")).isFalse();
  }

  @Test
  void managed_elsewhere_names_nobody_where_the_policy_names_nobody(SsprEnvironment environment) {
    Page page = identityProviderUser(environment.realm());

    assertThat(page.mark()).isEqualTo("managed-elsewhere");
    assertThat(page.text()).contains("Your IT support").doesNotContain("This is whom to ask");
  }

  @Test
  void not_enabled_says_so_and_offers_an_administrator(SsprEnvironment environment) {
    Page page = named(environment.realm().policy("scope", "none").user("bob").create(), "bob");

    assertThat(page.mark()).isEqualTo("not-enabled");
    assertThat(page.text())
        .contains("Your account is not enabled for password reset")
        .contains("We can ask an administrator to help you");
    assertThat(page.offers("action", "contact")).isTrue();
    assertThat(supportCode(page)).hasSize(36);
  }

  @Test
  void not_registered_tells_how_to_register_later_and_offers_an_administrator(
      SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("bob").create();

    Page page = named(realm, "bob");

    assertThat(page.mark()).isEqualTo("not-registered");
    assertThat(page.text())
        .contains("We could not verify your account")
        .contains("As soon as you can sign in again, register your methods");
    assertThat(page.link(realm.address().accountConsole().getPath())).isPresent();
    assertThat(page.offers("action", "contact")).isTrue();
  }

  @Test
  void an_unknown_name_has_its_own_line_and_no_hint_of_similar_names(SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("bobbie").create();

    Page page = named(realm, "bobbi");

    assertThat(page.mark()).isEqualTo("unknown-user");
    assertThat(page.text()).contains("We do not know this account").doesNotContain("bobbie");
    assertThat(page.offers("action", "contact")).isFalse();
  }

  @Test
  void the_support_code_of_a_page_finds_the_event(SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("bob").create();

    String code = supportCode(named(realm, "bob"));

    assertThat(realm.admin().events("RESET_PASSWORD_ERROR"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.path("details").path("sspr_support_code").asText())
                    .isEqualTo(code));
  }

  @Test
  void forgot_password_is_not_there_where_the_realm_does_not_allow_resets(
      SsprEnvironment environment) {
    TestRealm realm = environment.realm().with("resetPasswordAllowed", false).user("bob").create();
    Person bob = realm.person("bob");

    assertThat(bob.openSignIn().link("/login-actions/reset-credentials")).isEmpty();
    assertThat(bob.browser().open(realm.address().reset()).mark()).isEmpty();
  }

  @Test
  void whoever_never_got_a_password_sets_the_first_one(SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("bob").create();
    realm
        .admin()
        .createUser(
            Map.of(
                "username",
                "newcomer",
                "email",
                "newcomer@corp.example",
                "firstName",
                "New",
                "lastName",
                "Comer",
                "enabled",
                true,
                "attributes",
                Map.of("officePhone", List.of("+49 30 7654388"))));
    Person newcomer = realm.person("newcomer");
    newcomer.forgot();
    newcomer.identify();

    newcomer.prove("office-phone", "voice", "+49307654388");
    assertThat(newcomer.newPassword("very-first-Passw0rd").mark()).isEqualTo("done");

    Page page = newcomer.elsewhere().signIn("very-first-Passw0rd");
    assertThat(page.signedIn()).as(page.toString()).isTrue();
  }

  private static Page identityProviderUser(TestRealm.Builder builder) {
    TestRealm realm = builder.create();
    realm.admin().addIdentityProvider("partner");
    realm
        .admin()
        .createUser(Map.of("username", "ida", "email", "ida@corp.example", "enabled", true));
    realm.admin().linkIdentity("ida", "partner");
    return named(realm, "ida");
  }

  private static Page named(TestRealm realm, String name) {
    Person person = realm.person(name);
    person.forgot();
    return person.identify();
  }

  private static String supportCode(Page page) {
    return page.document().select("bdi").last().text();
  }
}
