// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A changed policy brings the registration page back, for exactly those whom it concerns. */
@WithSspr
final class ChangedPolicyIT {

  @Test
  void more_methods_required_ask_exactly_those_who_have_too_few(SsprEnvironment environment) {
    TestRealm realm = bobWithBothAndDaveWithAPhone(environment);
    assertThat(realm.person("bob").signIn().signedIn()).isTrue();
    assertThat(realm.person("dave").signIn().signedIn()).isTrue();

    realm.admin().changePolicy(Map.of("methodsRequired", "2"));

    assertThat(realm.person("bob").signIn().signedIn()).isTrue();
    assertThat(realm.person("dave").signIn().mark()).isEqualTo("register");
  }

  @Test
  void a_withdrawn_method_asks_exactly_those_who_registered_it_and_asks_once(
      SsprEnvironment environment) {
    TestRealm realm = bobWithBothAndDaveWithAPhone(environment);
    realm.admin().changePolicy(Map.of("methods", "office-phone##auth-phone"));

    assertThat(realm.person("dave").signIn().signedIn()).isTrue();
    Person bob = realm.person("bob");
    Page page = bob.signIn();

    assertThat(page.mark()).isEqualTo("register");
    assertThat(state(page, "auth-email")).isEqualTo("withdrawn");
    assertThat(page.text()).contains("Is this still right?", "No longer used", "@home.example");
    assertThat(page.offers("action", "confirm")).isTrue();
    assertThat(bob.browser().press("action", "confirm").signedIn()).isTrue();
    assertThat(bob.elsewhere().signIn().signedIn()).isTrue();
  }

  @Test
  void a_number_of_a_withdrawn_country_counts_no_more_and_its_owner_is_told_once(
      SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .methods("auth-phone", "auth-email")
            .user(
                "bob",
                user ->
                    user.credential(Imported.phone("+447400123456"))
                        .credential(Imported.mail("bob-country@home.example")))
            .create();
    assertThat(realm.person("bob").signIn().signedIn()).isTrue();

    realm.admin().changePolicy(Map.of("allowedCountries", "DE"));

    Person bob = realm.person("bob");
    Page page = bob.signIn();
    assertThat(state(page, "auth-phone")).isEqualTo("disallowed");
    assertThat(page.forms()).anyMatch(form -> form.has("method", "auth-phone"));
    assertThat(bob.finish().signedIn()).isTrue();
    assertThat(realm.person("bob").signIn().signedIn()).isTrue();
  }

  @Test
  void a_withdrawn_method_is_kept_and_works_again_when_it_is_allowed_again(
      SsprEnvironment environment) {
    TestRealm realm = bobWithBothAndDaveWithAPhone(environment);
    realm.admin().changePolicy(Map.of("methods", "office-phone##auth-phone"));
    Person bob = realm.person("bob");
    bob.signIn();
    bob.browser().press("action", "confirm");

    realm.admin().changePolicy(Map.of("methods", "auth-email"));

    assertThat(bob.elsewhere().signIn().mark()).isEqualTo("register");
    Person later = bob.elsewhere();
    later.forgot();
    later.identify();
    assertThat(later.page().offers("method", "auth-email")).isTrue();
  }

  @Test
  void a_withdrawn_method_cannot_be_changed_and_can_be_removed(SsprEnvironment environment) {
    TestRealm realm = bobWithBothAndDaveWithAPhone(environment);
    realm.admin().changePolicy(Map.of("methods", "office-phone##auth-phone"));
    Person bob = realm.person("bob");
    Page page = bob.signIn();

    Map<String, String> open = Map.of("method", "auth-email");
    assertThat(bob.browser().post(page.formWith("action", "confirm").action(), open).mark())
        .isEqualTo("register");
    bob.browser().submit(bob.page().formWith("method", "auth-email"), Map.of("action", "remove"));
    bob.browser().submit(bob.page().formWith("sure", "yes"), Map.of("action", "remove"));

    assertThat(realm.admin().credentialTypes("bob")).doesNotContain("sspr-email");
    assertThat(bob.page().document().select("[data-sspr-method=auth-email]")).isEmpty();
    assertThat(bob.finish().signedIn()).isTrue();
  }

  @Test
  void whoever_finished_has_a_new_grace_period_when_the_policy_asks_for_more(
      SsprEnvironment environment) {
    TestRealm realm = environment.realm().policy("registrationGraceDays", "1").user("bob").create();
    realm.admin().declareAttribute("sspr.asked");
    Instant longAgo = Instant.now().minus(Duration.ofDays(30));
    realm.admin().setAttribute("bob", "sspr.asked", List.of(longAgo.toEpochMilli() + ""));
    Person bob = realm.person("bob");
    assertThat(bob.signIn().offers("action", "later")).isFalse();
    bob.registerEmail("bob-anew@home.example");
    bob.finish();

    realm.admin().changePolicy(Map.of("methodsRequired", "2"));

    assertThat(bob.elsewhere().signIn().offers("action", "later")).isTrue();
  }

  private static TestRealm bobWithBothAndDaveWithAPhone(SsprEnvironment environment) {
    return environment
        .realm()
        .user(
            "bob",
            user ->
                user.credential(Imported.mail("bob-both@home.example"))
                    .credential(Imported.phone("+4915177800001")))
        .user("dave", user -> user.credential(Imported.phone("+4915177800002")))
        .create();
  }

  private static String state(Page page, String method) {
    return page.document().select("[data-sspr-method=" + method + "]").attr("data-sspr-state");
  }
}
