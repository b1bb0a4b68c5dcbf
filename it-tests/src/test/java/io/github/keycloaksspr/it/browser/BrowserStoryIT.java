// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.inbox.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;

/** What the product is for, as people see it. */
@WithSspr
final class BrowserStoryIT {

  private static final By SIGN_IN_AGAIN = By.cssSelector(".sspr a[href]");

  @Test
  void bob_registers_at_his_sign_in_and_helps_himself_when_he_forgets(SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment, realm -> realm.policy("methodsRequired", "2"))) {
      try (Visitor bob = scene.visitor()) {
        bob.signIn(UserSpec.PASSWORD);
        bob.expect("register");
        assertThat(bob.stateOf("office-phone")).isEqualTo("admin");
        assertThat(bob.stateOf("auth-email")).isEqualTo("missing");
        assertThat(bob.canFinish()).isFalse();
        bob.looks().keepAll("register-at-first");

        setUpMail(scene, bob);
        setUpPhone(scene, bob);
        setUpQuestions(scene, bob);

        bob.browser().press("action", "finish");
        bob.expectSignedIn();
        assertThat(bob.hasSession()).isTrue();
        assertThat(scene.realm().admin().credentialTypes("bob"))
            .containsExactlyInAnyOrder("password", "sspr-email", "sspr-phone", "sspr-questions");
      }
      try (Visitor bob = scene.visitor()) {
        bob.forgotAs("bob");
        bob.prove("auth-phone", "sms", scene.phone());
        bob.expect("choose-method");
        assertThat(bob.text()).contains("Verification step 2 of 2");
        bob.choose("security-questions", "");
        bob.expect("answer-questions");
        bob.answerQuestions();
        assertNewPasswordOnly(scene, bob);
      }
    }
  }

  private static void setUpMail(Scene scene, Visitor bob) {
    bob.setUp("auth-email");
    bob.expect("register-email");
    bob.looks().keepAll("register-email");
    bob.giveMail(scene.mail());
    bob.expect("register-email");
    bob.looks().keepAll("register-email-code");
    assertThat(scene.realm().admin().credentialTypes("bob")).doesNotContain("sspr-email");

    bob.enterCodeFor(scene.mail());

    bob.expect("register");
    assertThat(bob.stateOf("auth-email")).isEqualTo("set");
    assertThat(bob.canFinish()).isTrue();
    bob.looks().keep("register-with-email");
  }

  /** By text, and then another one by call. */
  private static void setUpPhone(Scene scene, Visitor bob) {
    String first = scene.phone().replace("+4915124", "+4915125");
    bob.setUp("auth-phone");
    bob.expect("register-phone");
    bob.looks().keepAll("register-phone");
    bob.givePhone(first, "sms");
    bob.expect("register-phone");
    bob.looks().keep("register-phone-code");
    bob.enterCodeFor(first);
    bob.expect("register");
    assertThat(bob.stateOf("auth-phone")).isEqualTo("set");
    assertThat(scene.kindOfCodeTo(first)).isEqualTo(Message.Kind.SMS);

    bob.setUp("auth-phone");
    bob.expect("register-phone");
    bob.looks().keep("register-phone-change");
    bob.givePhone(scene.phone(), "voice");
    bob.expect("register-phone");
    bob.enterCodeFor(scene.phone());
    bob.expect("register");
    assertThat(scene.kindOfCodeTo(scene.phone())).isEqualTo(Message.Kind.VOICE);
    bob.looks().keepForReaders("register");
  }

  private static void setUpQuestions(Scene scene, Visitor bob) {
    bob.setUp("security-questions");
    bob.expect("register-questions");
    bob.looks().keepAll("register-questions");

    bob.giveAnswers(Scene.ANSWERS);

    bob.expect("register");
    assertThat(bob.stateOf("security-questions")).isEqualTo("set");
    assertThat(scene.answers()).hasSize(Scene.ANSWERS.size());
    bob.looks().keepAll("register-at-last");
  }

  @ParameterizedTest
  @CsvSource({
    "auth-phone, sms, SMS",
    "auth-phone, voice, VOICE",
    "office-phone, voice, VOICE",
    "auth-email, mail, MAIL"
  })
  void bob_resets_with_a_code(
      String method, String channel, Message.Kind kind, SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment).registered();
        Visitor bob = scene.visitor()) {
      String name = "reset-" + method + "-" + channel;
      String destination = destination(scene, method);
      bob.forgot();
      bob.expect("who-are-you");
      bob.looks().keepAll("who-are-you");
      bob.identify("bob");
      bob.expect("choose-method");
      bob.looks().keepAll("choose-method");
      bob.looks().keepForReaders("choose-method");
      bob.choose(method, channel);
      bob.expect("confirm-destination");
      bob.looks().keep(name + "-confirm");
      long before = scene.realm().inbox().position();
      bob.confirm(destination);
      bob.expect("enter-code");
      bob.looks().keepAll(name + "-code");
      bob.enterCodeFor(destination);

      assertThat(scene.codesTo(destination, before)).isOne();
      assertThat(scene.kindOfCodeTo(destination)).isEqualTo(kind);
      assertNewPasswordOnly(scene, bob);
    }
  }

  @Test
  void bob_resets_with_his_security_questions(SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment).registered();
        Visitor bob = scene.visitor()) {
      bob.forgotAs("bob");
      bob.expect("choose-method");
      bob.choose("security-questions", "");
      bob.expect("answer-questions");
      bob.looks().keepAll("answer-questions");
      bob.answerQuestions();

      assertNewPasswordOnly(scene, bob);
    }
  }

  @Test
  void bob_resets_with_two_methods_and_not_twice_with_one_number(SsprEnvironment environment) {
    try (Scene scene =
            Scene.in(environment, realm -> realm.policy("methodsRequired", "2")).registered();
        Visitor bob = scene.visitor()) {
      bob.forgotAs("bob");
      bob.prove("auth-phone", "voice", scene.phone());
      bob.expect("choose-method");
      assertThat(bob.offers(method("auth-phone"))).isFalse();
      assertThat(bob.offers(method("office-phone"))).isTrue();
      bob.looks().keepAll("choose-second-method");
      bob.prove("auth-email", "mail", scene.mail());

      assertNewPasswordOnly(scene, bob);
    }
  }

  /** The button of a method on the list. */
  private static By method(String method) {
    return By.xpath("//form[.//input[@name='method'][@value='" + method + "']]//button");
  }

  private static String destination(Scene scene, String method) {
    return switch (method) {
      case "auth-phone" -> scene.phone();
      case "office-phone" -> scene.officePhone();
      default -> scene.mail();
    };
  }

  /** Sets a new password, which is all that bob gets, and signs in with it and not with the old. */
  private static void assertNewPasswordOnly(Scene scene, Visitor bob) {
    bob.expect("new-password");
    bob.looks().keepAll("new-password");
    bob.browser().type("password-new", Scene.NEW_PASSWORD);
    bob.browser().type("password-confirm", Scene.NEW_PASSWORD);
    bob.looks().keep("new-password-filled");
    bob.looks().keepForReaders("new-password");
    bob.browser().submit("password-new");
    bob.expect("done");
    bob.looks().keepAll("done");
    assertThat(bob.hasSession()).isFalse();
    assertThat(scene.realm().admin().sessions("bob")).isEmpty();

    bob.browser().click(SIGN_IN_AGAIN);
    bob.enterPassword(UserSpec.PASSWORD);
    bob.expectSignIn();
    assertThat(bob.text()).contains("Invalid username or password");
    assertThat(bob.hasSession()).isFalse();
    bob.enterPassword(Scene.NEW_PASSWORD);
    bob.expectSignedIn();
    assertThat(bob.hasSession()).isTrue();
  }
}
