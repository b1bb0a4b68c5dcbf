// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.support.Parallel;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.PageForm;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Reloading, going back, other tabs and impatience: nothing is sent twice, refunded or lost. */
@WithSspr
final class IdempotenceIT {

  @Nested
  final class Reloading {

    @Test
    void each_page_shows_the_same_page_and_sends_nothing(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person person = bob.forgets();
      assertStays(person, "choose-method");
      person.choose("auth-email", "mail");
      assertStays(person, "confirm-destination");
      long before = bob.realm.inbox().position();
      person.confirmDestination(bob.mail);
      String code = person.readCode(bob.mail);
      assertStays(person, "enter-code");
      assertThat(sent(bob, before)).hasSize(1);
      person.enterCode(code);
      assertStays(person, "new-password");
      person.newPassword(Bob.NEW_PASSWORD);
      assertStays(person, "done");
    }

    @Test
    void gives_no_attempt_back(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, environment.realm().policy("codeAttempts", "3"));
      Person person = atCode(bob);
      String code = person.readCode(bob.mail);

      for (int i = 0; i < 3; i++) {
        person.enterCode(wrong(code));
        person.browser().reload();
      }

      assertThat(person.enterCode(code).mark()).isEqualTo("enter-code");
      assertThat(person.page().fieldError("code")).isNotEmpty();
    }

