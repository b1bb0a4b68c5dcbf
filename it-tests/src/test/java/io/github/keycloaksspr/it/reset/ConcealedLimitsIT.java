// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits where accounts are concealed: they hold for users, and are seen for names. */
@WithSspr
final class ConcealedLimitsIT {

  @ParameterizedTest
  @ValueSource(strings = {"bob", "nobody"})
  void tries_of_any_name_are_used_up_alike(String name, SsprEnvironment environment) {
    Bob bob = strict(environment);
    Person person = bob.person.elsewhere();
    person.forgot();
    person.identify(name);
    person.choose("auth-email", "mail");
    person.confirmDestination(bob.mail);

    List<String> errors =
        Stream.of("000000", "111111", "222222", "333333")
            .map(code -> person.enterCode(code).errors().toString())
            .toList();

    assertThat(errors.subList(0, 3)).allMatch(error -> error.contains("This code is not right"));
    assertThat(errors.get(3)).contains("too many tries for this name", "60 minutes");
    assertThat(person.page().mark()).isEqualTo("enter-code");
    assertThat(person.elsewhere().forgot().mark()).isEqualTo("who-are-you");
  }

  @Test
  void messages_for_any_name_are_used_up_alike(SsprEnvironment environment) {
    Bob bob =
        Bob.with(
            environment,
            environment.realm().policy("disclosure", "conceal").policy("messagesPerHour", "1"));
    for (String name : List.of("bob", "nobody")) {
      Person person = bob.person.elsewhere();
      person.forgot();
      person.identify(name);
      person.choose("auth-phone", "sms");
      assertThat(person.confirmDestination("+49 151 2300 9991").mark()).isEqualTo("enter-code");
      person.anotherWay();
      person.choose("office-phone", "voice");

      Page page = person.confirmDestination("+49 30 4000 9992");

      assertThat(page.mark()).isEqualTo("confirm-destination");
      assertThat(page.errors().toString()).contains("too many tries for this name", "60 minutes");
    }
  }

  @Test
  void the_lock_is_shown_after_the_first_proof_and_told_by_mail(SsprEnvironment environment) {
    Bob bob = strict(environment);
    long before = bob.realm.inbox().position();
    lock(bob);
    Person person = bob.person.elsewhere();
    person.forgot();

    assertThat(person.identify("bob@corp.example").mark()).isEqualTo("choose-method");
    person.choose("auth-email", "mail");
    assertThat(person.confirmDestination(bob.mail).mark()).isEqualTo("enter-code");
    Page page = person.enterCodeFor(bob.mail);

    assertThat(page.mark()).isEqualTo("locked");
    assertThat(person.browser().reload().mark()).isEqualTo("locked");
    Message mail =
        bob.realm
            .inbox()
            .await(before, "the mail", message -> message.to().equals("bob@corp.example"));
    assertThat(mail.text()).contains("closed for now").contains("still works");
  }

  @Test
  void wrong_answers_close_the_reset(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, strictRealm(environment).policy("methodsRequired", "2"));
    Person person = bob.forgets();
    person.prove("auth-email", "mail", bob.mail);
    person.choose("security-questions", "");
    for (int i = 0; i < 3; i++) {
      person.browser().submit(Map.of("answer-1", "aaa", "answer-2", "bbb", "answer-3", "ccc"));
    }

    assertThat(person.page().mark()).isEqualTo("locked");
    awaitLock(bob);
  }

  /** By destinations that are not his, which looks as if codes were sent to them. */
  private static void lock(Bob bob) {
    for (String mail : List.of("a@reset.example", "b@reset.example", "c@reset.example")) {
      Person stranger = bob.forgets();
      stranger.choose("auth-email", "mail");
      assertThat(stranger.confirmDestination(mail).mark()).isEqualTo("enter-code");
    }
    awaitLock(bob);
  }

  private static void awaitLock(Bob bob) {
    Await.that(
        "the lock",
        Await.PATIENCE,
        () ->
            bob.realm.admin().events("RESET_PASSWORD_ERROR").stream()
                .anyMatch(ConcealedLimitsIT::isLock));
  }

  private static boolean isLock(JsonNode event) {
    return event.path("details").path("sspr_step").asText().equals("lock")
        && event.path("error").asText().equals("sspr_locked");
  }

  private static Bob strict(SsprEnvironment environment) {
    return Bob.with(environment, strictRealm(environment));
  }

  private static TestRealm.Builder strictRealm(SsprEnvironment environment) {
    return environment
        .realm()
        .policy("disclosure", "conceal")
        .policy("verificationsPerHour", "3")
        .policy("questionsToReset", "3");
  }
}
