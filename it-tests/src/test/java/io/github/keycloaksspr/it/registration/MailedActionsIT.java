// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keycloak's mail that asks a user to carry out actions, with ours in it. */
@WithSspr
final class MailedActionsIT {

  private static final List<String> ACTIONS =
      List.of(
          "sspr-register-methods",
          "sspr-register-phone",
          "sspr-register-email",
          "sspr-register-questions");
  private static final Pattern LINK =
      Pattern.compile("https?://\\S*/login-actions/action-token\\S*");

  @ParameterizedTest
  @CsvSource({
    "en, Set up your verification methods",
    "de, Prüfmethoden einrichten",
    "fr, Configurer vos méthodes de vérification",
    "es, Configura tus métodos de verificación"
  })
  void are_named_in_words_in_mail_and_page(
      String language, String words, SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .with("defaultLocale", language)
            .user("bob-" + language, user -> user.attribute("locale", language))
            .create();
    Person bob = realm.person("bob-" + language);

    Message mail = mailed(realm, bob, ACTIONS);
    bob.browser().speaking(language);
    Page page = bob.browser().open(link(mail));

    assertThat(mail.text()).contains(words).doesNotContain("requiredAction.");
    assertThat(page.text()).contains(words).doesNotContain("requiredAction.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sspr-register-methods", "sspr-register-phone", "sspr-register-email"})
  void ask_for_the_password_of_an_account_that_has_one(String action, SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .bruteForceProtection(5)
            .policy("requireRegistration", "false")
            .user("carol-" + action)
            .create();
    Person carol = realm.person("carol-" + action);

    Page page = opened(carol, mailed(realm, carol, List.of(action)));

    assertThat(page.mark()).as(page.toString()).isEmpty();
    assertThat(page.forms()).anyMatch(form -> form.has("password"));
    Page refused = enter(carol, "wrong-Passw0rd");
    assertThat(refused.mark()).isEmpty();
    assertThat(realm.admin().loginFailures(carol.username()).path("numFailures").asInt())
        .isEqualTo(1);
    assertThat(enter(carol, carol.password()).mark())
        .as(carol.page().toString())
        .isEqualTo(action.equals("sspr-register-methods") ? "register" : action.substring(5));
  }

  @Test
  void end_on_keycloaks_own_page_when_they_are_done(SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("dora").create();
    Person dora = realm.person("dora");
    opened(dora, mailed(realm, dora, List.of("sspr-register-methods")));
    enter(dora, dora.password());

    dora.registerEmail("dora-mailed@home.example");
    Page end = dora.finish();

    assertThat(end.text()).contains("Your account has been updated");
    assertThat(dora.openSignIn().signedIn()).as("the mailed link is no sign-in").isFalse();
  }

  @Test
  void can_be_left(SsprEnvironment environment) {
    TestRealm realm =
        environment.realm().policy("requireRegistration", "false").user("edgar").create();
    Person edgar = realm.person("edgar");
    opened(edgar, mailed(realm, edgar, List.of("sspr-register-phone")));
    Page page = enter(edgar, edgar.password());

    assertThat(page.offers("cancel-aia", "true")).isFalse();
    assertThat(edgar.browser().press("action", "later").text())
        .contains("Your account has been updated");
    assertThat(realm.admin().credentialTypes("edgar")).containsExactly("password");
  }

  @Test
  void need_no_password_where_the_account_has_nothing_to_sign_in_with(SsprEnvironment environment) {
    TestRealm realm = environment.realm().create();
    realm
        .admin()
        .createUser(
            Map.of(
                "username",
                "nina",
                "email",
                "nina@corp.example",
                "firstName",
                "Nina",
                "lastName",
                "New",
                "enabled",
                true));
    Person nina = realm.person("nina");

    assertThat(opened(nina, mailed(realm, nina, List.of("sspr-register-methods"))).mark())
        .as(nina.page().toString())
        .isEqualTo("register");
  }

  private static Page enter(Person person, String password) {
    Page page = person.page();
    return person
        .browser()
        .submit(
            page.formWith("password"),
            page.formWith("password").has("username")
                ? Map.of("username", person.username(), "password", password)
                : Map.of("password", password));
  }

  private static Message mailed(TestRealm realm, Person person, List<String> actions) {
    long before = realm.inbox().position();
    String path = "users/" + realm.admin().userId(person.username()) + "/execute-actions-email";
    realm.admin().api().put(realm.admin().path(path), actions).orFail();
    String address = person.username() + "@corp.example";
    return realm.inbox().await(before, "a mail", message -> message.to().equals(address));
  }

  private static URI link(Message mail) {
    Matcher link = LINK.matcher(mail.text());
    assertThat(link.find()).as(mail.text()).isTrue();
    return URI.create(link.group().replaceAll("[\"')>]+$", ""));
  }

  /** Opens the link, and says on Keycloak's page that the actions may begin. */
  private static Page opened(Person person, Message mail) {
    Page info = person.browser().open(link(mail));
    return info.link("/login-actions/action-token").map(person.browser()::open).orElse(info);
  }
}
