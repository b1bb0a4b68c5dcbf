// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** "I know my password, but still can't sign in." */
@WithSspr
final class UnlockIT {

  private static final String MAIL = "bob-unlock@home.example";

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void lifts_temporary_and_permanent_locks_and_keeps_the_password(
      boolean permanent, SsprEnvironment environment) {
    TestRealm realm = realm(environment.realm().with("permanentLockout", permanent));
    Person bob = realm.person("bob");
    lock(bob);
    assertThat(bob.elsewhere().signIn().signedIn()).isFalse();

    Person person = saysLocked(bob);
    assertThat(person.page().mark()).isEqualTo("choose-method");
    assertThat(person.prove("auth-email", "mail", MAIL).mark()).isEqualTo("unlocked");

    assertThat(bob.elsewhere().signIn().signedIn()).isTrue();
    assertThat(realm.admin().events("RESET_PASSWORD"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.path("details").path("sspr_step").asText()).isEqualTo("unlock"));
  }

  @Test
  void leaves_an_account_disabled_that_an_administrator_disabled(SsprEnvironment environment) {
    TestRealm realm = realm(environment.realm());
    Person bob = realm.person("bob");
    Person proven = saysLocked(bob);
    realm.admin().changeUser("bob", Map.of("enabled", false));

    assertThat(saysLocked(bob).page().mark()).isEqualTo("not-enabled");
    assertThat(proven.choose("auth-email", "mail").mark()).isEqualTo("not-enabled");

    assertThat(realm.admin().user("bob").path("enabled").asBoolean()).isFalse();
    assertThat(bob.elsewhere().signIn().signedIn()).isFalse();
  }

  /** Keycloak counts wrong passwords at disabled accounts too, and then calls them locked. */
  @Test
  void leaves_it_disabled_whatever_wrong_passwords_were_typed_since(SsprEnvironment environment) {
    TestRealm realm = realm(environment.realm().with("permanentLockout", true));
    realm.admin().changeUser("bob", Map.of("enabled", false));
    Person bob = realm.person("bob");
    lock(bob);
    Await.that(
        "Keycloak to have counted the wrong passwords",
        Await.PATIENCE,
        () -> !realm.admin().events("USER_DISABLED_BY_PERMANENT_LOCKOUT").isEmpty());

    assertThat(saysLocked(bob).page().mark()).isEqualTo("not-enabled");
    Person forgetful = bob.elsewhere();
    forgetful.forgot();
    assertThat(forgetful.identify().mark()).isEqualTo("not-enabled");
    assertThat(realm.admin().user("bob").path("enabled").asBoolean()).isFalse();
  }

  @Test
  void is_not_offered_where_the_policy_says_so_and_asking_for_it_is_a_reset(
      SsprEnvironment environment) {
    TestRealm realm = realm(environment.realm().policy("allowUnlock", "false"));
    Person bob = realm.person("bob");

    Page page = bob.forgot();
    assertThat(page.document().select("input[name=reason][value=locked]")).isEmpty();

    bob.identifyLocked();
    assertThat(bob.prove("auth-email", "mail", MAIL).mark()).isEqualTo("new-password");
  }

  @Test
  void asks_for_as_many_methods_as_a_reset(SsprEnvironment environment) {
    TestRealm realm = realm(environment.realm().policy("methodsRequired", "2"));

    assertThat(saysLocked(realm.person("bob")).page().mark()).isEqualTo("not-registered");
  }

  private static TestRealm realm(TestRealm.Builder builder) {
    return builder
        .bruteForceProtection(2)
        .user("bob", user -> user.credential(Imported.mail(MAIL)))
        .create();
  }

  private static Person saysLocked(Person bob) {
    Person elsewhere = bob.elsewhere();
    elsewhere.forgot();
    elsewhere.identifyLocked();
    return elsewhere;
  }

  private static void lock(Person bob) {
    Person stranger = bob.elsewhere();
    for (int i = 0; i < 4; i++) {
      stranger.signIn("wrong-Passw0rd");
    }
  }
}
