// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.server.ServerTime;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * A right code is right in one place only: for the user, method, purpose and tab that it was made
 * for, once (NIST SP 800-63B-4 §3.1.3, ASVS 5.0 V6.6.2).
 */
@WithSspr
@Isolated("Sets the clock of the server that all tests share.")
final class StolenCodeIT {

  @Test
  void of_another_user_is_wrong(SsprEnvironment environment) {
    Bob bob = Mallory.victim(environment);
    Mallory mallory = Mallory.beside(bob);
    Person own = mallory.atCode();
    String code = own.readCode(mallory.mail());
    Attacker attacker = new Attacker(bob);
    Step.ENTER_CODE.reach(attacker.person(), bob);

    attacker.post(Map.of("code", code));

    attacker.gainedNothingBut(1);
    assertThat(own.enterCode(code).mark()).isEqualTo("new-password");
  }

  @Test
  void of_another_method_is_wrong(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    Attacker attacker = new Attacker(bob);
    Person person = attacker.person();
    Step.ENTER_CODE.reach(person, bob);
    String code = person.readCode(bob.mail);
    person.anotherWay();
    person.choose("auth-phone", "sms");
    assertThat(person.confirmDestination(bob.phone).mark()).isEqualTo("enter-code");

    attacker.post(Map.of("code", code));

    attacker.gainedNothingBut(2);
  }

  @Test
  void of_a_registration_is_wrong_in_a_reset_and_the_other_way_round(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    Person signedIn = bob.person;
    signedIn.startAction("sspr-register-phone");
    signedIn.giveDestination("+4915120000001", "sms");
    String registering = signedIn.readCode("+4915120000001");
    Attacker attacker = new Attacker(bob);
    Step.ENTER_CODE.reach(attacker.person(), bob);
    String resetting = attacker.person().readCode(bob.mail);

    attacker.post(Map.of("code", registering));

    assertThat(signedIn.enterCode(resetting).fieldError("code")).isNotEmpty();
    attacker.gainedNothingBut(1);
  }

  @Test
  void of_an_earlier_reset_is_worth_nothing(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    Attacker attacker = new Attacker(bob);
    Person person = attacker.person();
    Step.ENTER_CODE.reach(person, bob);
    String code = person.readCode(bob.mail);
    attacker.post(Map.of("action", "restart"));
    attacker.post(Map.of("code", code));
    person.identify("bob");
    attacker.post(Map.of("code", code));
    person.choose("auth-email", "mail");
    attacker.post(Map.of("code", code));
    person.confirmDestination(bob.mail);

    attacker.post(Map.of("code", code));

    attacker.gainedNothingBut(1);
  }

  @Test
  void that_was_used_proves_nothing_more(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 2);
    Person person = bob.person.elsewhere();
    Step.ENTER_CODE.reach(person, bob);
    String code = person.readCode(bob.mail);
    URI action = Attacker.action(person.page());
    assertThat(person.enterCode(code).mark()).isEqualTo("choose-method");
    long proofs = Attacker.proofs(bob);

    person.browser().post(action, Map.of("code", code));
    Page page =
        person.browser().post(Attacker.action(person.browser().reload()), Map.of("code", code));

    Attacker.assertNoPrize(page, "the same code again");
    assertThat(Attacker.proofs(bob)).isEqualTo(proofs);
  }

  @Test
  void that_is_too_old_is_wrong(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, environment.realm().policy("codeLifespan", "60"));
    Attacker attacker = new Attacker(bob);
    Step.ENTER_CODE.reach(attacker.person(), bob);
    String code = attacker.person().readCode(bob.mail);

    ServerTime.later(
        environment.server(),
        Duration.ofSeconds(61),
        () -> {
          Page page = attacker.post(Map.of("code", code));
          assertThat(page.mark()).isEqualTo("enter-code");
          assertThat(page.fieldError("code")).isNotEmpty();
        });
    attacker.gainedNothingBut(1);
  }
}
