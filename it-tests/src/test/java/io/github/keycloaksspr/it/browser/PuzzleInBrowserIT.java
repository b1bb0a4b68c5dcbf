// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The puzzle in a real browser: it solves itself, says what it does, and has a way out. */
@WithSspr
final class PuzzleInBrowserIT {

  private static final By LINE = By.cssSelector("[data-sspr-puzzle-line]");

  @Test
  void a_password_is_reset_and_the_puzzle_solves_itself(SsprEnvironment environment) {
    try (Scene scene =
            Scene.in(environment, realm -> realm.policy("captcha", "always")).registered();
        Visitor bob = scene.visitor()) {
      bob.forgot();
      bob.expect("who-are-you");
      awaitLine(bob, "is done");
      Accessibility accessibility = new Accessibility(bob);
      accessibility.check("who-are-you, puzzle");
      bob.looks().keepAll("who-are-you-puzzle");
      assertThat(accessibility.problems()).isEmpty();
      bob.identify("bob");
      bob.prove("auth-email", "mail", scene.mail());
      bob.expect("new-password");
      bob.newPassword(Scene.NEW_PASSWORD);
      bob.expect("done");
    }
  }

  @Test
  void whoever_is_faster_than_the_puzzle_waits_and_is_sent_on(SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment, realm -> realm.policy("captcha", "always"));
        Visitor bob = scene.visitor()) {
      bob.forgot();
      bob.expect("who-are-you");
      // A computer that needs longer than anybody types: hashes wait until the test lets them go.
      bob.browser()
          .driver()
          .executeCdpCommand(
              "Page.addScriptToEvaluateOnNewDocument",
              Map.of(
                  "source",
                  """
                  const Real = window.Worker;
                  const held = [];
                  window.ssprLetGo = () => held.splice(0).forEach((go) => go());
                  window.Worker = class extends Real {
                    postMessage(message) { held.push(() => super.postMessage(message)); }
                  };
                  """));
      bob.reload();
      bob.expect("who-are-you");
      bob.browser().type("username", "nobody");
      By next = By.cssSelector("form button[type='submit']");
      bob.browser().await(next).click();
      awaitLine(bob, "still running");
      bob.browser().await(next).click();
      assertThat(bob.browser().mark()).isEqualTo("who-are-you");
      bob.looks().keepAll("who-are-you-puzzle-waits");

      bob.browser().driver().executeScript("window.ssprLetGo()");
      bob.browser().awaitMark("unknown-user");
    }
  }

  @Test
  void a_browser_that_cannot_is_told_what_to_do(SsprEnvironment environment) {
    try (Scene scene =
            Scene.in(
                environment,
                realm ->
                    realm
                        .policy("captcha", "always")
                        .policy("helpdesk", "https://help.example/desk"));
        Visitor bob = scene.visitor()) {
      bob.browser()
          .driver()
          .executeCdpCommand(
              "Page.addScriptToEvaluateOnNewDocument",
              Map.of(
                  "source", "window.Worker = class { constructor() { throw new Error('no'); } };"));
      bob.forgot();
      bob.expect("who-are-you");
      awaitLine(bob, "another browser or device");
      assertThat(bob.offers(By.cssSelector(".sspr a[href='https://help.example/desk']"))).isTrue();
      Accessibility accessibility = new Accessibility(bob);
      accessibility.check("who-are-you, puzzle failed");
      bob.looks().keepAll("who-are-you-puzzle-failed");
      assertThat(accessibility.problems()).isEmpty();

      bob.identify("bob");
      bob.expect("who-are-you");
      assertThat(bob.message()).contains("no robot is asking");
    }
  }

  @Test
  void without_script_the_page_says_what_to_do(SsprEnvironment environment) {
    try (Scene scene =
            Scene.in(
                environment,
                realm ->
                    realm
                        .policy("captcha", "always")
                        .policy("helpdesk", "https://help.example/desk"));
        Visitor bob = scene.visitor().withoutScript()) {
      bob.forgot();
      bob.expect("who-are-you");
      assertThat(bob.text()).contains("needs JavaScript", "help desk");
      assertThat(bob.offers(By.cssSelector(".sspr a[href='https://help.example/desk']"))).isTrue();
      assertThat(bob.offers(LINE)).isFalse();
      bob.browser().screenshot("who-are-you-puzzle-no-script");

      bob.identify("bob");
      bob.expect("who-are-you");
      assertThat(bob.message()).contains("no robot is asking");
      bob.browser().screenshot("who-are-you-puzzle-no-script-refused");
    }
  }

  private static void awaitLine(Visitor visitor, String words) {
    visitor.browser().waiting().until(driver -> driver.findElement(LINE).getText().contains(words));
  }
}
