// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Names and addresses that look like Bob's, or become his when somebody normalises them. A
 * look-alike is somebody else; and where a spelling is taken for Bob's, what is sent goes to Bob.
 */
@WithSspr
final class LookAlikeIT {

  /** Cyrillic o, full width, circled, zero width space, combining accent, small capital. */
  private static final List<String> NAMES =
      List.of(
          "b\u043eb",
          "\uff42\uff4f\uff42",
          "\u24d1ob",
          "bob\u200b",
          "\u2060bob",
          "bo\u0301b",
          "\u0299ob",
          "bob\u00ad",
          "\ud835\udc1b\ud835\udc28\ud835\udc1b");

  @Test
  void of_a_name_is_nobody(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    Attacker attacker = new Attacker(bob);
    for (String name : NAMES) {
      attacker.person().forgot();
      assertThat(attacker.person().identify(name).mark()).as(name).isEqualTo("unknown-user");
      attacker.person().forgot();
      assertThat(attacker.person().identify(name + "@corp.example").mark())
          .as(name)
          .isEqualTo("unknown-user");
    }
    attacker.gainedNothing();
  }

  @Test
  void of_an_account_is_another_account(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    String twin = NAMES.get(0);
    Profiles.withoutValidation(bob.realm);
    bob.realm
        .admin()
        .createUser(
            Map.of(
                "username",
                twin,
                "enabled",
                true,
                "email",
                "twin@corp.example",
                "firstName",
                "B",
                "lastName",
                "B",
                "credentials",
                List.of(Map.of("type", "password", "value", "first-Passw0rd"))));
    String mail = "twin-of-" + bob.realm.name() + "@evil.example";
    Person twinPerson = bob.realm.person(twin);
    twinPerson.openRegistration();
    twinPerson.registerEmail(mail);
    Attacker attacker = new Attacker(bob);

    Person elsewhere = twinPerson.elsewhere();
    elsewhere.forgot();
    elsewhere.identify();
    elsewhere.prove("auth-email", "mail", mail);
    elsewhere.newPassword(Attacker.PASSWORD);

    attacker.gainedNothing();
    assertThat(bob.realm.person(twin).signIn(Attacker.PASSWORD).signedIn()).isTrue();
  }

  @Test
  void of_a_destination_gets_nothing(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, environment.realm().policy("codeAttempts", "10"));
    long inbox = bob.realm.inbox().position();
    String local = bob.mail.substring(0, bob.mail.indexOf('@'));
    for (String typed :
        List.of(
            bob.mail.replace('o', '\u043e'),
            "\uff42" + bob.mail.substring(1),
            local + "@re\u017fet.example",
            local + "@reset\u3002example",
            local + "@RESET.EXAMPLE",
            bob.mail.replace("example", "ex\u0430mple"))) {
      Person attacker = bob.person.elsewhere();
      Step.CHOOSE_METHOD.reach(attacker, bob);
      attacker.choose("auth-email", "mail");
      Attacker.assertNoPrize(attacker.confirmDestination(typed), typed);
    }
    assertThat(bob.realm.inbox().after(inbox))
        .filteredOn(message -> message.code().isPresent())
        .extracting(Message::to)
        .allMatch(to -> to.equals(bob.mail));
  }

  @Test
  void of_a_blocked_domain_is_blocked(SsprEnvironment environment) {
    TestRealm realm =
        environment.realm().policy("blockedMailDomains", "corp.example").user("bob").create();
    Person bob = realm.person("bob");
    bob.openRegistration();
    bob.setUp("auth-email");
    long inbox = realm.inbox().position();
    for (String domain :
        List.of(
            "\uff43orp.example",
            "corp\u3002example",
            "CORP.example",
            "c\u00adorp.example",
            "a.b.corp.example",
            "co\u24e1p.example")) {
      Page page = bob.giveDestination("other@" + domain, "");
      assertThat(page.fieldError("destination")).as(domain).isNotEmpty();
    }
    assertThat(realm.inbox().after(inbox)).isEmpty();
  }
}
