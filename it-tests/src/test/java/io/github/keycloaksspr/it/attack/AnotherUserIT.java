// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Mallory proves to be Mallory, and tries to have Bob's password set with it. */
@WithSspr
final class AnotherUserIT {

  @Test
  void naming_bob_after_the_proof_loses_the_proof(SsprEnvironment environment) {
    Bob bob = Mallory.victim(environment);
    Person mallory = Mallory.beside(bob).proven();
    Attacker attacker = new Attacker(bob);

    mallory.browser().post(Attacker.action(mallory.page()), Map.of("action", "restart"));
    Page page = mallory.identify("bob");

    assertThat(page.mark()).isEqualTo("choose-method");
    Attacker.assertNoPrize(
        mallory.browser().post(Attacker.action(page), Attacker.NEW_PASSWORD), "after naming bob");
    attacker.gainedNothing();
  }

  @Test
  void fields_that_name_bob_are_not_looked_at(SsprEnvironment environment) {
    Bob bob = Mallory.victim(environment);
    Person mallory = Mallory.beside(bob).proven();
    Attacker attacker = new Attacker(bob);
    Map<String, String> form = new HashMap<>(Attacker.NEW_PASSWORD);
    String id = bob.realm.admin().userId("bob");
    for (String name :
        List.of("username", "user", "account", "email", "sspr.candidate", "candidate", "reason")) {
      form.put(name, "bob");
    }
    form.put("userId", id);
    form.put("user_id", id);
    form.put("destination", "mallory@evil.example");

    Page page = mallory.browser().post(Attacker.action(mallory.page()), form);

    assertThat(page.mark()).isEqualTo("done");
    assertThat(bob.realm.person("mallory").signIn(Attacker.PASSWORD).signedIn()).isTrue();
    attacker.gainedNothing();
  }

  @Test
  void a_destination_in_the_form_gets_nothing(SsprEnvironment environment) {
    Bob bob = Mallory.victim(environment);
    Mallory mallory = Mallory.beside(bob);
    Attacker attacker = new Attacker(bob);

    for (Step step : List.of(Step.WHO_ARE_YOU, Step.CHOOSE_METHOD, Step.CONFIRM_DESTINATION)) {
      Map<String, String> form = new HashMap<>(step.rightForm(attacker.freshBrowser(), bob));
      form.put("destination", mallory.mail());
      form.put("to", mallory.mail());
      form.put("email", mallory.mail());
      step.reach(attacker.person(), bob);
      attacker.post(form);
    }

    assertThat(attacker.codesToAnybody()).isEmpty();
    attacker.gainedNothing();
  }

  @Test
  void another_tab_of_the_same_browser_does_not_lend_its_proof(SsprEnvironment environment) {
    Bob bob = Mallory.victim(environment);
    Person mallory = Mallory.beside(bob).proven();
    Attacker attacker = new Attacker(bob);
    URI proven = mallory.page().address();
    String execution = Query.get(Attacker.action(mallory.page()), "execution");
    mallory.forgot();
    URI unproven = Attacker.action(mallory.identify("bob"));

    Page page =
        mallory.browser().post(Query.with(unproven, "execution", execution), Attacker.NEW_PASSWORD);
    Attacker.assertNoPrize(page, "the execution of the proven tab");

    URI ofProven = Attacker.action(mallory.browser().open(proven));
    page =
        mallory
            .browser()
            .post(
                Query.with(ofProven, "tab_id", Query.get(unproven, "tab_id")),
                Attacker.NEW_PASSWORD);
    Attacker.assertNoPrize(page, "the tab of the other");
    attacker.gainedNothing();
  }

  @Test
  void being_signed_in_as_mallory_proves_nothing_of_bob(SsprEnvironment environment) {
    Bob bob = Mallory.victim(environment);
    Person mallory = Mallory.beside(bob).signedIn();
    Attacker attacker = new Attacker(bob);
    assertThat(mallory.openSignIn().signedIn()).isTrue();
    int sessions = bob.realm.admin().sessions("bob").size();

    mallory.browser().open(bob.realm.address().reset());
    Page page = mallory.identify("bob");
    Attacker.assertNoPrize(page, "signed in as somebody else");
    page = mallory.browser().post(Attacker.action(page), Attacker.NEW_PASSWORD);

    Attacker.assertNoPrize(page, "signed in as somebody else");
    assertThat(bob.realm.admin().sessions("bob")).hasSize(sessions);
    attacker.gainedNothing();
  }
}
