// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.support.Parallel;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One session, many posts at the same moment: what is good once happens once. */
@WithSspr
final class ParallelPostsIT {

  private static final int POSTS = 8;

  @Test
  void of_new_passwords_set_one(SsprEnvironment environment) throws Exception {
    Bob bob = Bob.with(environment, 1);
    Person person = bob.person.elsewhere();
    Step.ENTER_CODE.reach(person, bob);
    URI action = Attacker.action(person.enterCodeFor(bob.mail));
    List<String> passwords =
        IntStream.range(0, POSTS).mapToObj(i -> "parallel-Passw0rd-" + i).toList();

    inParallel(
        person,
        action,
        passwords.stream()
            .map(each -> Map.of("password-new", each, "password-confirm", each))
            .toList());

    assertThat(passwords.stream().filter(each -> bob.person.elsewhere().signIn(each).signedIn()))
        .hasSize(1);
    assertThat(bob.realm.admin().events("RESET_PASSWORD"))
        .filteredOn(event -> event.path("details").path("sspr_result").asText().equals("reset"))
        .hasSize(1);
    assertThat(bob.realm.admin().credentialTypes("bob")).containsOnlyOnce("password");
  }

  @Test
  void of_one_right_code_of_two_proofs_give_one(SsprEnvironment environment) throws Exception {
    Bob bob = Bob.with(environment, 2);
    Person person = bob.person.elsewhere();
    Step.ENTER_CODE.reach(person, bob);
    String code = person.readCode(bob.mail);
    long before = Attacker.proofs(bob);

    inParallel(
        person,
        Attacker.action(person.page()),
        IntStream.range(0, POSTS).mapToObj(i -> Map.of("code", code)).toList());

    assertThat(Attacker.proofs(bob) - before).isEqualTo(1);
    person.forgot();
    assertThat(person.page().mark()).isNotEqualTo("new-password");
    assertThat(bob.person.elsewhere().signIn().signedIn()).isTrue();
  }

  @Test
  void of_a_choice_and_a_destination_send_one_code(SsprEnvironment environment) throws Exception {
    Bob bob = Bob.with(environment, 1);
    Person person = bob.person.elsewhere();
    Step.CONFIRM_DESTINATION.reach(person, bob);
    long inbox = bob.realm.inbox().position();

    inParallel(
        person,
        Attacker.action(person.page()),
        IntStream.range(0, POSTS).mapToObj(i -> Map.of("destination", bob.phone)).toList());

    bob.realm.inbox().await(inbox, "a code", message -> message.to().equals(bob.phone));
    assertThat(bob.realm.inbox().after(inbox))
        .filteredOn(message -> message.to().equals(bob.phone))
        .hasSize(1);
  }

  @Test
  void of_a_registration_s_code_store_one_credential(SsprEnvironment environment) throws Exception {
    TestRealm realm = environment.realm().user("bob").create();
    Person bob = realm.person("bob");
    String mail = "bob-of-" + realm.name() + "@home.example";
    bob.openRegistration();
    bob.setUp("auth-email");
    bob.giveDestination(mail, "");
    String code = bob.readCode(mail);

    inParallel(
        bob,
        Attacker.action(bob.page()),
        IntStream.range(0, POSTS).mapToObj(i -> Map.of("code", code)).toList());

    assertThat(realm.admin().credentialTypes("bob")).containsOnlyOnce("sspr-email");
  }

  /** Each form from a browser of its own with the same cookies: posts share no connection. */
  private static void inParallel(Person person, URI action, List<Map<String, String>> forms)
      throws Exception {
    List<Callable<Page>> posts = new ArrayList<>();
    for (Map<String, String> form : forms) {
      Person tab = person.elsewhere();
      person.browser().cookies().all().forEach(tab.browser().cookies()::add);
      posts.add(() -> tab.browser().post(action, form));
    }
    for (Page page : Parallel.all(posts)) {
      Attacker.assertNoBreakdown(page, "posts at the same time");
    }
  }
}
