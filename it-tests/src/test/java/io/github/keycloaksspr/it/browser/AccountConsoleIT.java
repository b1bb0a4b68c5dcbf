// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Keycloak's account console shows our methods, and its buttons lead to our pages and back. */
@WithSspr
final class AccountConsoleIT {

  @ParameterizedTest
  @CsvSource({
    "sspr-email, Authentication email, register-email",
    "sspr-phone, Authentication phone, register-phone",
    "sspr-questions, Security questions, register-questions"
  })
  void offers_to_set_up_what_is_missing_and_takes_back_who_cancels(
      String type, String title, String page, SsprEnvironment environment) {
    try (Scene scene = unasked(environment);
        Visitor bob = scene.visitor()) {
      openSigningIn(scene, bob);
      assertThat(bob.browser().await(part(type, "title")).getText()).isEqualTo(title);
      assertThat(bob.browser().await(part(type, "not-set-up")).getText()).contains(title);

      bob.browser().click(part(type, "create"));
      bob.expect(page);
      bob.looks().keep("console-set-up-" + type);
      bob.browser().press("cancel-aia", "true");

      assertThat(bob.browser().await(part(type, "not-set-up")).getText()).contains(title);
      assertThat(scene.realm().admin().credentialTypes("bob")).containsExactly("password");
    }
  }

  @Test
  void lists_an_address_that_was_set_up_from_there_masked(SsprEnvironment environment) {
    try (Scene scene = unasked(environment);
        Visitor bob = scene.visitor()) {
      openSigningIn(scene, bob);
      bob.browser().click(part("sspr-email", "create"));
      bob.expect("register-email");
      bob.giveMail(scene.mail());
      bob.expect("register-email");
      bob.enterCodeFor(scene.mail());

      awaitMask(scene, bob);
      assertThat(bob.address()).startsWith(scene.address().accountConsole().toString());
      assertThat(bob.text()).doesNotContain(scene.mail());
      assertThat(scene.realm().admin().credentialTypes("bob"))
          .containsExactlyInAnyOrder("password", "sspr-email");
      bob.looks().keep("console-signing-in");
    }
  }

  @ParameterizedTest
  @CsvSource({"sspr-email", "sspr-phone", "sspr-questions"})
  void leads_to_the_list_of_methods_to_look_over_what_is_set_up(
      String type, SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment).registered();
        Visitor bob = scene.visitor()) {
      openSigningIn(scene, bob);
      awaitMask(scene, bob);

      bob.browser().click(button(type, "Update"));
      bob.expect("register");
      assertThat(bob.text()).contains("Is this still right?");
      bob.looks().keepAll("register-review");
      bob.browser().press("action", "confirm");

      awaitMask(scene, bob);
      assertThat(scene.realm().admin().credentialTypes("bob")).contains(type);
    }
  }

  @ParameterizedTest
  @CsvSource({"sspr-email", "sspr-phone", "sspr-questions"})
  void removes_what_is_set_up_after_asking(String type, SsprEnvironment environment) {
    try (Scene scene = Scene.in(environment).registered();
        Visitor bob = scene.visitor()) {
      openSigningIn(scene, bob);

      bob.browser().click(button(type, "Delete"));
      bob.browser().await(By.id("kc-accept"));
      assertThat(scene.realm().admin().credentialTypes("bob")).contains(type);
      bob.looks().keep("console-delete-" + type);
      bob.browser().click(By.id("kc-accept"));

      bob.browser().await(part(type, "not-set-up"));
      assertThat(scene.realm().admin().credentialTypes("bob")).hasSize(3).doesNotContain(type);
    }
  }

  @Test
  void shows_the_office_phone_and_does_not_let_it_be_changed(SsprEnvironment environment) {
    try (Scene scene = unasked(environment);
        Visitor bob = scene.visitor()) {
      bob.browser().open(scene.address().accountConsole());
      bob.enterPassword(UserSpec.PASSWORD);

      WebElement field = bob.browser().await(By.name("attributes.officePhone"));

      bob.browser()
          .waiting()
          .until(driver -> scene.officePhone().equals(field.getDomProperty("value")));
      assertThat(field.isEnabled()).isFalse();
      assertThat(bob.browser().await(By.name("firstName")).isEnabled()).isTrue();
      bob.looks().keep("console-personal-info");
    }
  }

  /** Nobody is asked to register on the way into the console. */
  private static Scene unasked(SsprEnvironment environment) {
    return Scene.in(environment, realm -> realm.policy("requireRegistration", "false"));
  }

  private static void openSigningIn(Scene scene, Visitor bob) {
    bob.browser()
        .open(URI.create(scene.address().accountConsole() + "account-security/signing-in"));
    bob.enterPassword(UserSpec.PASSWORD);
  }

  private static void awaitMask(Scene scene, Visitor bob) {
    String domain = scene.mail().substring(scene.mail().indexOf('@'));
    bob.browser()
        .waiting()
        .until(
            driver ->
                driver.findElements(part("sspr-email", "credential-list")).stream()
                    .anyMatch(list -> list.getText().contains("Set to b•••" + domain)));
  }

  private static By part(String type, String part) {
    return By.cssSelector("[data-testid='" + type + "/" + part + "']");
  }

  private static By button(String type, String text) {
    return By.xpath("//*[@data-testid='" + type + "/credential-list']//button[.='" + text + "']");
  }
}
