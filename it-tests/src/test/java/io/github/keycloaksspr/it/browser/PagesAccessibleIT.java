// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.web.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/**
 * Every page can be used with a keyboard, a screen reader and a phone, in the light and in the
 * dark: labels, one heading, focus, order of the tab key, contrast, nothing to scroll sideways, no
 * complaint of the browser.
 */
@WithSspr
final class PagesAccessibleIT {

  @Test
  void the_checks_find_what_is_wrong(SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment);
        Visitor bob = scene.visitor()) {
      bob.forgot();
      bob.expect("who-are-you");
      Accessibility accessibility = new Accessibility(bob);
      bob.browser()
          .driver()
          .executeScript(
              """
              console.error("complaint");
              document.documentElement.lang = "";
              document.body.append(document.createElement("h1"));
              document.querySelector("h1:last-of-type").textContent = "Second";
              document.querySelector("label[for=username]").remove();
              document.querySelector(".sspr button").tabIndex = -1;
              document.querySelector(".sspr p").style.color = "#ddd";
              document.querySelector(".sspr-actions").style.width = "600px";
              document.getElementById("username").blur();
              """);

      accessibility.check("page");

      assertThat(String.join("\n", accessibility.problems()))
          .contains(
              "no language",
              "2 main headings",
              "no label: username",
              "focus on",
              "scrolls sideways",
              "axe: label",
              "axe: color-contrast",
              "tab does not reach",
              "complaint");
    }
  }

  @Test
  void the_pages_of_a_registration_are_for_everybody(SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment, realm -> realm.policy("methodsRequired", "3"));
        Visitor bob = scene.visitor()) {
      Accessibility accessibility = new Accessibility(bob);
      bob.signIn(UserSpec.PASSWORD);
      bob.expect("register");
      accessibility.check("register");

      bob.setUp("auth-email");
      bob.expect("register-email");
      accessibility.check("register-email");
      bob.giveMail("nonsense");
      bob.expect("register-email");
      assertThat(bob.fieldError("destination")).isNotEmpty();
      accessibility.check("register-email, refused");
      bob.looks().keepAll("register-email-refused");
      bob.giveMail(scene.mail());
      bob.expect("register-email");
      accessibility.check("register-email, code");
      bob.enterCode("12");
      bob.expect("register-email");
      assertThat(bob.fieldError("code")).isNotEmpty();
      accessibility.check("register-email, code refused");
      bob.looks().keepAll("register-email-code-refused");
      bob.enterCodeFor(scene.mail());
      bob.expect("register");
      accessibility.check("register, saved");

      bob.browser().press("action", "remove");
      bob.expect("register");
      assertThat(bob.offers(By.cssSelector(".sspr-sure"))).isTrue();
      accessibility.check("register, removing");
      bob.looks().keepAll("register-removing");
      bob.browser().press("action", "keep");

      bob.setUp("auth-phone");
      bob.expect("register-phone");
      accessibility.check("register-phone");
      bob.browser().press("action", "later");

      bob.setUp("security-questions");
      bob.expect("register-questions");
      accessibility.check("register-questions");
      bob.browser().submit("answer-1");
      bob.expect("register-questions");
      assertThat(bob.fieldError("question-1")).isNotEmpty();
      accessibility.check("register-questions, refused");
      bob.looks().keepAll("register-questions-refused");

      assertThat(accessibility.problems()).isEmpty();
    }
  }

  @Test
  void the_pages_of_a_reset_are_for_everybody(SsprEnvironment environment) {
    try (Scene scene =
            Scene.in(
                    environment,
                    realm ->
                        realm
                            .policy("methodsRequired", "2")
                            .with("passwordPolicy", "length(10) and digits(1) and notUsername"))
                .registered();
        Visitor bob = scene.visitor()) {
      Accessibility accessibility = new Accessibility(bob);
      bob.forgot();
      bob.expect("who-are-you");
      accessibility.check("who-are-you");
      bob.identify("");
      bob.expect("who-are-you");
      assertThat(bob.fieldError("username")).isNotEmpty();
      accessibility.check("who-are-you, refused");
      bob.looks().keepAll("who-are-you-refused");
      bob.identify("bob");
      bob.expect("choose-method");
      accessibility.check("choose-method");

      bob.choose("auth-phone", "sms");
      bob.expect("confirm-destination");
      accessibility.check("confirm-destination, phone");
      bob.confirm("+49 30 1");
      bob.expect("confirm-destination");
      assertThat(bob.fieldError("destination")).isNotEmpty();
      accessibility.check("confirm-destination, refused");
      bob.looks().keepAll("confirm-destination-refused");
      bob.confirm(scene.phone());
      bob.expect("enter-code");
      accessibility.check("enter-code");
      bob.enterCode("");
      bob.expect("enter-code");
      assertThat(bob.fieldError("code")).isNotEmpty();
      accessibility.check("enter-code, refused");
      bob.looks().keepAll("enter-code-refused");
      bob.enterCodeFor(scene.phone());
      bob.expect("choose-method");

      bob.choose("auth-email", "mail");
      bob.expect("confirm-destination");
      accessibility.check("confirm-destination, mail");
      bob.browser().press("action", "another-way");
      bob.choose("security-questions", "");
      bob.expect("answer-questions");
      accessibility.check("answer-questions");
      bob.browser().submit("answer-1");
      bob.expect("answer-questions");
      assertThat(bob.fieldError("answer-1")).isNotEmpty();
      accessibility.check("answer-questions, refused");
      bob.looks().keepAll("answer-questions-refused");
      bob.answerQuestions();

      bob.expect("new-password");
      accessibility.check("new-password");
      bob.newPassword("short");
      bob.expect("new-password");
      assertThat(bob.fieldError("password-new")).isNotEmpty();
      accessibility.check("new-password, refused");
      bob.looks().keepAll("new-password-refused");
      bob.newPassword(Scene.NEW_PASSWORD);
      bob.expect("done");
      accessibility.check("done");

      assertThat(accessibility.problems()).isEmpty();
    }
  }

  @Test
  void the_pages_that_lead_no_further_are_for_everybody(SsprEnvironment environment) {
    try (Scene scene =
            Scene.in(
                environment,
                realm ->
                    realm
                        .user("disabled", user -> user.with("enabled", false))
                        .user("unregistered"));
        Visitor bob = scene.visitor()) {
      Accessibility accessibility = new Accessibility(bob);
      Map<String, String> pages =
          Map.of(
              "nobody",
              "unknown-user",
              "disabled",
              "not-enabled",
              "unregistered",
              "not-registered");
      pages.forEach(
          (name, page) -> {
            bob.forgotAs(name);
            bob.expect(page);
            accessibility.check(page);
            bob.looks().keepAll(page);
          });

      assertThat(accessibility.problems()).isEmpty();
    }
  }

  @Test
  void the_pages_of_a_limit_are_for_everybody(SsprEnvironment environment) {
    try (Scene scene =
            Scene.in(
                    environment,
                    realm ->
                        realm
                            .policy("verificationsPerHour", "3")
                            .policy("attemptsPerAddressPerHour", "10"))
                .registered();
        Visitor bob = scene.visitor()) {
      Accessibility accessibility = new Accessibility(bob);
      bob.forgotAs("bob");
      bob.choose("auth-phone", "sms");
      for (int i = 0; i < 3; i++) {
        bob.confirm("+49 151 99999999");
      }
      bob.expect("locked");
      assertThat(bob.browser().await(By.tagName("time")).getText()).doesNotContain("UTC");
      accessibility.check("locked");
      bob.looks().keepAll("locked");

      Person stranger = scene.realm().person("nobody");
      for (int i = 0; i < 6; i++) {
        stranger.forgot();
        stranger.identify();
      }
      bob.forgotAs("bob");
      bob.expect("too-many-tries");
      accessibility.check("too-many-tries");
      bob.looks().keepAll("too-many-tries");

      assertThat(accessibility.problems()).isEmpty();
    }
  }

  @Test
  void the_unlocked_page_is_for_everybody(SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment).registered();
        Visitor bob = scene.visitor()) {
      Accessibility accessibility = new Accessibility(bob);
      bob.forgot();
      bob.expect("who-are-you");
      bob.browser().await(By.id("reason-locked")).click();
      bob.identify("bob");
      bob.prove("office-phone", "voice", scene.officePhone());
      bob.expect("unlocked");
      accessibility.check("unlocked");
      bob.looks().keepAll("unlocked");

      assertThat(accessibility.problems()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "fr", "es"})
  void the_longer_words_of_other_languages_fit_too(String language, SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment, realm -> realm.policy("methodsRequired", "3"));
        Visitor bob = scene.visitor(language)) {
      Accessibility accessibility = new Accessibility(bob);
      bob.signIn(UserSpec.PASSWORD);
      bob.expect("register");
      assertThat(bob.browser().driver().findElement(By.tagName("html")).getDomAttribute("lang"))
          .isEqualTo(language);
      accessibility.check("register");
      bob.looks().keepAll("register-" + language);
      bob.setUp("auth-email");
      bob.giveMail(scene.mail());
      bob.expect("register-email");
      accessibility.check("register-email, code");
      bob.looks().keepAll("register-email-code-" + language);

      assertThat(accessibility.problems()).isEmpty();
    }
  }
}
