// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;

/** A user who leaves a reset in a real browser, and signs in, is in the application. */
@WithSspr
final class BackFromResetIT {

  private static final int MOST_PAGES_BACK = 8;

  /** How far a reset went before it is left. */
  enum Step {
    FIRST_PAGE {
      @Override
      void go(Scene scene, Visitor bob) {
        bob.forgot();
        bob.expect("who-are-you");
      }
    },
    CODE {
      @Override
      void go(Scene scene, Visitor bob) {
        bob.forgotAs("bob");
        bob.expect("choose-method");
        bob.choose("auth-email", "mail");
        bob.expect("confirm-destination");
        bob.confirm(scene.mail());
        bob.expect("enter-code");
      }
    },
    NEW_PASSWORD {
      @Override
      void go(Scene scene, Visitor bob) {
        bob.forgotAs("bob");
        bob.prove("auth-email", "mail", scene.mail());
        bob.expect("new-password");
      }
    };

    abstract void go(Scene scene, Visitor bob);
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void by_the_back_button_to_the_sign_in(Step step, SsprEnvironment environment) {
    try (Scene scene = withMail(environment);
        Visitor bob = scene.visitor()) {
      step.go(scene, bob);

      backToTheSignIn(bob);
      signInThere(bob, UserSpec.PASSWORD);

      bob.expectSignedIn();
    }
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void by_a_second_tab(Step step, SsprEnvironment environment) {
    try (Scene scene = withMail(environment);
        Visitor bob = scene.visitor()) {
      step.go(scene, bob);
      bob.openSecondTab();

      bob.signIn(UserSpec.PASSWORD);

      bob.expectSignedIn();
    }
  }

  @Test
  void by_the_back_button_after_the_last_page(SsprEnvironment environment) {
    try (Scene scene = withMail(environment);
        Visitor bob = scene.visitor()) {
      finish(scene, bob);

      backToTheSignIn(bob);
      signInThere(bob, Scene.NEW_PASSWORD);

      bob.expectSignedIn();
    }
  }

  @Test
  void by_a_second_tab_after_the_last_page(SsprEnvironment environment) {
    try (Scene scene = withMail(environment);
        Visitor bob = scene.visitor()) {
      finish(scene, bob);
      bob.openSecondTab();

      bob.signIn(Scene.NEW_PASSWORD);

      bob.expectSignedIn();
    }
  }

  @Test
  void by_the_link_of_the_last_page_without_a_word_of_blame(SsprEnvironment environment) {
    try (Scene scene = withMail(environment);
        Visitor bob = scene.visitor()) {
      bob.signIn(UserSpec.PASSWORD);
      bob.expectSignedIn();
      bob.browser().open(scene.address().reset());
      bob.expect("who-are-you");
      bob.identify("bob");
      bob.prove("auth-email", "mail", scene.mail());
      bob.expect("new-password");
      bob.newPassword(Scene.NEW_PASSWORD);
      bob.expect("done");

      bob.browser().click(By.cssSelector(".sspr a[href]"));

      bob.expectSignIn();
      assertThat(bob.text()).doesNotContain("timed out");
    }
  }

  private static void finish(Scene scene, Visitor bob) {
    Step.NEW_PASSWORD.go(scene, bob);
    bob.newPassword(Scene.NEW_PASSWORD);
    bob.expect("done");
  }

  private static void backToTheSignIn(Visitor bob) {
    for (int i = 0; i < MOST_PAGES_BACK && !bob.offers(By.id("kc-form-login")); i++) {
      bob.back();
    }
  }

  /**
   * Where the browser still has the old page, Keycloak says itself that it has expired, and offers
   * to begin anew.
   */
  private static void signInThere(Visitor bob, String password) {
    bob.enterPassword(password);
    if (bob.offers(By.id("loginRestartLink"))) {
      bob.browser().click(By.id("loginRestartLink"));
      bob.expectSignIn();
      bob.enterPassword(password);
    }
  }

  private static Scene withMail(SsprEnvironment environment) {
    return Scene.in(environment).withMail();
  }
}
