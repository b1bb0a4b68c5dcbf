// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.OwnServer;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The published way of CVE-2026-18963, on a server that still has the flaw: have the selector of
 * alternatives shown once, name the victim, load the page again and post to whatever it shows. It
 * takes over an account through Keycloak's own reset, and gets nothing through ours.
 */
@OwnServer
final class Cve202618963IT {

  private static SsprEnvironment environment;

  @BeforeAll
  static void startTheFlawedServer() {
    Path zip = Path.of(ProjectFiles.setting("SSPR_FLAWED_KEYCLOAK_ZIP").orElse("(no setting)"));
    Assumptions.assumeTrue(
        Files.isRegularFile(zip),
        "The server with the flaw is not here: " + zip + "; ./run test fetches it where it can");
    environment =
        SsprEnvironment.start(
            "keycloak-flawed", KeycloakDistribution.of(zip), settings -> settings);
  }

  @AfterAll
  static void stop() {
    if (environment != null) {
      environment.close();
    }
  }

  @Test
  void takes_over_an_account_through_the_stock_flow() {
    TestRealm realm = environment.realm().withoutSetUp().user("bob").create();
    Person attacker = realm.person("bob");

    attack(attacker);

    assertThat(realm.person("bob").signIn(Attacker.PASSWORD).signedIn()).isTrue();
  }

  @Test
  void gets_nothing_through_ours() {
    Bob bob = Bob.with(environment, 1);
    Attacker attacker = new Attacker(bob);

    attack(attacker.person());

    attacker.gainedNothing();
  }

  @Test
  void is_warned_of_once_when_the_server_starts() {
    List<String> warnings =
        environment.log().recordsFrom(0).stream()
            .filter(record -> record.contains("CVE-2026-18963"))
            .toList();

    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0))
        .contains("WARN")
        .contains("26.7.1")
        .contains("Update")
        .contains("26.7.2");
  }

  private static void attack(Person attacker) {
    URI tab = attacker.forgot().address();
    attacker.browser().post(Attacker.action(attacker.page()), Map.of("tryAnotherWay", "on"));
    attacker
        .browser()
        .post(Attacker.action(attacker.page()), Map.of("username", "bob", "reason", "forgot"));
    Page again = attacker.browser().open(tab);
    if (again.forms().isEmpty()) {
      return;
    }
    attacker.browser().post(Attacker.action(again), Map.of());
    attacker.browser().post(Attacker.action(attacker.page()), Attacker.NEW_PASSWORD);
  }
}
