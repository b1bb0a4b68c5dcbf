// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminApi;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.support.Parallel;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.PageForm;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Nobody gets more tries or resets than the policy allows, and nobody loses their sign-in by it.
 */
@WithSspr
final class ResetLimitsIT {

  private static final String WRONG_PHONE = "+4915199999999";

  @Nested
  final class WrongTries {

    @Test
    void are_counted_over_all_methods_browsers_and_restarts_and_close_the_reset_only(
        SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person first = bob.forgets();
      first.choose("auth-phone", "sms");
      first.confirmDestination(WRONG_PHONE);
      first.anotherWay();
      wrongAnswers(first);
      first.anotherWay();
      first.browser().press("action", "restart");
      first.identify();
      first.choose("auth-email", "mail");
      first.confirmDestination(bob.mail);
      String code = first.readCode(bob.mail);
      assertThat(first.enterCode(wrong(code)).mark()).isEqualTo("enter-code");
      assertThat(first.enterCode(wrong(code)).mark()).isEqualTo("enter-code");
      Person second = bob.forgets();
      second.choose("auth-phone", "voice");

      Page page = second.confirmDestination(WRONG_PHONE);

      assertThat(page.mark()).isEqualTo("locked");
      assertThat(page.text()).contains("in about 24 hours");
      assertThat(Duration.between(Instant.now(), comeBack(page)))
          .isBetween(Duration.ofMinutes(23 * 60 + 55), Duration.ofHours(24));
      assertThat(second.browser().reload().mark()).isEqualTo("locked");
      assertThat(post(first, Map.of("code", code)).mark()).isEqualTo("locked");
      assertThat(first.browser().reload().mark()).isEqualTo("locked");
      assertThat(bob.forgets().page().mark()).isEqualTo("locked");
      assertThat(bob.person.elsewhere().signIn().signedIn()).isTrue();
    }

    @Test
    void a_thousand_at_the_same_time_in_many_sessions_get_no_more(SsprEnvironment environment)
        throws Exception {
      // The limit of the address would end it even earlier.
      Bob bob =
          Bob.with(environment, environment.realm().policy("attemptsPerAddressPerHour", "10000"));
      Person owner = bob.forgets();
      owner.choose("auth-email", "mail");
      owner.confirmDestination(bob.mail);
      String code = owner.readCode(bob.mail);
      List<Person> attackers = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Person attacker = bob.forgets();
        attacker.choose("auth-phone", "sms");
        attackers.add(attacker);
      }
      long before = bob.realm.inbox().position();

      Parallel.each(attackers, attacker -> guess(attacker, 50));

      assertThat(compared(bob)).isEqualTo(5);
      assertThat(eventsOf(bob, "lock")).hasSize(1);
      assertThat(post(attackers.get(0), Map.of("destination", bob.phone)).mark())
          .isEqualTo("locked");
      assertThat(post(owner, Map.of("code", code)).mark()).isEqualTo("locked");
      assertThat(bob.realm.inbox().after(before))
          .noneMatch(message -> message.to().equals(bob.phone));
      assertThat(bob.person.elsewhere().signIn().signedIn()).isTrue();
    }

    @Test
    void are_not_bought_by_right_ones(SsprEnvironment environment) {
      Bob bob =
          Bob.with(
              environment,
              environment
                  .realm()
                  .policy("verificationsPerHour", "3")
                  .policy("methodsRequired", "2"));
      Person person = bob.forgets();
      person.choose("auth-phone", "sms");
      person.confirmDestination(WRONG_PHONE);
      person.anotherWay();
      person.prove("auth-email", "mail", bob.mail);
      person.choose("auth-phone", "sms");
      person.confirmDestination(WRONG_PHONE);
      assertThat(person.page().mark()).isEqualTo("confirm-destination");

      assertThat(person.confirmDestination(WRONG_PHONE).mark()).isEqualTo("locked");
    }

    @Test
    void are_forgotten_after_a_reset(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person person = bob.forgets();
      person.choose("auth-phone", "sms");
      for (int i = 0; i < 4; i++) {
        person.confirmDestination(WRONG_PHONE);
      }
      person.anotherWay();
      person.prove("auth-email", "mail", bob.mail);
      person.newPassword(Bob.NEW_PASSWORD);

      Person again = bob.forgets();
      again.choose("auth-phone", "sms");
      for (int i = 0; i < 4; i++) {
        assertThat(again.confirmDestination(WRONG_PHONE).mark()).isEqualTo("confirm-destination");
      }
    }

