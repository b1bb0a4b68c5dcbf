// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Every field of the reset, empty and hostile: the page stays and says what is wrong, and nothing
 * happens.
 */
@WithSspr
final class BadResetInputIT {

  private static final List<String> HOSTILE =
      List.of(
          "",
          "  ",
          "x".repeat(10_000),
          "7".repeat(10_000),
          "\u0000\u0007",
          "+1\r\nBcc: victim@example.org",
          "<script>alert(1)</script>\"'",
          "{0}${7*7}");

  @Test
  void a_choice_of_method(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    Person person = bob.forgets();
    for (String text : HOSTILE) {
      assertStays(person, "choose-method", Map.of("method", text, "channel", "sms"), text);
      assertStays(person, "choose-method", Map.of("method", "auth-phone", "channel", text), text);
    }
    assertStays(person, "choose-method", Map.of("method", "auth-email", "channel", "sms"), "sms");
    assertStays(person, "choose-method", Map.of("method", "auth-email"), "auth-email");
  }

  @Test
  void a_destination(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, environment.realm().policy("codeAttempts", "10"));
    Person person = bob.forgets();
    person.choose("auth-phone", "sms");
    long before = bob.realm.inbox().position();
    for (String text : HOSTILE) {
      assertThat(
              assertStays(person, "confirm-destination", Map.of("destination", text), text)
                  .fieldError("destination"))
          .isNotEmpty();
    }
    assertThat(bob.realm.inbox().after(before)).isEmpty();
  }

  @Test
  void a_code(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    Person person = bob.forgets();
    person.choose("auth-email", "mail");
    person.confirmDestination(bob.mail);
    String code = person.readCode(bob.mail);
    for (String text : HOSTILE) {
      assertThat(assertStays(person, "enter-code", Map.of("code", text), text).fieldError("code"))
          .isNotEmpty();
    }
    assertThat(person.enterCode(code).mark()).isEqualTo("new-password");
  }

  @Test
  void answers(SsprEnvironment environment) {
    Bob bob = Bob.with(environment, environment.realm().policy("codeAttempts", "10"));
    Person person = bob.forgets();
    person.choose("security-questions", "");
    for (String text : HOSTILE) {
      Map<String, String> answers = new LinkedHashMap<>();
      answers.put("answer-1", text);
      answers.put("answer-2", text);
      answers.put("answer-3", text);
      assertThat(assertStays(person, "answer-questions", answers, text).errors()).isNotEmpty();
    }
    person.anotherWay();
    assertThat(person.proveByQuestions().mark()).isEqualTo("new-password");
  }

  @Test
  void a_password(SsprEnvironment environment) {
    Bob bob =
        Bob.with(
            environment, environment.realm().with("passwordPolicy", "length(8) and maxLength(64)"));
    Person person = bob.forgets();
    person.prove("auth-email", "mail", bob.mail);
    for (String text : HOSTILE.subList(0, 6)) {
      Map<String, String> form = Map.of("password-new", text, "password-confirm", text);
      assertThat(assertStays(person, "new-password", form, text).errors()).isNotEmpty();
    }
    assertThat(bob.person.elsewhere().signIn().signedIn()).isTrue();
    assertThat(person.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");
  }

  private static Page assertStays(
      Person person, String mark, Map<String, String> values, String typed) {
    Page page =
        person
            .browser()
            .post(
                person.page().forms().stream()
                    .map(form -> form.action())
                    .filter(action -> action.toString().contains("execution="))
                    .findFirst()
                    .orElseThrow(),
                values);
    assertThat(page.mark()).as(typed).isEqualTo(mark);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.errors()).as(typed).isNotEmpty();
    assertThat(page.showsStackTrace()).isFalse();
    assertThat(page.document().select("script:not([src])").html()).doesNotContain("alert(1)");
    return page;
  }
}
