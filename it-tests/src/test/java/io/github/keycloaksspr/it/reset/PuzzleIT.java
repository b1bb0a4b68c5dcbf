// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.PuzzleSolver;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.support.Parallel;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The puzzle on the first page, without a browser: only a fresh solution of its own lets one on.
 */
@WithSspr
final class PuzzleIT {

  private static final String AGAIN = "used already or took too long";

  @Test
  void nobody_is_looked_for_without_a_solution(SsprEnvironment environment) {
    TestRealm realm = always(environment);
    Person person = realm.person("bob");
    person.forgot();
    assertThat(PuzzleSolver.isAsked(person.page())).isTrue();

    for (String name : List.of("bob", "nobody")) {
      Page page = person.identify(name);
      assertRefused(page, "With JavaScript, the check runs by itself");
      assertThat(page.value("username")).contains(name);
    }
    assertThat(realm.admin().events("SEND_RESET_PASSWORD")).isEmpty();
    assertThat(realm.admin().events("RESET_PASSWORD_ERROR")).isEmpty();
  }

  @Test
  void a_solution_lets_one_on_once(SsprEnvironment environment) {
    Person person = always(environment).person("bob");
    String solution = PuzzleSolver.solve(person.forgot());
    assertThat(identify(person, "nobody", solution).mark()).isEqualTo("unknown-user");
    person.browser().press("action", "restart");

    assertRefused(identify(person, "bob", solution), AGAIN);
    assertThat(identify(person, "bob", PuzzleSolver.solve(person.page())).mark())
        .isEqualTo("not-registered");
  }

  @Test
  void reloading_and_a_missing_name_use_nothing_up(SsprEnvironment environment) {
    Person person = always(environment).person("bob");
    String solution = PuzzleSolver.solve(person.forgot());
    Page page = identify(person, "", solution);
    assertThat(page.fieldError("username")).isNotEmpty();
    person.browser().reload();

    assertThat(identify(person, "bob", solution).mark()).isEqualTo("not-registered");
  }

  @Test
  void whatever_else_is_sent_is_refused_in_the_same_words(SsprEnvironment environment) {
    TestRealm realm = always(environment);
    String ofAnotherRealm = PuzzleSolver.solve(always(environment).person("bob").forgot());
    String ofAnotherBrowser = PuzzleSolver.solve(realm.person("bob").forgot());
    Person person = realm.person("bob");
    Map<String, Object> right = PuzzleSolver.solution(person.forgot());
    String ofThisTab = PuzzleSolver.encode(right);
    List<String> hostile = new ArrayList<>(List.of(ofAnotherRealm, ofAnotherBrowser));
    hostile.addAll(
        List.of(
            "x".repeat(10_000),
            "7".repeat(10_000),
            "!",
            "e30=",
            "bnVsbA==",
            "eyJhIjo=",
            "W10=",
            "\u0000",
            "<script>alert(1)</script>",
            "{0}${7*7}",
            ofThisTab + ofThisTab,
            ofThisTab.substring(4)));
    hostile.add(PuzzleSolver.encode(with(right, "number", 100_001)));
    hostile.add(PuzzleSolver.encode(with(right, "number", "text")));
    hostile.add(PuzzleSolver.encode(with(right, "algorithm", "SHA-1")));
    hostile.add(PuzzleSolver.encode(with(right, "signature", "0".repeat(64))));
    hostile.add(
        PuzzleSolver.encode(
            with(
                right,
                "salt",
                String.valueOf(right.get("salt")).replaceAll("expires=\\d", "expires=9"))));
    long log = environment.log().position();

    for (String text : hostile) {
      assertRefused(identify(person, "bob", text), AGAIN);
    }
    assertThat(environment.log().recordsFrom(log))
        .filteredOn(record -> record.contains("uzzle"))
        .noneMatch(record -> record.contains("WARN") || record.contains("ERROR"));
    assertThat(identify(person, "bob", ofThisTab).mark()).isEqualTo("not-registered");
  }

  @Test
  void after_failures_it_is_asked_whoever_was_named(SsprEnvironment environment) {
    for (String name : List.of("bob", "nobody")) {
      TestRealm realm =
          environment.realm().policy("captcha", "after-failures").user("bob").create();
      for (int i = 0; i < 5; i++) {
        Person person = realm.person("bob");
        assertThat(PuzzleSolver.isAsked(person.forgot())).isFalse();
        assertThat(person.identify(name).mark()).isNotEqualTo("who-are-you");
      }
      Person person = realm.person("bob");
      assertThat(PuzzleSolver.isAsked(person.forgot())).as(name).isTrue();
      assertRefused(person.identify(name), "With JavaScript, the check runs by itself");
      assertThat(identify(person, name, PuzzleSolver.solve(person.page())).mark())
          .isNotEqualTo("who-are-you");
    }
  }

  @Test
  void posts_at_the_same_time_get_no_more_free_namings(SsprEnvironment environment)
      throws Exception {
    TestRealm realm = environment.realm().policy("captcha", "after-failures").user("bob").create();
    List<Person> people =
        IntStream.range(0, 12).mapToObj(i -> realm.person("bob")).peek(Person::forgot).toList();

    List<String> marks = Parallel.each(people, person -> person.identify("nobody").mark());

    assertThat(marks).filteredOn("unknown-user"::equals).hasSize(5);
    assertThat(marks).filteredOn("who-are-you"::equals).hasSize(7);
  }

  @Test
  void a_reset_that_was_done_gives_the_free_namings_back(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, environment.realm().policy("captcha", "after-failures"));
    for (int i = 0; i < 5; i++) {
      bob.forgets();
    }
    Person person = bob.person.elsewhere();
    String solution = PuzzleSolver.solve(person.forgot());
    identify(person, "bob", solution);
    person.prove("auth-email", "mail", bob.mail);
    assertThat(person.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");

    assertThat(PuzzleSolver.isAsked(bob.person.elsewhere().forgot())).isFalse();
  }

  @Test
  void without_a_puzzle_nothing_of_it_is_on_the_page(SsprEnvironment environment) {
    Page page = environment.realm().user("bob").create().person("bob").forgot();

    assertThat(page.source()).doesNotContain("puzzle");
  }

  private static TestRealm always(SsprEnvironment environment) {
    return environment.realm().policy("captcha", "always").user("bob").create();
  }

  private static Page identify(Person person, String name, String solution) {
    return person.browser().submit(Map.of("username", name, "puzzle", solution));
  }

  private static Map<String, Object> with(Map<String, Object> right, String field, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(right);
    changed.put(field, value);
    return changed;
  }

  private static void assertRefused(Page page, String words) {
    assertThat(page.mark()).isEqualTo("who-are-you");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.pageError()).contains(words);
    assertThat(page.showsStackTrace()).isFalse();
    assertThat(PuzzleSolver.isAsked(page)).isTrue();
  }
}
