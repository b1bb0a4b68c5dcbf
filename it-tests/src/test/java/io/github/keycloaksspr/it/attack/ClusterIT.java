// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.OwnServer;
import io.github.keycloaksspr.it.PuzzleSolver;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.admin.AdminApi;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.server.KeycloakServer;
import io.github.keycloaksspr.it.support.Parallel;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two nodes are no two servers: what counts once counts once on both, at the same moment too, and
 * people do not notice which of them answers.
 */
@OwnServer
final class ClusterIT {

  private static final String WRONG_PHONE = "+4915199999999";
  private static final int POSTS = 8;

  private static Cluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = Cluster.start();
  }

  @AfterAll
  static void stop() throws IOException {
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void a_reset_that_began_on_one_node_goes_on_on_the_other() {
    Bob bob = Bob.with(cluster.first(), 1);
    Person person = bob.forgets();
    person = cluster.movesOn(bob.realm, person);
    person.choose("auth-email", "mail");
    person.confirmDestination(bob.mail);
    String code = person.readCode(bob.mail);
    person = cluster.movesOn(bob.realm, person);
    assertThat(person.enterCode(code).mark()).isEqualTo("new-password");
    person = cluster.movesOn(bob.realm, person);

    assertThat(person.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");

    for (Person anywhere : List.of(bob.person.elsewhere(), cluster.atSecond(bob.realm, "bob"))) {
      assertThat(anywhere.signIn().signedIn()).isFalse();
      assertThat(anywhere.signIn(Bob.NEW_PASSWORD).signedIn()).isTrue();
    }
  }

  @Test
  void a_thousand_guesses_on_both_nodes_get_no_more_tries_than_on_one() throws Exception {
    Bob bob =
        Bob.with(
            cluster.first(), cluster.first().realm().policy("attemptsPerAddressPerHour", "10000"));
    List<Callable<Integer>> guessing = new ArrayList<>();
    List<Person> attackers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Person attacker = i % 2 == 0 ? bob.person.elsewhere() : cluster.atSecond(bob.realm, "bob");
      Step.CONFIRM_DESTINATION.reach(attacker, bob);
      attackers.add(attacker);
      guessing.add(() -> guess(attacker, 50));
    }
    long before = bob.realm.inbox().position();

    int posts = Parallel.all(guessing).stream().mapToInt(Integer::intValue).sum();

    assertThat(posts).isEqualTo(1_000);
    assertThat(failures(bob, "sspr_destination_mismatch")).hasSize(5);
    assertThat(failures(bob, "sspr_locked"))
        .filteredOn(event -> event.path("details").path("sspr_step").asText().equals("lock"))
        .hasSize(1);
    for (Person attacker : attackers) {
      Page page =
          attacker
              .browser()
              .post(Attacker.action(attacker.page()), Map.of("destination", bob.phone));
      assertThat(page.mark()).isEqualTo("locked");
    }
    assertThat(bob.realm.inbox().after(before)).isEmpty();
    assertThat(cluster.atSecond(bob.realm, "bob").signIn().signedIn()).isTrue();
  }

  @Test
  void one_right_code_at_both_nodes_at_once_is_taken_once() throws Exception {
    Bob bob = Bob.with(cluster.first(), 2);
    Person person = bob.person.elsewhere();
    Step.ENTER_CODE.reach(person, bob);
    String code = person.readCode(bob.mail);
    long before = Attacker.proofs(bob);

    onBoth(bob.realm, person, Map.of("code", code));

    assertThat(Attacker.proofs(bob) - before).isEqualTo(1);
    assertThat(cluster.movesOn(bob.realm, person).page().mark()).isNotEqualTo("new-password");
  }

  @Test
  void a_request_for_a_code_at_both_nodes_at_once_sends_one() throws Exception {
    Bob bob = Bob.with(cluster.first(), 1);
    Person here = bob.person.elsewhere();
    Person there = cluster.atSecond(bob.realm, "bob");
    List<Callable<Page>> requests = new ArrayList<>();
    for (Person person : List.of(here, there)) {
      Step.CONFIRM_DESTINATION.reach(person, bob);
      requests.add(() -> person.confirmDestination(bob.phone));
    }
    long before = bob.realm.inbox().position();

    List<Page> pages = Parallel.all(requests);

    assertThat(pages).extracting(Page::mark).containsOnlyOnce("enter-code");
    assertThat(bob.realm.inbox().after(before)).hasSize(1);
  }

  @Test
  void new_passwords_at_both_nodes_at_once_set_one() throws Exception {
    Bob bob = Bob.with(cluster.first(), 1);
    Person person = bob.person.elsewhere();
    Step.ENTER_CODE.reach(person, bob);
    person.enterCodeFor(bob.mail);

    onBoth(
        bob.realm,
        person,
        Map.of("password-new", Bob.NEW_PASSWORD, "password-confirm", Bob.NEW_PASSWORD));

    assertThat(bob.realm.admin().events("RESET_PASSWORD"))
        .filteredOn(event -> event.path("details").path("sspr_result").asText().equals("reset"))
        .hasSize(1);
    assertThat(bob.realm.admin().credentialTypes("bob")).containsOnlyOnce("password");
  }

  @Test
  void a_reset_that_one_node_closed_is_closed_on_the_other_until_an_administrator_lifts_it() {
    Bob bob =
        Bob.with(cluster.first(), cluster.first().realm().policy("verificationsPerHour", "3"));
    List<KeycloakServer> nodes = cluster.nodes();
    for (KeycloakServer lifting : List.of(nodes.get(1), nodes.get(0))) {
      close(
          lifting.equals(nodes.get(1))
              ? bob.person.elsewhere()
              : cluster.atSecond(bob.realm, "bob"));
      assertThat(atBoth(bob)).containsExactly("locked", "locked");

      AdminApi admin = lifting.admin();
      admin
          .delete(bob.realm.admin().path("sspr/users/" + bob.realm.admin().userId("bob") + "/lock"))
          .orFail();

      assertThat(atBoth(bob)).containsExactly("choose-method", "choose-method");
    }
  }

  @Test
  void a_puzzle_that_was_solved_on_one_node_is_refused_on_the_other() {
    TestRealm realm = cluster.first().realm().policy("captcha", "always").user("bob").create();
    Person person = realm.person("bob");
    String solution = PuzzleSolver.solve(person.forgot());
    assertThat(named(person, solution).mark()).isEqualTo("unknown-user");
    person.browser().press("action", "restart");

    person = cluster.movesOn(realm, person);

    Page page = named(person, solution);
    assertThat(page.mark()).isEqualTo("who-are-you");
    assertThat(page.pageError()).contains("used already");
    assertThat(named(person, PuzzleSolver.solve(page)).mark()).isEqualTo("unknown-user");
  }

  @Test
  void a_puzzle_that_was_solved_lets_one_on_at_both_nodes_at_once() throws Exception {
    TestRealm realm = cluster.first().realm().policy("captcha", "always").user("bob").create();
    Person person = realm.person("bob");
    String solution = PuzzleSolver.solve(person.forgot());

    List<Page> pages = onBoth(realm, person, Map.of("username", "nobody", "puzzle", solution));

    assertThat(pages).extracting(Page::mark).containsOnlyOnce("unknown-user");
    assertThat(realm.admin().events("RESET_PASSWORD_ERROR"))
        .filteredOn(event -> event.path("error").asText().equals("user_not_found"))
        .hasSize(1);
  }

  private static Page named(Person person, String solution) {
    return person.browser().submit(Map.of("username", "nobody", "puzzle", solution));
  }

  private static void close(Person person) {
    person.forgot();
    person.identify();
    person.choose("auth-phone", "sms");
    for (int i = 0; i < 3; i++) {
      person.confirmDestination(WRONG_PHONE);
    }
    assertThat(person.page().mark()).isEqualTo("locked");
  }

  /** What each node says to a name. */
  private static List<String> atBoth(Bob bob) {
    List<String> marks = new ArrayList<>();
    for (Person person : List.of(bob.person.elsewhere(), cluster.atSecond(bob.realm, "bob"))) {
      person.forgot();
      marks.add(person.identify().mark());
    }
    return marks;
  }

  private static int guess(Person attacker, int times) {
    for (int i = 0; i < times; i++) {
      URI action = Attacker.action(attacker.page());
      attacker.browser().post(action, Map.of("destination", String.format("+49151888%05d", i)));
    }
    return times;
  }

  /** The same form at the same moment, by the load balancer's whim here or there. */
  private static List<Page> onBoth(TestRealm realm, Person person, Map<String, String> form)
      throws Exception {
    URI here = Attacker.action(person.page());
    List<Callable<Page>> posts = new ArrayList<>();
    for (int i = 0; i < POSTS; i++) {
      Person tab = i % 2 == 0 ? realm.person("bob") : cluster.atSecond(realm, "bob");
      URI action = i % 2 == 0 ? here : cluster.atOther(here);
      person.browser().cookies().all().forEach(tab.browser().cookies()::add);
      posts.add(() -> tab.browser().post(action, form));
    }
    List<Page> pages = Parallel.all(posts);
    pages.forEach(page -> Attacker.assertNoBreakdown(page, "posts at the same time"));
    return pages;
  }

  private static List<JsonNode> failures(Bob bob, String error) {
    return bob.realm.admin().events("RESET_PASSWORD_ERROR").stream()
        .filter(event -> event.path("error").asText().equals(error))
        .toList();
  }
}
