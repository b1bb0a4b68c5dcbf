// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever finds a browser that is signed in cannot change how the account is got back. */
@WithSspr
final class RecentSignInIT {

  @ParameterizedTest
  @ValueSource(strings = {"sspr-register-methods", "sspr-register-email", "sspr-register-phone"})
  void is_needed_to_add_change_or_remove(String action, SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .user("bob", user -> user.credential(Imported.mail("bob-recent@home.example")))
            .create();
    Person bob = realm.person("bob");
    assertThat(bob.signIn().signedIn()).isTrue();
    assertThat(bob.browser().open(realm.address().action(action)).mark()).startsWith("register");

    noOlderThan(realm, action, "0");

    Await.that(
        "a sign-in that is older than a second",
        Await.PATIENCE,
        () -> asksForPassword(bob.browser().open(realm.address().action(action))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sspr-register-methods", "sspr-register-email", "sspr-register-phone"})
  void is_needed_where_an_administrator_asks_for_it(String action, SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .bruteForceProtection(9)
            .user("bob", user -> user.credential(Imported.mail("bob-asked-old@home.example")))
            .create();
    noOlderThan(realm, action, "1");
    Person bob = realm.person("bob");
    assertThat(bob.signIn().signedIn()).isTrue();
    Await.that(
        "a sign-in that is older than two seconds",
        Duration.ofSeconds(10),
        () -> asksForPassword(bob.browser().open(realm.address().action(action))));
    realm.admin().changeUser("bob", Map.of("requiredActions", List.of(action)));

    Page page = bob.openSignIn();

    assertThat(asksForPassword(page)).as(page.toString()).isTrue();
    Page refused = bob.browser().submit(Map.of("password", "wrong-Passw0rd"));
    assertThat(asksForPassword(refused)).as(refused.toString()).isTrue();
    assertThat(realm.admin().loginFailures("bob").path("numFailures").asInt()).isEqualTo(1);
    assertThat(bob.browser().submit(Map.of("password", bob.password())).mark())
        .isEqualTo(action.equals("sspr-register-methods") ? "register" : action.substring(5));
  }

  @Test
  void is_enough_for_what_an_administrator_asks_for(SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .user("bob", user -> user.credential(Imported.mail("bob-asked-new@home.example")))
            .create();
    Person bob = realm.person("bob");
    assertThat(bob.signIn().signedIn()).isTrue();
    realm.admin().changeUser("bob", Map.of("requiredActions", List.of("sspr-register-methods")));

    assertThat(bob.openSignIn().mark()).isEqualTo("register");
    assertThat(bob.finish().signedIn()).isTrue();
  }

  private static void noOlderThan(TestRealm realm, String action, String seconds) {
    String path = realm.admin().path("authentication/required-actions/" + action + "/config");
    realm.admin().api().put(path, Map.of("config", Map.of("max_auth_age", seconds))).orFail();
  }

  private static boolean asksForPassword(Page page) {
    return page.mark().isEmpty() && page.forms().stream().anyMatch(form -> form.has("password"));
  }
}
