// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.OwnServer;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.web.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * One client address uses up nothing that others need. A server of its own: it believes a proxy
 * where requests come from, and gathers for a short time.
 */
@OwnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ContactLimitsIT {

  private static final String STRANGER = "192.0.2.1";
  private static final String ELSEWHERE = "198.51.100.7";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private SsprEnvironment environment;

  @BeforeAll
  void start() {
    environment =
        SsprEnvironment.startBeside(
            "keycloak-contact",
            (usual, twilio, address) ->
                usual
                    .withTwilio(
                        twilio.accountSid(), twilio.authToken(), SsprEnvironment.SENDER, address)
                    .with(
                        "--proxy-headers=xforwarded",
                        "--spi-sspr-dispatcher--bounded--gather-seconds=5"));
  }

  @AfterAll
  void stop() {
    environment.close();
  }

  @Test
  void fifty_users_from_one_address_are_five_mails_and_the_next_person_gets_through() {
    TestRealm realm = realm("flood@help.example", 51).create();

    List<String> pages =
        IntStream.rangeClosed(1, 50).mapToObj(i -> contacts(realm, i, STRANGER)).toList();

    assertThat(pages.subList(0, 5)).containsOnly("contact-sent");
    assertThat(pages.subList(5, 50)).containsOnly("contact-failed");
    assertThat(contacts(realm, 51, ELSEWHERE)).isEqualTo("contact-sent");
    assertThat(realm.inbox().to("flood@help.example"))
        .hasSize(6)
        .anySatisfy(mail -> assertThat(mail.text()).contains("crowd51"));
    assertThat(realm.admin().events("SEND_RESET_PASSWORD_ERROR"))
        .anySatisfy(
            event ->
                assertThat(event.path("error").asText()).isEqualTo("sspr_contact_limit_address"));
  }

  @Test
  void beyond_the_realms_fifty_mails_requests_are_gathered_into_one() {
    String desk = "gathered@help.example";
    TestRealm realm = realm(desk, 53).policy("attemptsPerAddressPerHour", "10000").create();

    List<String> pages =
        IntStream.rangeClosed(1, 53).mapToObj(i -> contacts(realm, i, STRANGER)).toList();

    assertThat(pages).containsOnly("contact-sent");
    Await.that("all are named", PATIENCE, () -> named(realm, desk, 53));
    List<Message> mails = realm.inbox().to(desk);
    List<Message> gathered =
        mails.stream().filter(mail -> mail.text().contains("gathered in one mail")).toList();
    assertThat(mails).hasSize(50 + gathered.size());
    assertThat(gathered)
        .isNotEmpty()
        .anySatisfy(
            mail ->
                assertThat(mail.text())
                    .contains("crowd51", "/users/" + realm.admin().userId("crowd51"), "UTC")
                    .contains("Too few verification methods registered"));
    assertThat(contacts(realm, 53, STRANGER)).isEqualTo("contact-sent");
    assertThat(realm.inbox().to(desk)).hasSameSizeAs(mails);
  }

  @Test
  void explanations_that_one_address_causes_leave_those_of_others() {
    TestRealm realm =
        realm("never@help.example", 14)
            .policy("disclosure", "conceal")
            .policy("scope", "none")
            .create();

    IntStream.rangeClosed(1, 13).forEach(i -> names(realm, i, STRANGER));
    Await.that("all look-ups", PATIENCE, () -> lookUps(realm) >= 13);
    assertThat(explained(realm)).isEqualTo(10);

    names(realm, 14, ELSEWHERE);
    Await.that("one more", PATIENCE, () -> explained(realm) == 11);
    assertThat(realm.inbox().to(address(realm, 14))).hasSize(1);
  }

  private TestRealm.Builder realm(String desk, int people) {
    return environment
        .realm()
        .policy("helpdesk", desk)
        .with("users", IntStream.rangeClosed(1, people).mapToObj(i -> user(i, desk)).toList());
  }

  private static Map<String, Object> user(int number, String desk) {
    return Map.of("username", "crowd" + number, "email", number + "." + desk, "enabled", true);
  }

  private static Person names(TestRealm realm, int number, String from) {
    Person person = realm.person("crowd" + number);
    person.browser().from(from).open(realm.address().reset());
    person.identify();
    return person;
  }

  private static String contacts(TestRealm realm, int number, String from) {
    return names(realm, number, from).browser().press("action", "contact").mark();
  }

  /** Whether each of them stands in a mail. */
  private static boolean named(TestRealm realm, String desk, int people) {
    List<Message> mails = realm.inbox().to(desk);
    return IntStream.rangeClosed(1, people)
        .allMatch(
            i -> mails.stream().anyMatch(mail -> mail.text().matches("(?s).*crowd" + i + "\\b.*")));
  }

  private static String address(TestRealm realm, int number) {
    return realm.admin().user("crowd" + number).path("email").asText();
  }

  private static long explained(TestRealm realm) {
    return IntStream.rangeClosed(1, 14)
        .filter(i -> !realm.inbox().to(address(realm, i)).isEmpty())
        .count();
  }

  private static long lookUps(TestRealm realm) {
    return realm.admin().events("RESET_PASSWORD_ERROR").size();
  }
}
