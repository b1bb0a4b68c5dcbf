// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.OwnServer;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.RestartablePostgres;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is away is no refused password: the same one is taken when it is back. */
@OwnServer
final class DatabaseOutageIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private static Path data;

  private static RestartablePostgres database;
  private static SsprEnvironment environment;

  @BeforeAll
  static void start() throws IOException {
    database = RestartablePostgres.start(data);
    environment =
        SsprEnvironment.start(
            "keycloak-database-outage",
            KeycloakDistribution.configured(),
            usual -> usual.onPostgres(database.url()));
  }

  @AfterAll
  static void stop() throws IOException {
    environment.close();
    database.close();
  }

  @Test
  void while_a_new_password_is_set() throws IOException {
    Bob bob = Bob.with(environment, 1);
    Person person = bob.forgets();
    person.prove("auth-email", "mail", bob.mail);

    database.stop();
    Page page = person.newPassword(Bob.NEW_PASSWORD);
    database.startAgain();

    assertThat(page.text()).as("%s", page).contains("try again in a few minutes");
    awaitDatabase(bob);
    person.browser().reload();
    assertThat(person.page().mark()).isEqualTo("new-password");
    assertThat(person.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");
    assertThat(person.elsewhere().signIn(Bob.NEW_PASSWORD).signedIn()).isTrue();
    assertThat(bob.realm.admin().events("RESET_PASSWORD_ERROR"))
        .noneMatch(event -> event.path("error").asText().contains("rejected"));
  }

  private static void awaitDatabase(Bob bob) {
    Await.that(
        "a server that has its database again",
        PATIENCE,
        () -> bob.realm.admin().api().get(bob.realm.admin().path("users")).status() == 200);
  }
}
