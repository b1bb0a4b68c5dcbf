// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.Cookies;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People who lost their password prove who they are and set a new one. */
@WithSspr
final class ResetIT {

  @Nested
  final class WithOneMethod {

    @ParameterizedTest
    @CsvSource({
      "auth-phone, sms, SMS",
      "auth-phone, voice, VOICE",
      "office-phone, voice, VOICE",
      "auth-email, mail, MAIL"
    })
    void every_method_with_a_destination_gives_a_new_password(
        String method, String channel, Message.Kind kind, SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person person = bob.forgets();
      String destination = destination(bob, method);

      assertThat(person.page().mark()).isEqualTo("choose-method");
      person.choose(method, channel);
      assertThat(person.page().mark()).isEqualTo("confirm-destination");
      long before = bob.realm.inbox().position();
      person.confirmDestination(destination);
      assertThat(person.page().mark()).isEqualTo("enter-code");
      assertThat(
              bob.realm.inbox().after(before).stream()
                  .filter(message -> message.to().equals(destination))
                  .map(Message::kind))
          .containsExactly(kind);
      person.enterCodeFor(destination);
      assertThat(person.page().mark()).isEqualTo("new-password");

      assertReset(bob, person);
      assertThat(environment.twilio().rejected(destination)).isEmpty();
    }

    @Test
    void security_questions_give_a_new_password(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person person = bob.forgets();

      assertThat(person.proveByQuestions().mark()).isEqualTo("new-password");

      assertReset(bob, person);
    }

    @Test
    void a_mail_address_names_the_user_as_well(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person person = bob.person.elsewhere();
      person.forgot();

      assertThat(person.identify("BOB@corp.example").mark()).isEqualTo("choose-method");
    }
  }

  @Nested
  final class WithMoreMethods {

    @Test
    void two_methods_need_two_proofs(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 2);
      Person person = bob.forgets();

      person.prove("auth-phone", "sms", bob.phone);
      assertThat(person.page().mark()).isEqualTo("choose-method");
      person.prove("auth-email", "mail", bob.mail);

      assertReset(bob, person);
    }

    @Test
    void three_methods_need_three_proofs(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 3);
      Person person = bob.forgets();

      person.prove("office-phone", "voice", bob.officePhone);
      person.prove("auth-email", "mail", bob.mail);
      assertThat(person.page().mark()).isEqualTo("choose-method");
      person.proveByQuestions();

      assertReset(bob, person);
    }

    @Test
    void text_and_call_to_one_number_are_one_proof(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 2);
      Person person = bob.forgets();

      person.prove("auth-phone", "sms", bob.phone);

      assertThat(person.page().forms()).noneMatch(form -> form.has("method", "auth-phone"));
      assertThat(person.page().forms()).anyMatch(form -> form.has("method", "auth-email"));
    }

    @Test
    void one_number_under_two_methods_is_one_proof(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 2);
      bob.realm.admin().setAttribute("bob", "officePhone", List.of(bob.phone));
      Person person = bob.forgets();

      person.prove("auth-phone", "sms", bob.phone);

      assertThat(person.page().forms()).noneMatch(form -> form.has("method", "office-phone"));
    }

    @Test
    void whoever_has_only_one_number_under_two_methods_is_not_registered_for_two(
        SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 2);
      bob.realm.admin().changePolicy(Map.of("methods", "office-phone##auth-phone"));
      bob.realm.admin().setAttribute("bob", "officePhone", List.of(bob.phone));

      assertThat(bob.forgets().page().mark()).isEqualTo("not-registered");
    }
  }

  @Nested
  final class Destinations {

    @Test
    void must_be_typed_whole_before_anything_is_sent(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person person = bob.forgets();
      long before = bob.realm.inbox().position();

      person.choose("auth-phone", "sms");
      Page page = person.confirmDestination("+49151230000");

      assertThat(page.mark()).isEqualTo("confirm-destination");
      assertThat(page.fieldError("destination")).isNotEmpty();
      assertThat(bob.realm.inbox().after(before)).isEmpty();
    }

    @Test
    void are_never_shown_whole(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person person = bob.forgets();

      assertThat(person.page().document().html())
          .doesNotContain(bob.phone.substring(3))
          .doesNotContain(bob.mail)
          .contains(bob.phone.substring(bob.phone.length() - 2));
    }

    @Test
    void may_be_typed_in_any_usual_spelling(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, environment.realm().policy("defaultRegion", "DE"));
      Person person = bob.forgets();

      person.choose("auth-phone", "sms");
      person.confirmDestination("0" + bob.phone.substring(3, 6) + " / " + bob.phone.substring(6));

      assertThat(person.page().mark()).isEqualTo("enter-code");
    }
  }

  private static String destination(Bob bob, String method) {
    return switch (method) {
      case "auth-phone" -> bob.phone;
      case "office-phone" -> bob.officePhone;
      default -> bob.mail;
    };
  }

  /** Sets a new password; nobody is signed in by that; the new one opens, the old one does not. */
  private static void assertReset(Bob bob, Person person) {
    assertThat(person.page().mark()).isEqualTo("new-password");
    Page done = person.newPassword(Bob.NEW_PASSWORD);

    assertThat(done.mark()).isEqualTo("done");
    assertThat(person.browser().cookies().all())
        .extracting(Cookies.Cookie::name)
        .doesNotContain("KEYCLOAK_IDENTITY", "KEYCLOAK_SESSION");
    assertThat(person.elsewhere().signIn("first-Passw0rd").signedIn()).isFalse();
    assertThat(bob.person.elsewhere().signIn(Bob.NEW_PASSWORD).signedIn()).isTrue();
  }
}
