// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/**
 * People go back, reload and open tabs. Nothing is sent twice by that, no code counts twice, and
 * there is always a way on.
 */
@WithSspr
final class BackAndTabsIT {

  private static final By CONTINUE = By.id("loginContinueLink");

  @Test
  void reloading_stays_at_the_step_and_sends_nothing(SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment).registered();
        Visitor bob = scene.visitor()) {
      long before = scene.realm().inbox().position();
      bob.forgot();
      staysAt(bob, "who-are-you");
      bob.identify("bob");
      staysAt(bob, "choose-method");
      bob.choose("auth-phone", "sms");
      staysAt(bob, "confirm-destination");
      bob.confirm(scene.phone());
      staysAt(bob, "enter-code");
      bob.enterCodeFor(scene.phone());
      staysAt(bob, "new-password");
      bob.newPassword(Scene.NEW_PASSWORD);
      staysAt(bob, "done");

      assertThat(scene.codesTo(scene.phone(), before)).isOne();
    }
  }

  private static void staysAt(Visitor bob, String mark) {
    bob.expect(mark);
    bob.reload();
    bob.expect(mark);
  }

  @Test
  void going_back_in_a_reset_and_sending_the_old_page_again_changes_nothing_and_goes_on(
      SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment).registered();
        Visitor bob = scene.visitor()) {
      long before = scene.realm().inbox().position();
      bob.forgot();
      bob.expect("who-are-you");
      bob.back();
      bob.expectSignIn();
      bob.forward();
      bob.expect("who-are-you");
      bob.identify("bob");
      bob.expect("choose-method");
      sendAgain(bob, "who-are-you", () -> bob.identify("bob"));
      bob.expect("choose-method");

      bob.choose("auth-phone", "sms");
      bob.expect("confirm-destination");
      bob.back();
      bob.expect("choose-method");
      bob.choose("auth-phone", "sms");
      bob.expect("confirm-destination");

      bob.confirm(scene.phone());
      bob.expect("enter-code");
      String code = bob.readCode(scene.phone());
      bob.back();
      bob.expect("confirm-destination");
      bob.confirm(scene.phone());
      bob.expect("enter-code");
      assertThat(scene.codesTo(scene.phone(), before)).isOne();

      bob.enterCode(code);
      bob.expect("new-password");
      sendAgain(bob, "enter-code", () -> bob.enterCode(code));
      bob.expect("new-password");

      bob.newPassword(Scene.NEW_PASSWORD);
      bob.expect("done");
      bob.back();
      bob.expect("new-password");
      bob.newPassword("Another!password-43");
      bob.expect("done");
      bob.browser().click(By.cssSelector(".sspr a[href]"));
      bob.enterPassword("Another!password-43");
      bob.expectSignIn();
      bob.enterPassword(Scene.NEW_PASSWORD);
      bob.expectSignedIn();
    }
  }

  /**
   * Goes back to the page of an earlier step and sends it once more. Keycloak says itself that it
   * is too old, and offers to go on: when it is sent, or before where the browser did not keep it.
   */
  private static void sendAgain(Visitor bob, String mark, Runnable form) {
    bob.back();
    if (bob.expectKept(mark, CONTINUE)) {
      form.run();
    }
    bob.browser().click(CONTINUE);
  }

  @Test
  void going_back_in_a_registration_and_sending_the_old_page_again_changes_nothing_and_goes_on(
      SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment, realm -> realm.policy("methodsRequired", "2"));
        Visitor bob = scene.visitor()) {
      bob.signIn(UserSpec.PASSWORD);
      bob.expect("register");
      bob.setUp("auth-email");
      bob.expect("register-email");
      bob.back();
      bob.expect("register");
      bob.setUp("auth-email");
      bob.expect("register-email");

      bob.giveMail(scene.mail());
      bob.expect("register-email");
      String code = bob.readCode(scene.mail());
      bob.back();
      bob.expect("register-email");
      bob.giveMail(scene.mail());
      bob.expect("register-email");
      assertThat(bob.offers(By.name("code"))).isTrue();
      assertThat(scene.codesTo(scene.mail(), 0)).isOne();

      bob.enterCode(code);
      bob.expect("register");
      bob.back();
      bob.expect("register-email");
      bob.enterCode(code);
      bob.expect("register");
      assertThat(bob.stateOf("auth-email")).isEqualTo("set");
      assertThat(scene.realm().admin().credentialTypes("bob"))
          .containsExactlyInAnyOrder("password", "sspr-email");
      bob.browser().press("action", "finish");
      bob.expectSignedIn();
    }
  }

  @Test
  void a_form_that_is_sent_from_two_tabs_has_one_code_sent(SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment).registered();
        Visitor bob = scene.visitor()) {
      long before = scene.realm().inbox().position();
      bob.forgotAs("bob");
      bob.expect("choose-method");
      bob.choose("auth-phone", "sms");
      bob.expect("confirm-destination");
      String first = bob.openSecondTab();
      String second = bob.tab();
      bob.expect("confirm-destination");

      bob.toTab(first);
      bob.confirm(scene.phone());
      bob.expect("enter-code");
      String code = bob.readCode(scene.phone());
      bob.toTab(second);
      bob.confirm(scene.phone());

      bob.expect("enter-code");
      assertThat(scene.codesTo(scene.phone(), before)).isOne();
      bob.enterCode(code);
      bob.expect("new-password");
    }
  }

  @Test
  void a_code_that_is_entered_in_two_tabs_is_one_proof(SsprEnvironment environment) {
    try (Scene scene =
            Scene.in(environment, realm -> realm.policy("methodsRequired", "2")).registered();
        Visitor bob = scene.visitor()) {
      bob.forgotAs("bob");
      bob.choose("auth-phone", "sms");
      bob.confirm(scene.phone());
      bob.expect("enter-code");
      String code = bob.readCode(scene.phone());
      String first = bob.openSecondTab();
      String second = bob.tab();
      bob.expect("enter-code");

      bob.toTab(first);
      bob.enterCode(code);
      bob.expect("choose-method");
      bob.toTab(second);
      bob.enterCode(code);

      bob.expect("choose-method");
      assertThat(bob.text()).contains("Verification step 2 of 2");
      bob.prove("auth-email", "mail", scene.mail());
      bob.expect("new-password");
    }
  }

  @Test
  void two_resets_in_two_tabs_share_the_cool_down_and_one_of_them_gets_through(
      SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment).registered();
        Visitor bob = scene.visitor()) {
      long before = scene.realm().inbox().position();
      bob.forgotAs("bob");
      bob.choose("auth-phone", "sms");
      bob.confirm(scene.phone());
      bob.expect("enter-code");
      String code = bob.readCode(scene.phone());
      String first = bob.openSecondTab();
      bob.forgotAs("bob");
      bob.expect("choose-method");
      bob.choose("auth-phone", "sms");
      bob.confirm(scene.phone());

      bob.expect("confirm-destination");
      assertThat(bob.message()).contains("only just sent");
      assertThat(scene.codesTo(scene.phone(), before)).isOne();
      bob.looks().keep("confirm-destination-just-sent");
      bob.browser().press("action", "another-way");
      bob.expect("choose-method");

      bob.toTab(first);
      bob.enterCode(code);
      bob.expect("new-password");
    }
  }

  @Test
  void a_new_password_that_is_sent_from_two_tabs_counts_once(SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment).registered();
        Visitor bob = scene.visitor()) {
      bob.forgotAs("bob");
      bob.prove("auth-phone", "sms", scene.phone());
      bob.expect("new-password");
      String first = bob.openSecondTab();
      String second = bob.tab();
      bob.expect("new-password");

      bob.toTab(first);
      bob.newPassword(Scene.NEW_PASSWORD);
      bob.expect("done");
      bob.toTab(second);
      bob.newPassword("Another!password-43");
      bob.expect("done");

      bob.browser().click(By.cssSelector(".sspr a[href]"));
      bob.enterPassword("Another!password-43");
      bob.expectSignIn();
      bob.enterPassword(Scene.NEW_PASSWORD);
      bob.expectSignedIn();
    }
  }

  @Test
  void pressing_a_button_twice_sends_the_form_once(SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment).registered();
        Visitor bob = scene.visitor()) {
      long before = scene.realm().inbox().position();
      bob.forgotAs("bob");
      bob.choose("auth-email", "mail");
      bob.expect("confirm-destination");
      bob.browser().type("destination", scene.mail());
      bob.browser()
          .driver()
          .executeScript(
              """
              const button = document.querySelector("#sspr-confirm-destination-form button");
              button.click();
              button.click();
              """);

      bob.browser().awaitMark("enter-code");
      bob.enterCode(scene.realm().inbox().awaitCode(before, scene.mail()));
      bob.expect("new-password");
      assertThat(scene.codesTo(scene.mail(), before)).isOne();
    }
  }
}
