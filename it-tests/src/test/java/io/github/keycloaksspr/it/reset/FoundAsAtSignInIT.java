// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.web.FormClient;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The account that a typed name means at a reset is the one that it means at the sign-in. */
@WithSspr
final class FoundAsAtSignInIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<String> USERS = List.of("first", "second", "shared@corp.example");

  /** How a realm lets people sign in. */
  enum Setting {
    USUAL,
    NAME_ONLY,
    MAIL_AS_NAME,
    MAIL_TWICE;

    private Map<String, Object> settings() {
      return switch (this) {
        case USUAL -> Map.of("loginWithEmailAllowed", true);
        case NAME_ONLY -> Map.of("loginWithEmailAllowed", false);
        case MAIL_AS_NAME ->
            Map.of("loginWithEmailAllowed", true, "registrationEmailAsUsername", true);
        case MAIL_TWICE -> Map.of("loginWithEmailAllowed", false, "duplicateEmailsAllowed", true);
      };
    }
  }

  static Stream<Arguments> settingsAndNames() {
    List<String> names =
        List.of(
            "first",
            "FIRST",
            " first ",
            "first@corp.example",
            "First@Corp.Example",
            "shared@corp.example",
            "SHARED@corp.example",
            "own@corp.example",
            "nobody",
            "nobody@corp.example");
    return Stream.of(Setting.values())
        .flatMap(setting -> names.stream().map(name -> Arguments.of(setting, name)));
  }

  @ParameterizedTest
  @MethodSource("settingsAndNames")
  void in_every_setting(Setting setting, String name, SsprEnvironment environment) {
    TestRealm realm = REALMS.computeIfAbsent(setting, key -> realm(key, environment));
    Optional<String> atSignIn = takenAtSignIn(realm, name);

    for (String disclosure : List.of("explain", "conceal")) {
      realm.admin().changePolicy(Map.of("disclosure", disclosure));
      assertThat(takenAtReset(realm, name)).as(disclosure).isEqualTo(atSignIn);
    }
  }

  @Nested
  final class TwoAccountsWithOneMail {

    @ParameterizedTest
    @ValueSource(strings = {"explain", "conceal"})
    void are_not_told_apart_and_nothing_is_sent(String disclosure, SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .with("duplicateEmailsAllowed", true)
              .with("loginWithEmailAllowed", false)
              .with("bruteForceProtected", false)
              .policy("disclosure", disclosure)
              .policy("helpdesk", "help@desk.example")
              .user("first", user -> user.with("email", "twin@corp.example"))
              .user("second", user -> user.with("email", "twin@corp.example"))
              .create();
      realm.admin().change(Map.of("duplicateEmailsAllowed", false, "loginWithEmailAllowed", true));
      assertThat(takenAtSignIn(realm, "twin@corp.example")).isEmpty();
      long log = environment.log().position();
      long inbox = realm.inbox().position();

      Person person = realm.person("first");
      person.forgot();
      String mark = person.identify("twin@corp.example").mark();

      assertThat(mark).isEqualTo(disclosure.equals("explain") ? "unknown-user" : "choose-method");
      assertThat(event(realm, 0).path("error").asText()).isEqualTo("user_not_found");
      if (disclosure.equals("conceal")) {
        person.choose("auth-email", "mail");
        assertThat(person.confirmDestination("twin@corp.example").mark()).isEqualTo("enter-code");
        event(realm, 1);
      }
      assertThat(realm.inbox().after(inbox))
          .noneMatch(message -> message.to().equals("twin@corp.example"));
      assertThat(environment.log().ourErrorsFrom(log)).isEmpty();
      assertThat(environment.log().textFrom(log)).doesNotContain("does not answer");
    }

    @Test
    void are_found_by_their_own_names(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .with("duplicateEmailsAllowed", true)
              .with("loginWithEmailAllowed", false)
              .with("bruteForceProtected", false)
              .user(
                  "first",
                  user ->
                      user.with("email", "twin@corp.example")
                          .credential(Imported.mail("first-twin@home.example")))
              .user("second", user -> user.with("email", "twin@corp.example"))
              .create();
      realm.admin().change(Map.of("duplicateEmailsAllowed", false, "loginWithEmailAllowed", true));
      Person person = realm.person("first");
      person.forgot();

      assertThat(person.identify("first").mark()).isEqualTo("choose-method");
    }
  }

  private static final Map<Setting, TestRealm> REALMS = new LinkedHashMap<>();

  private static TestRealm realm(Setting setting, SsprEnvironment environment) {
    // Keycloak makes no account whose name signs in to another; a setting can be changed later.
    TestRealm.Builder builder =
        environment
            .realm()
            .with("loginWithEmailAllowed", false)
            .with("bruteForceProtected", false)
            .policy("attemptsPerAddressPerHour", "10000");
    for (String user : USERS) {
      builder.user(
          user,
          spec ->
              spec.with("email", mail(user))
                  .password("Passw0rd-of-" + user.replace('@', '-'))
                  .credential(Imported.mail(user.replace('@', '-') + "@found.example")));
    }
    TestRealm realm = builder.create();
    realm.admin().change(setting.settings());
    return realm;
  }

  /** The name of one account is the mail address of another. */
  private static String mail(String user) {
    return switch (user) {
      case "first" -> "first@corp.example";
      case "second" -> "shared@corp.example";
      default -> "own@corp.example";
    };
  }

  private static Optional<String> takenAtSignIn(TestRealm realm, String name) {
    return USERS.stream()
        .filter(
            user -> {
              FormClient browser = new FormClient(realm.address().server());
              browser.open(realm.address().signIn());
              Page page =
                  browser.submit(
                      browser.current().formWith("password"),
                      Map.of(
                          "username", name, "password", "Passw0rd-of-" + user.replace('@', '-')));
              // Signed in, or asked for a profile that fits the realm's setting.
              return page.forms().stream().noneMatch(form -> form.has("password"));
            })
        .findFirst();
  }

  private static Optional<String> takenAtReset(TestRealm realm, String name) {
    realm.admin().clearEvents();
    Person person = realm.person("first");
    person.forgot();
    person.identify(name);
    String id = event(realm, 0).path("userId").asText();
    return USERS.stream().filter(user -> realm.admin().userId(user).equals(id)).findFirst();
  }

  /** That event of those of resets, in the order in which they came. */
  private static JsonNode event(TestRealm realm, int number) {
    return Await.until(
        "an event of the reset",
        PATIENCE,
        () -> {
          List<JsonNode> events =
              realm.admin().events().stream()
                  .filter(event -> event.path("type").asText().contains("RESET_PASSWORD"))
                  .toList();
          return events.size() > number
              ? Optional.of(events.get(events.size() - 1 - number))
              : Optional.empty();
        });
  }
}
