// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminAnswer;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Security questions on the server, from the administrator's list to the proof. */
@WithSspr
final class QuestionsIT {

  private static final List<String> ANSWERS =
      List.of("Ulan Bator", "Aardvark", "Professor Quill", "Blue bicycle", "Marzipan");

  @Nested
  final class TheList {

    @Test
    void may_hold_questions_of_the_administrators_own_beside_ours(SsprEnvironment environment) {
      TestRealm realm =
          realm(
              environment
                  .realm()
                  .policy(
                      "questions",
                      "first-pet##first-car##Which tree stood at the gate?##Qui, quoi, où ?##dream-job"));
      Person bob = registered(realm);

      assertThat(bob.answers().keySet())
          .contains("Which tree stood at the gate?", "Qui, quoi, où ?")
          .hasSize(5);
      assertThat(forgets(bob).proveByQuestions().mark()).isEqualTo("new-password");
    }

    @Test
    void offers_what_the_policy_approves_and_takes_nothing_else(SsprEnvironment environment) {
      TestRealm realm =
          realm(
              environment
                  .realm()
                  .policy("questions", "first-pet##first-car##dream-job")
                  .policy("questionsToRegister", "3"));
      Person bob = realm.person("bob");
      bob.openRegistration();
      Page page = bob.setUp("security-questions");
      assertThat(page.document().select("select[name=question-1] option[value~=.]")).hasSize(3);

      Map<String, String> forged = new TreeMap<>();
      List<String> questions = List.of("first-pet", "first-car", "famous-person");
      for (int i = 1; i <= 3; i++) {
        forged.put("question-" + i, questions.get(i - 1));
        forged.put("answer-" + i, ANSWERS.get(i - 1));
      }
      Page refused = bob.browser().post(page.formWith("answer-1").action(), forged);

      assertThat(refused.fieldError("question-3")).isNotEmpty();
      assertThat(realm.admin().credentialTypes("bob")).containsExactly("password");
    }

    @Test
    void is_refused_with_more_than_twenty_of_ones_own_or_fewer_than_are_registered(
        SsprEnvironment environment) {
      TestRealm realm = realm(environment.realm());
      String tooMany =
          IntStream.rangeClosed(1, 21)
              .mapToObj(i -> "Question of ours " + i)
              .collect(Collectors.joining("##"));

      assertThat(refused(realm, "questions", tooMany)).contains("questions", "20");
      assertThat(refused(realm, "questions", "first-pet##first-car")).contains("questions");
      assertThat(refused(realm, "questions", "ab##first-car##first-pet##dream-job##honeymoon"))
          .contains("3 to 200");
      assertThat(refused(realm, "questionsToReset", "6")).contains("3 to 5");
    }

    private static String refused(TestRealm realm, String key, String value) {
      Map<String, String> policy = new TreeMap<>(realm.admin().policy());
      policy.put(key, value);
      AdminAnswer answer = realm.admin().storePolicy(policy);
      assertThat(answer.status()).isEqualTo(400);
      return answer.text();
    }
  }

  @Nested
  final class Registering {

    @Test
    void refuses_repeats_what_the_question_says_and_the_persons_own_names(
        SsprEnvironment environment) {
      TestRealm realm = realm(environment.realm());
      Person bob = realm.person("bob");
      bob.openRegistration();
      Page page = bob.setUp("security-questions");

      Page refused =
          bob.browser()
              .submit(
                  page.formWith("answer-1"),
                  Map.of(
                      "question-1", "first-pet",
                      "answer-1", " BOB@corp.example ",
                      "question-2", "first-pet",
                      "answer-2", "Aardvark",
                      "question-3", "first-car",
                      "answer-3", "learn to DRIVE",
                      "question-4", "dream-job",
                      "answer-4", "Ｆｉｒｓｔ　Last",
                      "question-5", "honeymoon",
                      "answer-5", "aardvark"));

      for (String field : List.of("answer-1", "question-2", "answer-3", "answer-4", "answer-5")) {
        assertThat(refused.fieldError(field)).as(field).isNotEmpty();
      }
      assertThat(refused.document().html()).doesNotContain("Aardvark");
      assertThat(realm.admin().credentialTypes("bob")).containsExactly("password");
    }

