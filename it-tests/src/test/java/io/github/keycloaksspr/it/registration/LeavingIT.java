// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which buttons lead out of registration, and that each of them works. */
@WithSspr
final class LeavingIT {

  @Nested
  final class NotNow {

    @Test
    void holds_for_the_session_where_the_application_asks_for_another_sign_in(
        SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();
      assertThat(bob.browser().press("action", "later").signedIn()).isTrue();

      bob.browser().open(URI.create(realm.address().signIn() + "&prompt=login"));
      Page page = bob.browser().submit(Map.of("password", bob.password()));

      assertThat(page.signedIn()).as(page.toString()).isTrue();
      assertThat(bob.elsewhere().signIn().mark()).isEqualTo("register");
    }

    @Test
    void is_offered_with_cancel_to_who_came_by_a_link_in_the_grace_period(
        SsprEnvironment environment) {
      Person bob = environment.realm().user("bob").create().person("bob");

      Page page = bob.openRegistration();

      assertThat(page.offers("action", "later")).isTrue();
      assertThat(page.offers("cancel-aia", "true")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"action, later", "cancel-aia, true"})
    void and_cancel_tell_the_application_that_it_was_cancelled(
        String name, String value, SsprEnvironment environment) {
      Person bob = environment.realm().user("bob").create().person("bob");
      bob.openRegistration();

      Page end = bob.browser().press(name, value);

      assertThat(end.signedIn()).as(end.toString()).isTrue();
      assertThat(end.actionStatus()).isEqualTo("cancelled");
    }

    @Test
    void is_not_offered_by_a_link_when_the_grace_period_is_over(SsprEnvironment environment) {
      Person bob =
          environment
              .realm()
              .policy("registrationGraceDays", "0")
              .user("bob")
              .create()
              .person("bob");

      Page page = bob.openRegistration();

      assertThat(page.offers("action", "later")).isFalse();
      assertThat(page.offers("cancel-aia", "true")).isFalse();
      bob.registerEmail("bob-link-grace@home.example");
      assertThat(bob.finish().actionStatus()).isEqualTo("success");
    }
  }

  @Nested
  final class OneMethodThatAnAdministratorAdded {

    @ParameterizedTest
    @ValueSource(strings = {"sspr-register-phone", "sspr-register-email"})
    void shows_no_button_that_does_not_work(String action, SsprEnvironment environment) {
      TestRealm realm = marked(environment, action);
      Person bob = realm.person("bob");

      Page page = bob.signIn();

      assertThat(page.mark()).isEqualTo(action.substring("sspr-".length()));
      assertThat(page.offers("cancel-aia", "true")).isFalse();
      assertThat(bob.browser().press("action", "later").signedIn()).isTrue();
    }

    @Test
    void comes_back_at_the_next_sign_in_when_it_was_left(SsprEnvironment environment) {
      TestRealm realm = marked(environment, "sspr-register-phone");
      Person bob = realm.person("bob");
      bob.signIn();
      bob.browser().press("action", "later");

      assertThat(bob.openSignIn().signedIn()).as("the same session").isTrue();
      assertThat(bob.elsewhere().signIn().mark()).isEqualTo("register-phone");
    }

    @Test
    void is_left_where_a_browser_posts_cancel_all_the_same(SsprEnvironment environment) {
      Person bob = marked(environment, "sspr-register-phone").person("bob");
      Page page = bob.signIn();

      Page end =
          bob.browser().post(page.formWith("destination").action(), Map.of("cancel-aia", "true"));

      assertThat(end.signedIn()).as(end.toString()).isTrue();
    }

    @Test
    void is_left_from_the_page_that_waits_for_the_code(SsprEnvironment environment) {
      Person bob = marked(environment, "sspr-register-email").person("bob");
      bob.signIn();
      Page page = bob.giveDestination("bob-waits@home.example", "");

      assertThat(page.offers("cancel-aia", "true")).isFalse();
      assertThat(bob.browser().press("action", "later").signedIn()).isTrue();
    }
  }

  @Nested
  final class OneMethodFromALink {

    @Test
    void is_asked_for_once_and_the_list_is_not_shown_when_that_is_enough(
        SsprEnvironment environment) {
      Person bob = environment.realm().user("bob").create().person("bob");

      Page page = bob.startAction("sspr-register-phone");
      assertThat(page.mark()).isEqualTo("register-phone");
      Page end = bob.registerPhone("+49 151 23456761", "sms");

      assertThat(end.signedIn()).as(end.toString()).isTrue();
      assertThat(end.actionStatus()).isEqualTo("success");
    }

    @Test
    void is_followed_by_the_list_when_more_is_needed(SsprEnvironment environment) {
      Person bob =
          environment.realm().policy("methodsRequired", "2").user("bob").create().person("bob");

      bob.startAction("sspr-register-phone");
      assertThat(bob.registerPhone("+49 151 23456762", "sms").mark()).isEqualTo("register");
      bob.registerEmail("bob-followed@home.example");

      Page end = bob.finish();
      assertThat(end.signedIn()).as(end.toString()).isTrue();
      assertThat(end.actionStatus()).isEqualTo("success");
    }

    @Test
    void can_be_cancelled(SsprEnvironment environment) {
      TestRealm realm =
          environment.realm().policy("requireRegistration", "false").user("bob").create();
      Person bob = realm.person("bob");
      bob.startAction("sspr-register-phone");

      assertThat(bob.browser().press("cancel-aia", "true").actionStatus()).isEqualTo("cancelled");
    }

    @Test
    void is_not_asked_for_again_where_it_was_registered_in_the_list(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .user(
                  "bob",
                  user ->
                      user.with(
                          "requiredActions",
                          List.of("sspr-register-methods", "sspr-register-phone")))
              .create();
      Person bob = realm.person("bob");

      bob.signIn();
      bob.registerPhone("+49 151 23456763", "sms");
      Page page = bob.finish();

      assertThat(page.signedIn()).as(page.toString()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sspr-register-questions", "sspr-register-phone"})
    void says_error_where_the_policy_does_not_have_it(String action, SsprEnvironment environment) {
      Person bob =
          environment
              .realm()
              .methods("auth-email")
              .policy("requireRegistration", "false")
              .user("bob")
              .create()
              .person("bob");

      Page end = bob.startAction(action);

      assertThat(end.signedIn()).as(end.toString()).isTrue();
      assertThat(end.actionStatus()).isEqualTo("error");
    }
  }

  @Nested
  final class AListThatIsClosed {

    @Test
    void says_so_and_is_left_by_its_button(SsprEnvironment environment) {
      Person bob = environment.realm().policy("scope", "none").user("bob").create().person("bob");

      Page page = bob.openRegistration();
      assertThat(page.mark()).isEqualTo("not-enabled");
      Page end = bob.browser().press("cancel-aia", "true");

      assertThat(end.signedIn()).isTrue();
      assertThat(end.actionStatus()).isEqualTo("cancelled");
    }
  }

  private static TestRealm marked(SsprEnvironment environment, String action) {
    return environment
        .realm()
        .policy("requireRegistration", "false")
        .user("bob", user -> user.with("requiredActions", List.of(action)))
        .create();
  }
}