    private long guess(Person attacker, int times) {
      URI action = action(attacker.page());
      long locked = 0;
      for (int i = 0; i < times; i++) {
        Page page =
            attacker
                .browser()
                .post(action, Map.of("destination", String.format("+49151888%05d", i)));
        action = action(page);
        locked += page.mark().equals("locked") ? 1 : 0;
      }
      return locked;
    }

    private void wrongAnswers(Person person) {
      person.choose("security-questions", "");
      Page page =
          post(person, Map.of("answer-1", "none", "answer-2", "nothing", "answer-3", "nowhere"));
      assertThat(page.mark()).isEqualTo("answer-questions");
    }
  }

  @Nested
  final class TheLock {

    @Test
    void speaks_the_language_of_the_page_and_offers_an_administrator(SsprEnvironment environment) {
      Bob bob =
          Bob.with(
              environment,
              environment
                  .realm()
                  .policy("verificationsPerHour", "3")
                  .policy("lockHours", "1")
                  .policy("helpdesk", "locked@help.example"));
      Person person = bob.person.elsewhere();
      person.browser().speaking("de");
      person.forgot();
      person.identify();
      long before = bob.realm.inbox().position();
      close(person);

      assertThat(person.page().text()).contains("in etwa 60 Minuten");
      assertThat(person.browser().press("action", "contact").mark()).isEqualTo("contact-sent");
      Message mail =
          bob.realm
              .inbox()
              .await(before, "a request", message -> message.to().equals("locked@help.example"));
      assertThat(mail.text()).contains("Too many tries").contains("bob");
      assertThat(bob.forgets().page().offers("action", "contact")).isTrue();
    }

    @Test
    void is_an_event_that_the_support_code_finds_and_that_names_no_destination(
        SsprEnvironment environment) {
      Bob bob = Bob.with(environment, environment.realm().policy("verificationsPerHour", "3"));
      bob.realm.admin().clearEvents();
      Person person = bob.forgets();
      close(person);
      String supportCode = person.page().document().select("bdi").text();

      assertThat(eventsOf(bob, "lock"))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.path("error").asText()).isEqualTo("sspr_locked");
                assertThat(event.path("userId").asText())
                    .isEqualTo(bob.realm.admin().userId("bob"));
                assertThat(event.path("details").path("sspr_support_code").asText())
                    .isEqualTo(supportCode)
                    .hasSize(36);
              });
      assertThat(bob.realm.admin().events().toString())
          .doesNotContain(WRONG_PHONE.substring(3))
          .doesNotContain(bob.phone.substring(3));
    }

    @Test
    void is_lifted_by_who_may_manage_the_user_and_by_nobody_else(SsprEnvironment environment) {
      Bob bob =
          Bob.with(
              environment,
              environment
                  .realm()
                  .policy("verificationsPerHour", "3")
                  .user("viewer")
                  .user("manager")
                  .user("nobody"));
      bob.realm.admin().giveClientRole("viewer", "realm-management", "view-users");
      bob.realm.admin().giveClientRole("manager", "realm-management", "manage-users");
      close(bob.forgets());
      String lock =
          bob.realm.admin().path("sspr/users/" + bob.realm.admin().userId("bob") + "/lock");
      String unknown = bob.realm.admin().path("sspr/users/no-such-user/lock");

      assertThat(as(bob, "nobody").delete(lock).status()).isEqualTo(403);
      assertThat(as(bob, "nobody").delete(unknown).status()).isEqualTo(403);
      assertThat(as(bob, "viewer").delete(lock).status()).isEqualTo(403);
      assertThat(as(bob, "viewer").delete(unknown).status()).isEqualTo(404);
      assertThat(bob.forgets().page().mark()).isEqualTo("locked");

      assertThat(as(bob, "manager").delete(lock).status()).isEqualTo(204);

      assertThat(bob.realm.admin().adminEvents())
          .filteredOn(event -> event.path("resourceType").asText().equals("SSPR_LOCK"))
          .singleElement()
          .satisfies(
              event -> {
                assertThat(event.path("operationType").asText()).isEqualTo("DELETE");
                assertThat(event.path("resourcePath").asText())
                    .isEqualTo("sspr/users/" + bob.realm.admin().userId("bob") + "/lock");
              });
      Person person = bob.forgets();
      person.choose("auth-phone", "sms");
      person.confirmDestination(WRONG_PHONE);
      person.confirmDestination(WRONG_PHONE);
      person.anotherWay();
      assertThat(person.prove("auth-email", "mail", bob.mail).mark()).isEqualTo("new-password");
    }

    @Test
    void lets_whoever_had_proven_enough_finish_and_is_gone_then(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, environment.realm().policy("verificationsPerHour", "3"));
      Person owner = bob.forgets();
      owner.prove("auth-email", "mail", bob.mail);
      close(bob.forgets());

      assertThat(owner.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");

      assertThat(bob.forgets().page().mark()).isEqualTo("choose-method");
    }

    private static AdminApi as(Bob bob, String username) {
      return new AdminApi(
          bob.realm.environment().server().baseUrl(),
          bob.realm.name(),
          username,
          UserSpec.PASSWORD);
    }

    private static void close(Person person) {
      person.choose("auth-phone", "sms");
      for (int i = 0; i < 3; i++) {
        person.confirmDestination(WRONG_PHONE);
      }
      assertThat(person.page().mark()).isEqualTo("locked");
    }
  }

  @Nested
  final class Resets {

    @Test
    void and_unlocks_of_a_day_are_as_many_as_the_policy_says(SsprEnvironment environment) {
      Bob bob =
          Bob.with(
              environment,
              environment.realm().policy("resetsPerDay", "2").policy("lockHours", "1"));
      Person first = bob.forgets();
      first.prove("auth-email", "mail", bob.mail);
      assertThat(first.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");
      Person second = bob.person.elsewhere();
      second.forgot();
      second.identifyLocked();
      assertThat(second.prove("auth-phone", "sms", bob.phone).mark()).isEqualTo("unlocked");

      Page page = bob.forgets().page();

      assertThat(page.mark()).isEqualTo("locked");
      assertThat(page.text()).contains("in about 24 hours");
      assertThat(first.elsewhere().signIn(Bob.NEW_PASSWORD).signedIn()).isTrue();
      assertThat(eventsOf(bob, "lock")).hasSize(1);
    }
  }

  @Nested
  final class AnAddress {

    @Test
    void may_ask_and_try_as_often_as_the_policy_says_whoever_it_is_about(
        SsprEnvironment environment) {
      Bob bob =
          Bob.with(environment, environment.realm().policy("attemptsPerAddressPerHour", "10"));
      Person person = bob.forgets();
      person.choose("auth-phone", "sms");
      person.confirmDestination(WRONG_PHONE);
      long before = bob.realm.inbox().position();
      Person stranger = bob.person.elsewhere();
      for (int i = 0; i < 8; i++) {
        stranger.forgot();
        assertThat(stranger.identify("nobody" + i).mark()).isEqualTo("unknown-user");
      }

      stranger.forgot();
      assertThat(stranger.identify("nobody").mark()).isEqualTo("too-many-tries");
      assertThat(stranger.page().text()).contains("in about 60 minutes");
      assertThat(person.confirmDestination(bob.phone).mark()).isEqualTo("too-many-tries");

      assertThat(bob.realm.inbox().after(before))
          .noneMatch(message -> message.to().equals(bob.phone));
      assertThat(bob.person.elsewhere().signIn().signedIn()).isTrue();
    }
  }

  private static Instant comeBack(Page page) {
    return Instant.parse(page.document().select("time").attr("datetime"));
  }

  private static Page post(Person person, Map<String, String> values) {
    return person.browser().post(action(person.page()), values);
  }

  private static URI action(Page page) {
    return page.forms().stream()
        .map(PageForm::action)
        .filter(action -> action.toString().contains("execution="))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No form on " + page));
  }

  /** How many tries were really compared with what is stored. */
  private static long compared(Bob bob) {
    return bob.realm.admin().events("RESET_PASSWORD_ERROR").stream()
        .filter(event -> event.path("error").asText().equals("sspr_destination_mismatch"))
        .count();
  }

  private static List<JsonNode> eventsOf(Bob bob, String step) {
    return bob.realm.admin().events("RESET_PASSWORD_ERROR").stream()
        .filter(event -> event.path("details").path("sspr_step").asText().equals(step))
        .toList();
  }

  private static String wrong(String code) {
    return IntStream.range(0, code.length())
        .mapToObj(i -> String.valueOf((code.charAt(i) - '0' + 1) % 10))
        .reduce("", String::concat);
  }
}
