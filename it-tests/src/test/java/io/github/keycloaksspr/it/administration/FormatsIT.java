// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.support.Json;
import io.github.keycloaksspr.it.web.Person;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What another release stored is read, or left alone. */
@WithSspr
final class FormatsIT {

  private static final String VERSION = "sspr.policy-version";

  @Test
  void an_older_registration_serves_and_is_written_anew_when_it_is_confirmed(
      SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .user("bob", user -> Credentials.ofOlderRelease(user, "bob-older@home.example"))
            .create();
    Person bob = realm.person("bob");

    bob.forgot();
    bob.identify();
    bob.prove("auth-email", "mail", "bob-older@home.example");
    assertThat(bob.newPassword("second-Passw0rd").mark()).isEqualTo("done");

    Person again = bob.elsewhere();
    assertThat(again.signIn("second-Passw0rd").mark()).isEqualTo("register");
    assertThat(again.finish().signedIn()).isTrue();
    assertThat(data(realm).path("version").asInt()).isEqualTo(1);
    assertThat(data(realm).path("verifiedAt").asText()).isEqualTo("2024-01-01T00:00:00Z");
    assertThat(data(realm).path("confirmedAt").asText())
        .startsWith("20")
        .isNotEqualTo("2024-01-01T00:00:00Z");
  }

  @Test
  void a_newer_registration_counts_as_none_and_stays_as_it_is(SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("bob", Credentials::ofNewerRelease).create();
    JsonNode before = data(realm);
    Person bob = realm.person("bob");

    assertThat(bob.signIn().mark()).isEqualTo("register");
    bob.registerPhone("+49 151 23456705", "sms");
    assertThat(bob.finish().signedIn()).isTrue();

    assertThat(data(realm)).isEqualTo(before);
    Person forgetful = bob.elsewhere();
    forgetful.forgot();
    assertThat(forgetful.identify().offers("method", "auth-email")).isFalse();
  }

  @Test
  void a_policy_of_a_newer_release_is_read_as_far_as_it_is_known(SsprEnvironment environment) {
    TestRealm realm = environment.realm().policy("methodsRequired", "2").user("bob").create();
    assertThat(version(realm)).isEqualTo("1");

    realm.admin().change(Map.of("attributes", Map.of(VERSION, "7")));
    realm.admin().setUp();

    assertThat(version(realm)).isEqualTo("7");
    assertThat(
            realm
                .admin()
                .api()
                .get(realm.admin().path("sspr/users/" + realm.admin().userId("bob")))
                .orFail()
                .json()
                .path("required")
                .asInt())
        .isEqualTo(2);
  }

  private static String version(TestRealm realm) {
    return realm.admin().settings().path("attributes").path(VERSION).asText();
  }

  private static JsonNode data(TestRealm realm) {
    return StreamSupport.stream(realm.admin().credentials("bob").spliterator(), false)
        .filter(credential -> credential.path("type").asText().equals("sspr-email"))
        .map(credential -> Json.read(credential.path("credentialData").asText()))
        .findFirst()
        .orElseThrow();
  }
}