    @Test
    void costs_as_much_as_the_realm_says(SsprEnvironment environment) {
      TestRealm realm =
          realm(
              environment
                  .realm()
                  .with(
                      "passwordPolicy", "hashAlgorithm(pbkdf2-sha512) and hashIterations(500000)"));
      Person bob = realm.person("bob");
      bob.openRegistration();
      bob.setUp("security-questions");
      Instant before = Instant.now();

      bob.registerQuestions(ANSWERS);

      // No processor makes 5 times 500,000 rounds of two SHA-512 faster; the default is far
      // cheaper.
      assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(700));
      assertThat(realm.admin().credentialTypes("bob")).contains("sspr-questions");
    }
  }

  @Nested
  final class Answering {

    @Test
    void asks_so_many_as_the_policy_says_and_of_case_space_and_width_nothing(
        SsprEnvironment environment) {
      TestRealm realm = realm(environment.realm().policy("questionsToReset", "4"));
      Person bob = forgets(registered(realm));
      Page page = bob.choose("security-questions", "");
      assertThat(page.label("answer-4")).isPresent();
      assertThat(page.label("answer-5")).isEmpty();

      Map<String, String> values = new TreeMap<>();
      for (int i = 1; i <= 4; i++) {
        String answer = bob.answers().get(page.label("answer-" + i).orElseThrow());
        values.put("answer-" + i, "  " + answer.toUpperCase(Locale.ROOT).replace(" ", "　 ") + " ");
      }

      assertThat(bob.browser().submit(values).mark()).isEqualTo("new-password");
    }

    @Test
    void does_not_tell_which_answer_was_wrong_and_keeps_the_questions(SsprEnvironment environment) {
      TestRealm realm = realm(environment.realm());
      Person registered = registered(realm);
      Person bob = forgets(registered);
      Page page = bob.choose("security-questions", "");
      List<String> asked = asked(page);

      Page refused =
          bob.browser()
              .submit(Map.of("answer-1", "wrong one", "answer-2", "wrong", "answer-3", "wrong"));
      assertThat(refused.pageError()).isNotEmpty();
      assertThat(refused.errors()).hasSize(1);
      assertThat(asked(refused)).isEqualTo(asked);
      bob.anotherWay();
      assertThat(asked(bob.choose("security-questions", ""))).isEqualTo(asked);
      assertThat(asked(bob.browser().reload())).isEqualTo(asked);
      Person elsewhere = forgets(registered);
      assertThat(asked(elsewhere.choose("security-questions", ""))).isEqualTo(asked);
    }

    @Test
    void goes_on_when_the_realm_hashes_in_another_way_now(SsprEnvironment environment) {
      TestRealm realm =
          realm(
              environment
                  .realm()
                  .with("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1000)"));
      Person bob = registered(realm);

      realm.admin().change(Map.of("passwordPolicy", "hashAlgorithm(argon2)"));

      assertThat(forgets(bob).proveByQuestions().mark()).isEqualTo("new-password");
    }
  }

  private static TestRealm realm(TestRealm.Builder builder) {
    return builder.methods("auth-email", "security-questions").user("bob").create();
  }

  private static Person registered(TestRealm realm) {
    Person bob = realm.person("bob");
    bob.openRegistration();
    bob.registerQuestions(ANSWERS);
    assertThat(realm.admin().credentialTypes("bob")).contains("sspr-questions");
    return bob;
  }

  private static Person forgets(Person registered) {
    Person bob = registered.elsewhere();
    bob.forgot();
    bob.identify();
    return bob;
  }

  private static List<String> asked(Page page) {
    return IntStream.rangeClosed(1, 3)
        .mapToObj(i -> page.label("answer-" + i).orElseThrow())
        .toList();
  }
}
