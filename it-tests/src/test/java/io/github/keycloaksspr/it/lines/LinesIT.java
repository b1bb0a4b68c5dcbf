// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.lines;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.domain.server.ServerConcern;
import io.github.keycloaksspr.it.OwnServer;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the product is for, on a server of each supported line: {@code ./run test} takes the newest,
 * continuous integration the oldest, too, and {@code ./run test --matrix} all of them.
 */
@WithSspr
@OwnServer
final class LinesIT {

  static Stream<String> olderVersions() {
    return Servers.olderToRunOn();
  }

  @Test
  void the_whole_story_runs_on_the_newest(SsprEnvironment shared) {
    runs(shared, Servers.newest());
  }

  @ParameterizedTest(allowZeroInvocations = true)
  @MethodSource("olderVersions")
  void the_whole_story_runs_on_older_ones(String version) {
    Assumptions.assumeTrue(
        Servers.of(version).isPresent(), "Keycloak " + version + " was not fetched");
    try (SsprEnvironment environment =
        SsprEnvironment.start(
            "keycloak-line-" + version, Servers.of(version).orElseThrow(), settings -> settings)) {
      runs(environment, version);
      assertThat(environment.log().ourErrorsFrom(0)).isEmpty();
    }
  }

  private static void runs(SsprEnvironment environment, String version) {
    Bob bob = registers(environment);
    resets(bob);
    unlocks(bob);
    isExamined(bob.realm.admin(), version);
    isReported(environment, bob.realm);
    isTakenOut(bob.realm.admin());
    saysWhatIsToBeKnown(environment, version);
  }

  private static Bob registers(SsprEnvironment environment) {
    Bob bob =
        Bob.whoWalked(
            environment,
            environment
                .realm()
                .policy("methodsRequired", "2")
                .bruteForceProtection(3)
                .user("watcher"));
    assertThat(bob.realm.admin().credentialTypes("bob"))
        .containsExactlyInAnyOrder("password", "sspr-email", "sspr-phone", "sspr-questions");
    return bob;
  }

  private static void resets(Bob bob) {
    Person forgetful = bob.forgets();
    assertThat(forgetful.prove("auth-email", "mail", bob.mail).mark()).isEqualTo("choose-method");
    assertThat(forgetful.prove("auth-phone", "sms", bob.phone).mark()).isEqualTo("new-password");
    assertThat(forgetful.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");

    assertThat(bob.person.elsewhere().signIn(UserSpec.PASSWORD).signedIn()).isFalse();
    assertThat(bob.person.elsewhere().signIn(Bob.NEW_PASSWORD).signedIn()).isTrue();
    bob.realm
        .inbox()
        .await(
            0,
            "a notice of the new password",
            message -> message.to().equals("bob@corp.example") && message.code().isEmpty());
  }

  private static void unlocks(Bob bob) {
    Person stranger = bob.person.elsewhere();
    for (int i = 0; i < 5; i++) {
      stranger.signIn("wrong-Passw0rd");
    }
    assertThat(bob.person.elsewhere().signIn(Bob.NEW_PASSWORD).signedIn()).isFalse();

    Person locked = bob.person.elsewhere().knowing(bob.person.answers());
    locked.forgot();
    locked.identifyLocked();
    assertThat(locked.prove("office-phone", "voice", bob.officePhone).mark())
        .isEqualTo("choose-method");
    assertThat(locked.proveByQuestions().mark()).isEqualTo("unlocked");

    assertThat(bob.person.elsewhere().signIn(Bob.NEW_PASSWORD).signedIn()).isTrue();
  }

  private static void isExamined(RealmAdmin realm, String version) {
    JsonNode diagnosis = realm.api().get(realm.path("sspr/doctor")).orFail().json();

    List<String> aboutTheServer =
        StreamSupport.stream(diagnosis.path("findings").spliterator(), false)
            .map(finding -> finding.path("id").asText())
            .filter(id -> id.startsWith("server-"))
            .toList();
    assertThat(aboutTheServer).hasSameSizeAs(concerns(version));
    assertThat(aboutTheServer).doesNotContain("server-line-unsupported");
  }

  private static void isReported(SsprEnvironment environment, TestRealm realm) {
    JsonNode rows =
        realm
            .admin()
            .api()
            .get(realm.admin().path("sspr/reports/registration"))
            .orFail()
            .json()
            .path("rows");
    assertThat(rows.findValuesAsText("user")).containsExactlyInAnyOrder("bob", "watcher");

    for (String role : List.of("view-users", "view-events")) {
      realm.admin().giveClientRole("watcher", "realm-management", role);
    }
    realm.admin().changePolicy(Map.of("requireRegistration", "false"));
    Person watcher = realm.person("watcher");
    assertThat(watcher.signIn().signedIn()).isTrue();
    URI page =
        URI.create(
            environment.server().baseUrl()
                + "/realms/"
                + realm.name()
                + "/sspr-reports/registration");
    assertThat(watcher.browser().open(page).text()).contains("bob");
  }

  private static void isTakenOut(RealmAdmin realm) {
    JsonNode report = realm.api().delete(realm.path("sspr/setup?methods=remove")).orFail().json();

    assertThat(report.path("items").findValuesAsText("outcome"))
        .contains("removed")
        .doesNotContain("in-the-way");
    assertThat(realm.settings().path("resetCredentialsFlow").asText())
        .isEqualTo("reset credentials");
    assertThat(realm.credentialTypes("bob")).containsExactly("password");
  }

  /** At start, by set-up, and by the doctor; the last was looked at above. */
  private static void saysWhatIsToBeKnown(SsprEnvironment environment, String version) {
    RealmAdmin realm = environment.realm().withoutSetUp().create().admin();
    assertThat(realm.setUp().path("warnings")).hasSameSizeAs(concerns(version));
    assertThat(environment.log().recordsFrom(0))
        .filteredOn(record -> concerns(version).stream().anyMatch(record::contains))
        .hasSameSizeAs(concerns(version));
  }

  private static List<String> concerns(String version) {
    return ServerConcern.about(Servers.version(version)).stream().map(ServerConcern::text).toList();
  }
}
