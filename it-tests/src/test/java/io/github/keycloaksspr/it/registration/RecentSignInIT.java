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
import java.util.Map;
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

    realm
        .admin()
        .api()
        .put(
            realm.admin().path("authentication/required-actions/" + action + "/config"),
            Map.of("config", Map.of("max_auth_age", "0")))
        .orFail();

    Await.that(
        "a sign-in that is older than a second",
        Await.PATIENCE,
        () -> asksForPassword(bob.browser().open(realm.address().action(action))));
  }

  private static boolean asksForPassword(Page page) {
    return page.mark().isEmpty() && page.forms().stream().anyMatch(form -> form.has("password"));
  }
}
