// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.conceal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.server.ServerTime;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A code that is too old looks the same to everybody, though most never got one. */
@WithSspr
@Isolated("Sets the clock of the server that all tests share.")
final class ExpiredCodeIT {

  private static final Duration BEYOND_ITS_LIFE = Duration.ofSeconds(61);

  @Test
  void tells_nothing(SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .methods("auth-email")
            .policy("disclosure", "conceal")
            .policy("codeLifespan", "60")
            .user("alice")
            .user("dora")
            .user("ursula")
            .create();
    register(realm, "alice");
    register(realm, "dora");
    realm.admin().changeUser("dora", Map.of("enabled", false));
    long before = realm.inbox().position();
    Map<String, Person> waiting = new LinkedHashMap<>();
    for (String name : List.of("nobody", "alice", "dora", "ursula")) {
      waiting.put(name, waiting(realm, name));
    }
    String right =
        realm
            .inbox()
            .await(before, "a code", message -> message.to().equals(mail("alice")))
            .code()
            .orElseThrow();

    Map<String, List<Shot>> shots = new LinkedHashMap<>();
    ServerTime.later(
        environment.server(),
        BEYOND_ITS_LIFE,
        () ->
            waiting.forEach(
                (name, person) ->
                    shots.put(
                        name, afterwards(name, person, name.equals("alice") ? right : "000000"))));

    for (String name : waiting.keySet()) {
      assertThat(shots.get(name)).as(name).isEqualTo(shots.get("nobody"));
    }
  }

  private static List<Shot> afterwards(String name, Person person, String code) {
    List<Shot> shots = new ArrayList<>();
    Page tooLate = person.enterCode(code);
    assertThat(tooLate.mark()).isEqualTo("enter-code");
    assertThat(tooLate.fieldError("code")).isNotEmpty();
    shots.add(shot("too late", tooLate, name));
    shots.add(shot("reloaded", person.browser().reload(), name));
    shots.add(shot("another one", person.browser().press("action", "resend"), name));
    shots.add(shot("wrong", person.enterCode("000000"), name));
    return shots;
  }

  /** The seconds that are left of the new code's life differ by the time that pages take. */
  private static Shot shot(String step, Page page, String name) {
    Shot shot = Shot.of(step, page, name);
    return new Shot(
        step, shot.status(), shot.headers(), shot.body().replaceAll("\\b(5[0-9]|60)\\b", "LEFT"));
  }

  private static Person waiting(TestRealm realm, String name) {
    Person person = realm.person("alice").elsewhere();
    person.forgot();
    person.identify(name);
    person.choose("auth-email", "mail");
    assertThat(person.confirmDestination(mail(name)).mark()).isEqualTo("enter-code");
    return person;
  }

  private static void register(TestRealm realm, String name) {
    Person person = realm.person(name);
    person.openRegistration();
    person.registerEmail(mail(name));
  }

  private static String mail(String name) {
    return name + "@expired.example";
  }
}
