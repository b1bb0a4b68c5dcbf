// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reset does to browsers that are signed in and to applications that hold tokens. */
@WithSspr
final class SessionsAfterResetIT {

  private static final String MAIL = "bob-sessions@home.example";

  @ParameterizedTest
  @CsvSource({
    "always, leave, false",
    "offer, leave, false",
    "offer, untick, true",
    "never, leave, true"
  })
  void stay_or_end_as_the_policy_or_the_user_says(
      String policy, String box, boolean stay, SsprEnvironment environment) {
    TestRealm realm = realm(environment, policy);
    Person browser = realm.person("bob");
    assertThat(browser.signIn().signedIn()).isTrue();
    Tokens online = Tokens.online(realm, "bob", UserSpec.PASSWORD);
    Tokens offline = Tokens.offline(realm, "bob", UserSpec.PASSWORD);
    assertThat(online.alive()).isTrue();
    assertThat(offline.alive()).isTrue();

    assertThat(reset(realm, box).mark()).isEqualTo("done");

    assertThat(browser.openSignIn().signedIn()).as("browser").isEqualTo(stay);
    assertThat(online.alive()).as("refresh token").isEqualTo(stay);
    assertThat(offline.alive()).as("offline token").isEqualTo(stay);
    Person later = realm.person("bob");
    assertThat(later.signIn(Bob.NEW_PASSWORD).signedIn()).as("new password").isTrue();
  }

  @Test
  void end_whatever_a_made_up_post_says_where_the_policy_says_always(SsprEnvironment environment) {
    TestRealm realm = realm(environment, "always");
    Tokens online = Tokens.online(realm, "bob", UserSpec.PASSWORD);

    assertThat(reset(realm, "untick").mark()).isEqualTo("done");

    assertThat(online.alive()).isFalse();
  }

  @Test
  void stay_after_an_unlock(SsprEnvironment environment) {
    TestRealm realm = realm(environment, "always");
    Tokens offline = Tokens.offline(realm, "bob", UserSpec.PASSWORD);
    Person person = realm.person("bob");
    person.forgot();
    person.identifyLocked();

    assertThat(person.prove("auth-email", "mail", MAIL).mark()).isEqualTo("unlocked");

    assertThat(offline.alive()).isTrue();
  }

  private static TestRealm realm(SsprEnvironment environment, String signOut) {
    return environment
        .realm()
        .policy("signOutElsewhere", signOut)
        .user("bob", user -> user.credential(Imported.mail(MAIL)))
        .create();
  }

  private static Page reset(TestRealm realm, String box) {
    Person person = realm.person("bob");
    person.forgot();
    person.identify();
    Page page = person.prove("auth-email", "mail", MAIL);
    return box.equals("untick")
        ? person
            .browser()
            .post(
                page.formWith("password-new").action(),
                Map.of("password-new", Bob.NEW_PASSWORD, "password-confirm", Bob.NEW_PASSWORD))
        : person.newPassword(Bob.NEW_PASSWORD);
  }
}
