// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.server.ServerTime;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Whoever could register a method for Bob would have his account. Only Bob's own browser, freshly
 * signed in, with an address that stands on his own page, registers anything.
 */
@WithSspr
@Isolated("Sets the clock of the server that all tests share.")
final class RegistrationForgeryIT {

  private static final String EVIL = "mallory@evil.example";

  @Test
  void the_list_is_not_moved_on(SsprEnvironment environment) {
    Scene scene = new Scene(environment);
    scene.bob.openRegistration();

    scene.forge(Map.of("method", "auth-email"));

    assertThat(scene.bob.browser().reload().mark()).isEqualTo("register");
    scene.nothingIsRegistered();
  }

  @Test
  void no_code_is_sent_to_the_forger(SsprEnvironment environment) {
    Scene scene = new Scene(environment);
    scene.bob.openRegistration();
    scene.bob.setUp("auth-email");

    scene.forge(Map.of("destination", EVIL));
    scene.forge(Map.of("destination", "+4915120000003", "channel", "sms"));

    scene.nothingIsRegistered();
    assertThat(scene.realm.inbox().to(EVIL)).isEmpty();
  }

  @Test
  void no_right_code_is_taken_from_elsewhere(SsprEnvironment environment) {
    Scene scene = new Scene(environment);
    String mail = "bob-of-" + scene.realm.name() + "@home.example";
    scene.bob.openRegistration();
    scene.bob.setUp("auth-email");
    scene.bob.giveDestination(mail, "");
    String code = scene.bob.readCode(mail);

    scene.forge(Map.of("code", code));

    scene.nothingIsRegistered();
    scene.bob.browser().reload();
    scene.bob.enterCode(code);
    assertThat(scene.realm.admin().credentialTypes("bob")).contains("sspr-email");
  }

  @Test
  void no_answers_are_stored(SsprEnvironment environment) {
    Scene scene = new Scene(environment);
    scene.bob.openRegistration();
    scene.bob.setUp("security-questions");

    scene.forge(
        Map.of(
            "question-1",
            "first-pet",
            "answer-1",
            "Evil one",
            "question-2",
            "first-car",
            "answer-2",
            "Evil two",
            "question-3",
            "first-job",
            "answer-3",
            "Evil three"));

    scene.nothingIsRegistered();
  }

  @Test
  void a_link_to_register_asks_a_signed_out_browser_to_sign_in(SsprEnvironment environment) {
    Scene scene = new Scene(environment);
    scene.bob.openRegistration();
    scene.realm.admin().logOut("bob");

    for (String action :
        List.of(
            "sspr-register-methods",
            "sspr-register-email",
            "sspr-register-phone",
            "sspr-register-questions")) {
      Page page = scene.bob.elsewhere().browser().open(scene.realm.address().action(action));
      assertThat(page.mark()).as(action).isEmpty();
      assertThat(page.forms()).as(action).anyMatch(form -> form.has("password"));
    }
  }

  @Test
  void a_link_to_register_asks_for_the_password_again_when_the_sign_in_is_old(
      SsprEnvironment environment) {
    Scene scene = new Scene(environment);
    scene.bob.openRegistration();
    scene.bob.registerEmail("bob-old-" + scene.realm.name() + "@home.example");
    scene.bob.finish();
    URI link = scene.realm.address().action("sspr-register-phone");

    ServerTime.later(
        environment.server(),
        Duration.ofMinutes(6),
        () -> {
          Page page = scene.bob.browser().open(link);
          assertThat(page.mark()).isEmpty();
          assertThat(page.forms()).anyMatch(form -> form.has("password"));
        });
  }

  /** Bob at a page of his registration, and Mallory with an account in the same realm. */
  private static final class Scene {

    private final TestRealm realm;
    private final Person bob;
    private final Person mallory;
    private long inbox;

    Scene(SsprEnvironment environment) {
      realm =
          environment
              .realm()
              .methods("auth-phone", "auth-email", "security-questions")
              .policy("questionsToRegister", "3")
              .user("bob")
              .user("mallory")
              .create();
      bob = realm.person("bob");
      mallory = realm.person("mallory");
    }

    /** Sends the form from a browser without cookies, as Mallory, and with a foreign code. */
    void forge(Map<String, String> form) {
      URI tab = bob.page().address();
      URI action = Attacker.action(bob.page());
      inbox = realm.inbox().position();
      Person stranger = realm.person("bob");
      Attacker.assertNoBreakdown(stranger.browser().post(action, form), "a stranger");
      URI own = Attacker.action(mallory.openRegistration());
      Attacker.assertNoBreakdown(mallory.browser().post(action, form), "Mallory's cookies");
      for (URI changed :
          List.of(
              Query.without(action, "session_code"),
              Query.with(action, "session_code", Query.get(own, "session_code")),
              Query.with(action, "tab_id", Query.get(own, "tab_id")))) {
        Attacker.assertNoBreakdown(bob.browser().post(changed, form), changed.toString());
      }
      bob.browser().open(tab);
    }

    void nothingIsRegistered() {
      assertThat(realm.admin().credentialTypes("bob")).containsExactly("password");
      assertThat(realm.admin().credentialTypes("mallory")).containsExactly("password");
      assertThat(realm.inbox().after(inbox)).isEmpty();
    }
  }
}
