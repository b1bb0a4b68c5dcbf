// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever owns an account gets back into it where accounts are concealed, too. */
@WithSspr
final class ConcealedResetIT {

  private static final String WRONG_CODE = "This code is not right.";

  @Test
  void one_proof_leads_to_a_new_password(SsprEnvironment environment) {
    Bob bob = concealed(environment, 1);
    Person person = bob.forgets();

    assertThat(person.prove("auth-email", "mail", bob.mail).mark()).isEqualTo("new-password");
    assertThat(person.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");
    assertThat(person.elsewhere().signIn(Bob.NEW_PASSWORD).signedIn()).isTrue();
  }

  @Test
  void the_mail_address_of_the_account_names_it_too(SsprEnvironment environment) {
    Bob bob = concealed(environment, 1);
    Person person = bob.person.elsewhere();
    person.forgot();
    person.identify("BOB@corp.example");

    assertThat(person.prove("auth-phone", "sms", bob.phone).mark()).isEqualTo("new-password");
  }

  @Test
  void after_the_first_proof_the_page_tells_what_there_is(SsprEnvironment environment) {
    Bob bob = concealed(environment, 2);
    Person person = bob.forgets();
    assertThat(person.page().text()).contains("Verification step 1").doesNotContain("of 2");

    Page second = person.prove("auth-phone", "sms", bob.phone);

    assertThat(second.mark()).isEqualTo("choose-method");
    assertThat(second.text()).contains("Verification step 2 of 2").contains("•••@reset.example");
    assertThat(second.forms()).noneMatch(form -> form.has("method", "auth-phone"));
    person.choose("auth-email", "mail");
    assertThat(person.confirmDestination("other@reset.example").fieldError("destination"))
        .contains("not what you registered");
    person.confirmDestination(bob.mail);
    assertThat(person.enterCodeFor(bob.mail).mark()).isEqualTo("new-password");
    assertThat(person.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");
  }

  @Test
  void questions_are_asked_after_the_first_of_three_proofs(SsprEnvironment environment) {
    Bob bob = concealed(environment, 3);
    Person person = bob.forgets();

    assertThat(person.prove("office-phone", "voice", bob.officePhone).text())
        .contains("Verification step 2 of 3");
    person.proveByQuestions();
    assertThat(person.prove("auth-email", "mail", bob.mail).mark()).isEqualTo("new-password");
    assertThat(person.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");
  }

  @Test
  void an_account_is_unlocked(SsprEnvironment environment) {
    Bob bob =
        Bob.with(
            environment,
            environment.realm().policy("disclosure", "conceal").bruteForceProtection(2));
    Person stranger = bob.person.elsewhere();
    stranger.signIn("wrong-1");
    stranger.elsewhere().signIn("wrong-2");
    Await.that(
        "the lock",
        Await.PATIENCE,
        () -> bob.realm.admin().loginFailures("bob").path("disabled").asBoolean());
    Person person = bob.person.elsewhere();
    person.forgot();
    person.identifyLocked();

    assertThat(person.prove("auth-email", "mail", bob.mail).mark()).isEqualTo("unlocked");
    assertThat(bob.person.elsewhere().signIn().signedIn()).isTrue();
  }

  @Test
  void a_code_can_be_sent_again_and_kills_the_old_one(SsprEnvironment environment) {
    Bob bob =
        Bob.with(
            environment,
            environment.realm().policy("disclosure", "conceal").policy("resendCooldown", "15"));
    Person person = bob.forgets();
    person.choose("auth-email", "mail");
    person.confirmDestination(bob.mail);
    String first = person.readCode(bob.mail);
    Await.that(
        "the end of the cool-down", Await.PATIENCE, () -> person.resend().errors().isEmpty());
    String second = person.readCode(bob.mail);

    assertThat(person.enterCode(first).mark()).isEqualTo("enter-code");
    assertThat(person.enterCode(second).mark()).isEqualTo("new-password");
  }

  @Test
  void reloading_and_going_back_send_nothing(SsprEnvironment environment) {
    Bob bob = concealed(environment, 1);
    Person person = bob.forgets();
    person.choose("auth-email", "mail");
    person.confirmDestination(bob.mail);
    String code = person.readCode(bob.mail);
    long sent = bob.realm.inbox().position();

    for (int i = 0; i < 3; i++) {
      assertThat(person.browser().reload().mark()).isEqualTo("enter-code");
    }
    person.anotherWay();
    assertThat(person.choose("auth-email", "mail").mark()).isEqualTo("enter-code");
    assertThat(person.enterCode(code).mark()).isEqualTo("new-password");

    assertThat(bob.realm.inbox().after(sent)).noneMatch(message -> message.to().equals(bob.mail));
  }

  @Test
  void a_code_of_one_name_is_wrong_for_another(SsprEnvironment environment) {
    Bob bob = concealed(environment, 1);
    Person person = bob.forgets();
    person.choose("auth-email", "mail");
    person.confirmDestination(bob.mail);
    String code = person.readCode(bob.mail);
    Person other = bob.person.elsewhere();
    other.forgot();
    other.identify("nobody");
    other.choose("auth-email", "mail");
    other.confirmDestination(bob.mail);

    assertThat(other.enterCode(code).errors()).singleElement(STRING).contains(WRONG_CODE);
  }

  @Test
  void a_wrong_code_fails_and_the_last_step_gives_nothing_without_a_proof(
      SsprEnvironment environment) {
    Bob bob = concealed(environment, 1);
    Person person = bob.forgets();
    person.choose("auth-email", "mail");
    person.confirmDestination(bob.mail);
    String code = person.readCode(bob.mail);

    assertThat(person.enterCode(code.charAt(0) == '1' ? "222222" : "111111").errors())
        .singleElement(STRING)
        .contains(WRONG_CODE);
    Page page =
        person
            .browser()
            .post(
                person.page().formWith("code").action(),
                Map.of("password-new", Bob.NEW_PASSWORD, "password-confirm", Bob.NEW_PASSWORD));

    assertThat(page.mark()).isEqualTo("enter-code");
    assertThat(bob.person.elsewhere().signIn().signedIn()).isTrue();
  }

  @Test
  void what_a_gateway_says_is_an_event_and_not_on_the_page(SsprEnvironment environment) {
    Bob bob = concealed(environment, 1);
    environment.twilio().failFor(bob.officePhone, 400, 21211);
    bob.realm.admin().clearEvents();
    Person person = bob.forgets();
    person.choose("office-phone", "voice");

    assertThat(person.confirmDestination(bob.officePhone).mark()).isEqualTo("enter-code");

    Await.that(
        "the event",
        Await.PATIENCE,
        () ->
            bob.realm.admin().events("SEND_RESET_PASSWORD_ERROR").stream()
                .anyMatch(event -> event.path("error").asText().equals("sspr_invalid-number")));
  }

  @Test
  void somebody_disabled_after_the_name_was_typed_gets_no_further(SsprEnvironment environment) {
    Bob bob = concealed(environment, 1);
    Person person = bob.forgets();
    person.choose("auth-email", "mail");
    person.confirmDestination(bob.mail);
    String code = person.readCode(bob.mail);

    bob.realm.admin().changeUser("bob", Map.of("enabled", false));

    assertThat(person.enterCode(code).errors()).singleElement(STRING).contains(WRONG_CODE);
  }

  @Test
  void a_bad_value_is_refused_where_it_is_entered(SsprEnvironment environment) {
    TestRealm realm = environment.realm().create();

    assertThat(realm.admin().storePolicy(Map.of("disclosure", "hide")).text())
        .contains("disclosure", "hide", "explain, conceal");
  }

  private static Bob concealed(SsprEnvironment environment, int methodsRequired) {
    return Bob.with(
        environment,
        environment
            .realm()
            .policy("disclosure", "conceal")
            .policy("methodsRequired", String.valueOf(methodsRequired)));
  }
}
