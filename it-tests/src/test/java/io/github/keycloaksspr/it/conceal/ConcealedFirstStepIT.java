// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.conceal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.PageForm;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Before the first proof, a concealed reset offers only methods whose page needs nothing from the
 * account. Security questions need it, so they come after a first proof.
 */
@WithSspr
final class ConcealedFirstStepIT {

  private static final String MAIL = "grace-first-step@home.example";
  private static final Map<String, String> ANSWERS =
      Map.of(
          "Which tree stood at the gate?", "oak",
          "What colour was the door?", "green",
          "Who lived upstairs?", "professor quill");

  /** Two names of one account, and two of none. */
  private static final List<String> NAMES =
      List.of("grace", "grace@corp.example", "zelda", "zelda@corp.example");

  @Test
  void offers_everything_but_questions_to_every_name(SsprEnvironment environment) {
    TestRealm realm =
        realm(environment, "auth-email", "auth-phone", "authenticator-app", "security-questions");

    for (String name : NAMES) {
      assertThat(methods(named(realm, name).page()))
          .as(name)
          .containsExactlyInAnyOrder("auth-email", "auth-phone", "authenticator-app");
    }
  }

  @Test
  void shows_two_names_of_one_account_the_same_as_two_of_none(SsprEnvironment environment) {
    TestRealm realm = realm(environment, "auth-email", "security-questions");

    assertThat(NAMES.stream().map(name -> walk(realm, name)).collect(Collectors.toSet()))
        .hasSize(1);
  }

  /** Whether questions are offered or asked for out of turn, pages are of the typed name only. */
  private static List<String> walk(TestRealm realm, String name) {
    Person person = named(realm, name);
    String list = shown(person.page(), name);
    String asked = shown(chooseQuestions(person), name);
    String again = shown(person.browser().reload(), name);
    return List.of(list, asked, again);
  }

  @Test
  void takes_no_choice_of_questions_that_is_made_up(SsprEnvironment environment) {
    TestRealm realm = realm(environment, "auth-email", "security-questions");

    for (String name : NAMES) {
      Page page = chooseQuestions(named(realm, name));
      assertThat(page.mark()).as(name).isEqualTo("choose-method");
      assertThat(page.label("answer-1")).as(name).isEmpty();
    }
  }

  @Test
  void takes_no_answers_that_are_posted_out_of_turn(SsprEnvironment environment) {
    TestRealm realm = realm(environment, "auth-email", "security-questions");
    Person person = named(realm, "grace");

    Page page =
        person
            .browser()
            .post(
                action(person.page()),
                Map.of("answer-1", "oak", "answer-2", "green", "answer-3", "professor quill"));

    assertThat(page.mark()).isEqualTo("choose-method");
  }

  @Test
  void asks_questions_after_a_first_proof(SsprEnvironment environment) {
    TestRealm realm =
        builder(environment, "auth-email", "security-questions")
            .policy("methodsRequired", "2")
            .create();
    Person person = named(realm, "grace");
    assertThat(methods(person.page())).containsExactly("auth-email");

    Page second = person.prove("auth-email", "mail", MAIL);

    assertThat(methods(second)).containsExactly("security-questions");
    assertThat(person.proveByQuestions().mark()).isEqualTo("new-password");
    assertThat(person.newPassword("second-Passw0rd").mark()).isEqualTo("done");
  }

  @Test
  void says_to_every_name_alike_that_there_is_no_way_where_questions_are_all_there_is(
      SsprEnvironment environment) {
    TestRealm realm = realm(environment, "security-questions");

    assertThat(
            NAMES.stream()
                .map(name -> shown(named(realm, name).page(), name))
                .collect(Collectors.toSet()))
        .hasSize(1);
    for (String name : NAMES) {
      Page page = named(realm, name).page();
      assertThat(page.status()).as(name).isEqualTo(200);
      assertThat(page.mark()).as(name).isNotEmpty().isNotEqualTo("answer-questions");
      assertThat(methods(page)).as(name).isEmpty();
      assertThat(page.offers("action", "contact") || page.offers("action", "restart"))
          .as("a way on for " + name)
          .isTrue();
    }
  }

  @Test
  void has_no_use_for_a_method_that_does_not_fit_and_keeps_what_does(SsprEnvironment environment) {
    TestRealm realm = realm(environment, "auth-email", "security-questions");
    Person person = named(realm, "grace");
    chooseQuestions(person);

    assertThat(person.prove("auth-email", "mail", MAIL).mark()).isEqualTo("new-password");
  }

  private static TestRealm realm(SsprEnvironment environment, String... methods) {
    return builder(environment, methods).create();
  }

  private static TestRealm.Builder builder(SsprEnvironment environment, String... methods) {
    return environment
        .realm()
        .methods(methods)
        .policy("disclosure", "conceal")
        .policy("requireRegistration", "false")
        .policy("questions", String.join("##", ANSWERS.keySet()))
        .policy("questionsToRegister", "3")
        .policy("questionsToReset", "3")
        .user(
            "grace",
            user -> user.credential(Imported.mail(MAIL)).credential(Imported.answers(ANSWERS)));
  }

  private static Person named(TestRealm realm, String name) {
    Person person = realm.person("grace").elsewhere().knowing(ANSWERS);
    person.forgot();
    person.identify(name);
    return person;
  }

  private static Page chooseQuestions(Person person) {
    return person
        .browser()
        .post(action(person.page()), Map.of("method", "security-questions", "channel", ""));
  }

  private static URI action(Page page) {
    return page.forms().stream()
        .map(PageForm::action)
        .filter(action -> action.toString().contains("execution="))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No form on " + page));
  }

  private static Set<String> methods(Page page) {
    return page.forms().stream()
        .flatMap(form -> form.fields().stream())
        .filter(field -> field.name().equals("method"))
        .map(PageForm.Field::value)
        .collect(Collectors.toSet());
  }

  private static String shown(Page page, String name) {
    return page.mark()
        + ": "
        + page.document().select("[data-sspr-page]").text().replace(name, "NAME");
  }
}
