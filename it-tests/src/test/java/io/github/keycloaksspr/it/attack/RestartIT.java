// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Keycloak restarts a sign-in at anybody's wish, and forgets the session's notes with it. That may
 * lose a proof, and must never lose a limit.
 */
@WithSspr
final class RestartIT {

  @Test
  void loses_what_was_proven(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    Person person = bob.person.elsewhere();
    Step.ENTER_CODE.reach(person, bob);
    URI action = Attacker.action(person.enterCodeFor(bob.mail));
    Attacker attacker = new Attacker(bob);

    restart(person, action);
    Page page = person.browser().post(action, Attacker.NEW_PASSWORD);

    Attacker.assertNoPrize(page, "the form from before the restart");
    person.forgot();
    assertThat(person.identify().mark()).isEqualTo("choose-method");
    attacker.gainedNothing();
  }

  @Test
  void gives_no_try_back_and_sends_no_second_code(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, environment.realm().policy("codeAttempts", "3"));
    Attacker attacker = new Attacker(bob);
    Person person = attacker.person();
    Step.ENTER_CODE.reach(person, bob);
    for (int i = 0; i < 3; i++) {
      attacker.post(Map.of("code", "000000"));
    }

    restart(person, Attacker.action(person.page()));
    person.forgot();
    person.identify("bob");
    person.choose("auth-email", "mail");
    person.confirmDestination(bob.mail);

    attacker.gainedNothingBut(1);
  }

  @Test
  void gives_no_try_at_typing_a_destination_back(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    Attacker attacker = new Attacker(bob);
    Person person = attacker.person();
    for (int i = 0; i < 6; i++) {
      assertThat(isSentAfterTyping("+4915120000002", person)).isFalse();
      restart(person, Attacker.action(person.page()));
    }

    assertThat(isSentAfterTyping(bob.phone, person)).isFalse();

    attacker.gainedNothing();
  }

  /** Gets as far as the limits let it. */
  private static boolean isSentAfterTyping(String destination, Person person) {
    person.forgot();
    return person.identify("bob").mark().equals("choose-method")
        && person.choose("auth-phone", "sms").mark().equals("confirm-destination")
        && person.confirmDestination(destination).mark().equals("enter-code");
  }

  private static void restart(Person person, URI action) {
    URI restart =
        Query.without(
            Query.without(
                URI.create(action.toString().replace("reset-credentials", "restart")),
                "session_code"),
            "execution");
    Page page = person.browser().open(restart);
    Attacker.assertNoPrize(page, "restart");
  }
}
