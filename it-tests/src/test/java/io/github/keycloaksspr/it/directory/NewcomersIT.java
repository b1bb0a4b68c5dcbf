// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.support.Parallel;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * People whom Keycloak has not seen yet: it copies them from the directory when they are first
 * looked up, and refuses all but one of those who look them up at the same moment.
 */
@WithSspr
final class NewcomersIT {

  private static final int NEWCOMERS = 10;
  private static final int AT_ONCE = 6;

  @Test
  void are_found_by_everybody_who_asks_for_them_at_once(SsprEnvironment environment)
      throws Exception {
    try (InMemoryDirectory directory = directory()) {
      TestRealm realm = environment.realm().methods("auth-email").create();
      realm.admin().addDirectory(directory.keycloakSettings("WRITABLE", true));

      for (int i = 0; i < NEWCOMERS; i++) {
        String newcomer = newcomer(i);
        assertThat(marks(realm, person -> person.identify(newcomer)))
            .hasSize(AT_ONCE)
            .containsOnly("not-registered");
      }
    }
  }

  @Test
  void are_concealed_like_anybody_and_no_look_behind_the_scenes_is_lost(SsprEnvironment environment)
      throws Exception {
    try (InMemoryDirectory directory = directory()) {
      TestRealm realm =
          environment
              .realm()
              .methods("auth-email", "authenticator-app")
              .policy("disclosure", "conceal")
              .policy("attemptsPerAddressPerHour", "10000")
              .create();
      realm.admin().addDirectory(directory.keycloakSettings("WRITABLE", true));

      for (int i = 0; i < NEWCOMERS; i++) {
        String newcomer = newcomer(i);
        assertThat(
                marks(
                    realm,
                    person -> {
                      person.identify(newcomer);
                      person.choose("auth-email", "mail");
                      return person.confirmDestination(UUID.randomUUID() + "@home.example");
                    }))
            .hasSize(AT_ONCE)
            .containsOnly("enter-code");
      }

      Await.that(
          "an event of each name and each destination",
          Await.PATIENCE,
          () ->
              realm.admin().events("RESET_PASSWORD_ERROR").stream()
                      .filter(event -> event.path("error").asText().equals("sspr_not-registered"))
                      .count()
                  == 2L * NEWCOMERS * AT_ONCE);
    }
  }

  /** Keycloak refuses for good to copy somebody whose mail address is another user's. */
  @ParameterizedTest
  @CsvSource({"explain, try-later", "conceal, choose-method"})
  void who_cannot_be_copied_gets_a_page_nevertheless(
      String disclosure, String mark, SsprEnvironment environment) {
    try (InMemoryDirectory directory =
        InMemoryDirectory.start()
            .person("twin", "Some-passw0rd-of-the-directory", Map.of("mail", "bob@corp.example"))) {
      TestRealm realm =
          environment
              .realm()
              .methods("auth-email", "authenticator-app")
              .policy("disclosure", disclosure)
              .user("bob", bob -> bob.with("email", "bob@corp.example"))
              .create();
      realm.admin().addDirectory(directory.keycloakSettings("WRITABLE", true));
      Person person = realm.person("twin");
      person.forgot();

      assertThat(person.identify("twin").mark()).isEqualTo(mark);
      if (mark.equals("choose-method")) {
        person.choose("authenticator-app", "");
        assertThat(person.enterCode("123456").mark()).isEqualTo("enter-code");
      }
    }
  }

  private static List<String> marks(TestRealm realm, Function<Person, Page> request)
      throws Exception {
    List<Person> browsers =
        IntStream.range(0, AT_ONCE).mapToObj(i -> realm.person("somebody").elsewhere()).toList();
    browsers.forEach(Person::forgot);
    return Parallel.each(browsers, person -> request.apply(person).mark());
  }

  private static InMemoryDirectory directory() {
    InMemoryDirectory directory = InMemoryDirectory.start();
    for (int i = 0; i < NEWCOMERS; i++) {
      directory.person(newcomer(i), "Some-passw0rd-of-the-directory");
    }
    return directory;
  }

  private static String newcomer(int number) {
    return "newcomer" + number;
  }
}
