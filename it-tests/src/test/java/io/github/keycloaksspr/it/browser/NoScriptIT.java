// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** Everything but comforts works in a browser that runs no script. */
@WithSspr
final class NoScriptIT {

  private static final By SHOW_PASSWORD = By.cssSelector("[data-sspr-toggle]");
  private static final By ANOTHER_CODE = By.cssSelector("button[name='action'][value='resend']");

  @Test
  void an_email_is_registered(SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment, realm -> realm.policy("methodsRequired", "2"));
        Visitor bob = scene.visitor().withoutScript()) {
      bob.signIn(UserSpec.PASSWORD);
      bob.expect("register");
      assertThat(bob.canFinish()).isFalse();
      bob.setUp("auth-email");
      bob.expect("register-email");
      bob.giveMail(scene.mail());
      bob.expect("register-email");
      // The script would hold the button until the cool-down is over.
      assertThat(bob.offers(ANOTHER_CODE)).isTrue();
      assertThat(bob.text()).contains("You can ask for a new code in");
      bob.browser().screenshot("no-script-register-email-code");
      bob.enterCodeFor(scene.mail());

      bob.expect("register");
      assertThat(bob.stateOf("auth-email")).isEqualTo("set");
      bob.browser().press("action", "finish");
      bob.expectSignedIn();
    }
  }

  @Test
  void a_password_is_reset(SsprEnvironment environment) {
    try (Scene scene =
            Scene.in(environment, realm -> realm.policy("methodsRequired", "2")).registered();
        Visitor bob = scene.visitor().withoutScript()) {
      bob.forgotAs("bob");
      bob.prove("auth-phone", "sms", scene.phone());
      bob.expect("choose-method");
      bob.choose("security-questions", "");
      bob.expect("answer-questions");
      bob.answerQuestions();

      bob.expect("new-password");
      // The script would show the button and measure the password.
      assertThat(bob.offers(SHOW_PASSWORD)).isFalse();
      bob.browser().screenshot("no-script-new-password");
      bob.newPassword(Scene.NEW_PASSWORD);
      bob.expect("done");
      bob.browser().click(By.cssSelector(".sspr a[href]"));
      bob.enterPassword(Scene.NEW_PASSWORD);
      bob.expectSignedIn();
    }
  }

  @Test
  void asking_for_another_code_too_early_sends_nothing_and_says_so(SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment).registered();
        Visitor bob = scene.visitor().withoutScript()) {
      long before = scene.realm().inbox().position();
      bob.forgotAs("bob");
      bob.choose("auth-email", "mail");
      bob.confirm(scene.mail());
      bob.expect("enter-code");
      String code = bob.readCode(scene.mail());
      bob.browser().press("action", "resend");

      bob.expect("enter-code");
      assertThat(bob.message()).contains("only just sent");
      assertThat(scene.codesTo(scene.mail(), before)).isOne();
      bob.enterCode(code);
      bob.expect("new-password");
    }
  }
}
