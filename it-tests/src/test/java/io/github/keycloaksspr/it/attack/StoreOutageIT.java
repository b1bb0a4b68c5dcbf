// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.OwnServer;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.outage.Outage;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * While the store of the counters does not answer, nothing that is counted happens: nothing is
 * compared, nothing is sent, and the person is told to try again. Afterwards they go on. And what
 * was counted stays so when the rest of a request is undone.
 */
@OwnServer
final class StoreOutageIT {

  private static final int TRIES = 3;
  private static final String WRONG_PHONE = "+4915150008888";

  private static SsprEnvironment environment;

  @BeforeAll
  static void start() {
    environment =
        SsprEnvironment.start(
            "keycloak-outage", KeycloakDistribution.configured(), Outage::possibleFor);
  }

  @AfterAll
  static void stop() {
    environment.close();
  }

  @Test
  void no_code_is_compared() {
    Bob bob = Bob.with(environment, 1);
    Person person = bob.person.elsewhere();
    Step.ENTER_CODE.reach(person, bob);
    String code = person.readCode(bob.mail);
    long proofs = Attacker.proofs(bob);

    Outage.OF_THE_STORE.during(() -> triesLater(person.enterCode(code)));

    assertThat(Attacker.proofs(bob)).isEqualTo(proofs);
    assertThat(person.browser().reload().mark()).isEqualTo("enter-code");
    assertThat(person.enterCode(code).mark()).isEqualTo("new-password");
  }

  @Test
  void no_code_is_sent() {
    Bob bob = Bob.with(environment, 1);
    Person person = bob.person.elsewhere();
    Step.CONFIRM_DESTINATION.reach(person, bob);
    long before = bob.realm.inbox().position();

    Outage.OF_THE_STORE.during(() -> triesLater(person.confirmDestination(bob.phone)));

    assertThat(bob.realm.inbox().after(before)).isEmpty();
    assertThat(person.browser().reload().mark()).isEqualTo("confirm-destination");
    person.confirmDestination(bob.phone);
    assertThat(person.enterCodeFor(bob.phone).mark()).isEqualTo("new-password");
  }

  @Test
  void nobody_is_named() {
    Bob bob = Bob.with(environment, 1);
    Person person = bob.person.elsewhere();
    person.forgot();

    Outage.OF_THE_STORE.during(() -> triesLater(person.identify()));

    person.forgot();
    assertThat(person.identify().mark()).isEqualTo("choose-method");
  }

  @Test
  void no_method_is_registered() {
    TestRealm realm = environment.realm().user("alice").create();
    Person alice = realm.person("alice");
    alice.openRegistration();
    alice.setUp("auth-email");
    String mail = "alice-of-" + realm.name() + "@home.example";
    long before = realm.inbox().position();

    Outage.OF_THE_STORE.during(
        () -> {
          Page page = alice.giveDestination(mail, "");
          assertThat(page.mark()).isEqualTo("register-email");
          assertThat(page.message()).contains("try again in a few minutes");
        });

    assertThat(realm.inbox().after(before)).isEmpty();
    alice.giveDestination(mail, "");
    String code = alice.readCode(mail);
    Outage.OF_THE_STORE.during(
        () -> {
          Page page = alice.enterCode(code);
          assertThat(page.mark()).isEqualTo("register-email");
          assertThat(page.message()).contains("try again in a few minutes");
        });
    assertThat(realm.admin().credentialTypes("alice")).doesNotContain("sspr-email");
    alice.enterCode(code);
    assertThat(realm.admin().credentialTypes("alice")).contains("sspr-email");
  }

  @Test
  void a_wrong_try_counts_though_its_request_is_rolled_back() {
    Bob bob =
        Bob.with(
            environment,
            environment
                .realm()
                .policy("verificationsPerHour", String.valueOf(TRIES))
                .with("eventsListeners", List.of(Outage.LISTENER)));
    Person attacker = bob.forgets();
    URI tab = attacker.choose("auth-phone", "sms").address();

    Outage.OF_THE_DATABASE.during(
        () -> {
          for (int i = 0; i < TRIES; i++) {
            attacker.browser().open(tab);
            attacker
                .browser()
                .post(Attacker.action(attacker.page()), Map.of("destination", WRONG_PHONE));
          }
        });

    assertThat(bob.realm.admin().events("RESET_PASSWORD_ERROR")).as("rolled back").isEmpty();
    assertThat(bob.forgets().page().mark()).isEqualTo("locked");
  }

  /**
   * The old password goes on working, nothing is told or counted as done, and the same reset sets
   * the password afterwards, also where it is the last one of the day.
   */
  @Test
  void a_password_that_could_not_be_committed_is_not_set_and_can_be_set_again() {
    Bob bob =
        Bob.with(
            environment,
            environment
                .realm()
                .policy("resetsPerDay", "1")
                .with("eventsListeners", List.of(Outage.LISTENER, "jboss-logging")));
    Person person = bob.forgets();
    person.prove("auth-email", "mail", bob.mail);
    long before = bob.realm.inbox().position();

    Outage.OF_THE_COMMIT.during(
        () -> {
          Page page = person.newPassword(Bob.NEW_PASSWORD);
          assertThat(page.status()).isEqualTo(500);
          assertThat(page.text()).contains("internal server error");
          assertThat(page.mark()).isNotEqualTo("done");
        });

    assertThat(person.elsewhere().signIn(UserSpec.PASSWORD).signedIn()).isTrue();
    assertThat(person.elsewhere().signIn(Bob.NEW_PASSWORD).signedIn()).isFalse();
    assertThat(bob.realm.admin().events("RESET_PASSWORD"))
        .noneMatch(
            event -> event.path("details").path("sspr_step").asText().equals("new-password"));
    assertThat(bob.realm.inbox().after(before)).isEmpty();

    assertThat(person.browser().reload().mark()).isEqualTo("new-password");
    assertThat(person.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");
    assertThat(person.elsewhere().signIn(Bob.NEW_PASSWORD).signedIn()).isTrue();
    assertThat(person.elsewhere().signIn(UserSpec.PASSWORD).signedIn()).isFalse();
    bob.realm
        .inbox()
        .await(before, "the notice", message -> message.to().equals("bob@corp.example"));
  }

  private static void triesLater(Page page) {
    assertThat(page.mark()).isEqualTo("try-later");
    assertThat(page.document().text()).contains("Please try again in a few minutes");
  }
}