    @Test
    void the_last_page_gives_no_second_password(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person person = atCode(bob);
      person.enterCodeFor(bob.mail);
      Page form = person.page();
      person.newPassword(Bob.NEW_PASSWORD);

      Map<String, String> again =
          Map.of("password-new", "third-Passw0rd", "password-confirm", "third-Passw0rd");
      person.browser().post(action(form), again);
      assertThat(person.browser().reload().mark()).isEqualTo("done");

      assertThat(person.elsewhere().signIn("third-Passw0rd").signedIn()).isFalse();
      assertThat(person.elsewhere().signIn(Bob.NEW_PASSWORD).signedIn()).isTrue();
    }
  }

  @Nested
  final class GoingBack {

    @Test
    void to_the_list_and_to_the_same_method_keeps_the_code_and_sends_no_other(
        SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person person = bob.forgets();
      person.choose("auth-email", "mail");
      long before = bob.realm.inbox().position();
      person.confirmDestination(bob.mail);
      String code = person.readCode(bob.mail);

      person.anotherWay();
      assertThat(person.choose("auth-email", "mail").mark()).isEqualTo("enter-code");

      assertThat(sent(bob, before)).hasSize(1);
      assertThat(person.enterCode(code).mark()).isEqualTo("new-password");
    }

    @Test
    void a_form_of_an_earlier_page_leads_to_where_the_person_is(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person person = bob.forgets();
      PageForm list = person.page().formWith("method", "auth-phone");
      person.choose("auth-email", "mail");
      long before = bob.realm.inbox().position();
      person.confirmDestination(bob.mail);

      Page page =
          person.browser().post(list.action(), Map.of("method", "auth-phone", "channel", "sms"));

      assertThat(page.status()).isLessThan(500);
      assertThat(sent(bob, before)).hasSize(1);
      assertThat(person.browser().reload().mark()).isEqualTo("enter-code");
    }

    @Test
    void starting_again_asks_for_the_name(SsprEnvironment environment) {
      Person person = Bob.with(environment, 1).forgets();

      assertThat(person.browser().press("action", "restart").mark()).isEqualTo("who-are-you");
      assertThat(person.identify().mark()).isEqualTo("choose-method");
    }
  }

  @Nested
  final class Tabs {

    @Test
    void another_tab_sends_no_second_code_and_refunds_no_attempt(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, environment.realm().policy("codeAttempts", "3"));
      Person first = atCode(bob);
      long before = bob.realm.inbox().position();
      String code = first.readCode(bob.mail);
      for (int i = 0; i < 3; i++) {
        first.enterCode(wrong(code));
      }
      URI tab = first.browser().current().address();

      first.forgot();
      first.identify();
      first.choose("auth-email", "mail");
      Page page = first.confirmDestination(bob.mail);

      assertThat(page.mark()).isEqualTo("confirm-destination");
      assertThat(page.pageError()).isNotEmpty();
      assertThat(sent(bob, before)).isEmpty();
      assertThat(first.browser().open(tab).mark()).isEqualTo("enter-code");
      assertThat(first.enterCode(code).mark()).isEqualTo("enter-code");
    }

    @Test
    void a_code_of_one_browser_is_wrong_in_another(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, environment.realm().policy("resendCooldown", "15"));
      Person first = atCode(bob);
      String code = first.readCode(bob.mail);
      Person second = bob.forgets();
      second.choose("auth-phone", "sms");
      second.confirmDestination(bob.phone);

      assertThat(second.enterCode(code).mark()).isEqualTo("enter-code");
      assertThat(first.enterCode(code).mark()).isEqualTo("new-password");
    }
  }

  @Nested
  final class AskingForAnotherCode {

    @Test
    void before_the_cool_down_is_over_sends_none_and_says_so(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person person = bob.forgets();
      person.choose("auth-email", "mail");
      long before = bob.realm.inbox().position();
      person.confirmDestination(bob.mail);
      String code = person.readCode(bob.mail);

      Page page = person.resend();

      assertThat(page.pageError()).isNotEmpty();
      assertThat(sent(bob, before)).hasSize(1);
      assertThat(person.enterCode(code).mark()).isEqualTo("new-password");
    }
  }

  @Nested
  final class AtTheSameTime {

    @Test
    void one_right_code_is_taken_once_and_one_password_is_set(SsprEnvironment environment)
        throws Exception {
      Bob bob = Bob.with(environment, 1);
      Person person = atCode(bob);
      String code = person.readCode(bob.mail);
      URI action = action(person.page());

      inParallel(6, () -> post(person, action, Map.of("code", code)));

      Page expired = person.browser().reload();
      Page page =
          person.browser().open(expired.link("/login-actions/reset-credentials").orElseThrow());
      assertThat(page.mark()).isEqualTo("new-password");
      assertThat(
              bob.realm.admin().events("SEND_RESET_PASSWORD").stream()
                  .filter(
                      event -> "passed".equals(event.path("details").path("sspr_result").asText())))
          .hasSize(1);
    }

    @Test
    void wrong_codes_get_no_more_tries_than_one_after_the_other(SsprEnvironment environment)
        throws Exception {
      Bob bob = Bob.with(environment, environment.realm().policy("codeAttempts", "4"));
      Person person = atCode(bob);
      String code = person.readCode(bob.mail);
      for (int round = 0; round < 4; round++) {
        URI action = action(person.browser().reload());
        inParallel(5, () -> post(person, action, Map.of("code", wrong(code))));
      }

      long wrong =
          bob.realm.admin().events("RESET_PASSWORD_ERROR").stream()
              .filter(event -> "invalid_user_credentials".equals(event.path("error").asText()))
              .count();
      assertThat(wrong).isEqualTo(4);
      person.browser().reload();
      assertThat(person.enterCode(code).mark()).isEqualTo("enter-code");
    }
  }

  @Nested
  final class AfterTheSession {

    @Test
    void is_gone_there_is_a_way_on(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person person = atCode(bob);
      URI action = action(person.page());
      person.browser().cookies().clear();

      Page page = person.browser().post(action, Map.of("code", "123456"));

      assertThat(page.status()).isLessThan(500);
      assertThat(page.showsStackTrace()).isFalse();
      assertThat(bob.forgets().page().mark()).isEqualTo("choose-method");
    }
  }

  private static Person atCode(Bob bob) {
    Person person = bob.forgets();
    person.choose("auth-email", "mail");
    person.confirmDestination(bob.mail);
    return person;
  }

  private static void assertStays(Person person, String mark) {
    assertThat(person.page().mark()).isEqualTo(mark);
    assertThat(person.browser().reload().mark()).isEqualTo(mark);
    assertThat(person.browser().reload().mark()).isEqualTo(mark);
  }

  private static List<Message> sent(Bob bob, long position) {
    return bob.realm.inbox().after(position).stream()
        .filter(message -> List.of(bob.mail, bob.phone, bob.officePhone).contains(message.to()))
        .filter(message -> message.code().isPresent())
        .toList();
  }

  private static URI action(Page page) {
    return page.forms().stream()
        .map(PageForm::action)
        .filter(action -> action.toString().contains("execution="))
        .findFirst()
        .orElseThrow();
  }

  /** A browser of its own with the same cookies: posts at the same time share no page. */
  private static Page post(Person person, URI action, Map<String, String> values) {
    Person tab = person.elsewhere();
    person.browser().cookies().all().forEach(tab.browser().cookies()::add);
    return tab.browser().post(action, values);
  }

  private static void inParallel(int times, Callable<Page> post) throws Exception {
    for (Page page : Parallel.all(Collections.nCopies(times, post))) {
      assertThat(page.status()).isLessThan(500);
    }
  }

  private static String wrong(String code) {
    return code.charAt(0) == '1' ? "2" + code.substring(1) : "1" + code.substring(1);
  }
}
