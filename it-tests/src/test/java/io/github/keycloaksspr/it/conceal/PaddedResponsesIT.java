// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.conceal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.support.Parallel;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pages for which somebody must be looked up before a proof, and pages behind which somebody is
 * looked up, wait for a beat, so that the time tells nothing; what is asserted is only that they
 * wait. {@code ./run bench conceal} measures the rest.
 */
@WithSspr
@Isolated("Takes all the places that a server has for padded responses.")
final class PaddedResponsesIT {

  private static final Duration STEP = Duration.ofMillis(250);
  private static final int MORE_THAN_ARE_HELD = 40;

  @ParameterizedTest
  @ValueSource(strings = {"alice", "nobody"})
  void leave_no_sooner_than_a_time_step(String name, SsprEnvironment environment) {
    Person person = concealing(environment).person("alice").elsewhere();
    person.forgot();

    takesAStep("choose-method", () -> person.identify(name));
    person.choose("auth-email", "mail");
    takesAStep("enter-code", () -> person.confirmDestination("somebody@home.example"));
    takesAStep("enter-code", () -> person.enterCode("000000"));
    person.anotherWay();
    person.choose("authenticator-app", "");
    takesAStep("enter-code", () -> person.enterCode("000000"));
  }

  @Test
  void too_many_at_once_are_told_to_try_later(SsprEnvironment environment) throws Exception {
    TestRealm realm = concealing(environment);
    List<Person> crowd =
        IntStream.range(0, MORE_THAN_ARE_HELD)
            .mapToObj(i -> realm.person("alice").elsewhere())
            .toList();
    for (Person person : crowd) {
      person.forgot();
      person.identify(crowd.indexOf(person) % 2 == 0 ? "alice" : "nobody");
      person.choose("authenticator-app", "");
    }

    for (Page page : Parallel.each(crowd, person -> person.enterCode("000000"))) {
      assertThat(page.mark()).isIn("enter-code", "try-later");
    }

    for (Person person : crowd) {
      assertThat(person.browser().reload().mark()).isEqualTo("enter-code");
    }
  }

  @Test
  void nobody_is_turned_away_whose_page_needs_no_look_up(SsprEnvironment environment)
      throws Exception {
    TestRealm realm = concealing(environment);
    List<Person> crowd =
        IntStream.range(0, MORE_THAN_ARE_HELD)
            .mapToObj(i -> realm.person("alice").elsewhere())
            .toList();
    crowd.forEach(Person::forgot);

    assertThat(Parallel.each(crowd, person -> person.identify("alice").mark()))
        .containsOnly("choose-method");
  }

  private static void takesAStep(String mark, Supplier<Page> request) {
    long begin = System.nanoTime();
    Page page = request.get();
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(page.mark()).isEqualTo(mark);
    assertThat(took).isGreaterThanOrEqualTo(STEP);
  }

  private static TestRealm concealing(SsprEnvironment environment) {
    return environment
        .realm()
        .methods("auth-email", "authenticator-app")
        .policy("disclosure", "conceal")
        .policy("attemptsPerAddressPerHour", "10000")
        .user("alice")
        .create();
  }
}
