// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.inbox.Inbox;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.support.Parallel;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Nobody floods a phone or a mailbox, and nobody earns by having texts sent. */
@WithSspr
final class SendLimitsIT {

  @Nested
  final class InAReset {

    @Test
    void parallel_requests_in_many_browsers_send_one_message(SsprEnvironment environment)
        throws Exception {
      Bob bob = Bob.with(environment, 1);
      List<Callable<Page>> requests = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Person person = bob.forgets();
        person.choose("auth-phone", "sms");
        requests.add(() -> person.confirmDestination(bob.phone));
      }
      long before = bob.realm.inbox().position();

      List<Page> pages = Parallel.all(requests);

      assertThat(pages)
          .filteredOn(page -> page.mark().equals("enter-code"))
          .as("who got a code")
          .hasSize(1);
      assertThat(codes(bob.realm.inbox(), before, bob.phone)).hasSize(1);
    }

    @Test
    void one_message_more_than_the_policy_allows_is_not_sent_and_closes_the_reset(
        SsprEnvironment environment) {
      Bob bob = Bob.with(environment, environment.realm().policy("messagesPerHour", "1"));
      Person person = bob.forgets();
      person.choose("auth-phone", "sms");
      person.confirmDestination(bob.phone);
      person.readCode(bob.phone);
      person.anotherWay();
      person.choose("office-phone", "voice");
      long before = bob.realm.inbox().position();

      assertThat(person.confirmDestination(bob.officePhone).mark()).isEqualTo("locked");

      assertThat(codes(bob.realm.inbox(), before, bob.officePhone)).isEmpty();
      assertThat(bob.forgets().page().mark()).isEqualTo("locked");
      assertThat(bob.person.elsewhere().signIn().signedIn()).isTrue();
    }

    @Test
    void one_phone_of_many_people_is_called_only_so_often_and_nobody_is_locked_by_it(
        SsprEnvironment environment) {
      String desk = "+493025555555";
      TestRealm.Builder builder =
          environment.realm().methods("office-phone").policy("messagesPerHour", "1");
      for (String name : List.of("ann", "ben", "cem")) {
        builder.user(name, user -> user.attribute("officePhone", desk));
      }
      TestRealm realm = builder.create();
      for (String name : List.of("ann", "ben")) {
        assertThat(called(realm, name, desk).page().mark()).isEqualTo("enter-code");
      }
      long before = realm.inbox().position();

      Person third = called(realm, "cem", desk);

      assertThat(third.page().mark()).isEqualTo("choose-method");
      assertThat(third.page().pageError()).contains("Many codes were sent there already");
      assertThat(codes(realm.inbox(), before, desk)).isEmpty();
      Person again = realm.person("cem");
      again.forgot();
      assertThat(again.identify().mark()).isEqualTo("choose-method");
    }

    @Test
    void a_country_that_was_withdrawn_after_the_registration_gets_nothing(
        SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person person = bob.forgets();
      person.choose("auth-phone", "sms");
      long before = bob.realm.inbox().position();
      bob.realm.admin().changePolicy(Map.of("allowedCountries", "US"));

      assertThat(person.confirmDestination(bob.phone).mark()).isEqualTo("choose-method");

      assertThat(person.page().offers("method", "auth-phone")).isFalse();
      assertThat(person.page().offers("method", "office-phone")).isFalse();
      assertThat(person.page().offers("method", "auth-email")).isTrue();
      assertThat(codes(bob.realm.inbox(), before, bob.phone)).isEmpty();
    }

    private Person called(TestRealm realm, String name, String phone) {
      Person person = realm.person(name);
      person.forgot();
      person.identify();
      person.choose("office-phone", "voice");
      person.confirmDestination(phone);
      return person;
    }
  }

  @Nested
  final class InARegistration {

    @Test
    void messages_are_limited_with_a_word_and_the_reset_stays_open(SsprEnvironment environment) {
      TestRealm realm = environment.realm().policy("messagesPerHour", "1").user("dora").create();
      Person dora = realm.person("dora");
      dora.openRegistration();
      dora.registerEmail("dora@send-limits.example");
      dora.setUp("auth-phone");
      dora.giveDestination("+4915133300001", "sms");
      dora.readCode("+4915133300001");
      dora.anotherWay();
      long before = realm.inbox().position();

      Page page = dora.giveDestination("+4915133300002", "sms");

      assertThat(page.mark()).isEqualTo("register-phone");
      assertThat(page.pageError()).contains("many codes in a short time");
      assertThat(codes(realm.inbox(), before, "+4915133300002")).isEmpty();
      Person later = dora.elsewhere();
      later.forgot();
      assertThat(later.identify().mark()).isEqualTo("choose-method");
    }

    @Test
    void one_phone_gets_only_so_many_whoever_registers_it(SsprEnvironment environment) {
      String victim = "+4915133300003";
      TestRealm realm =
          environment
              .realm()
              .policy("messagesPerHour", "1")
              .user("eve")
              .user("fay")
              .user("gil")
              .create();
      for (String name : List.of("eve", "fay")) {
        assertThat(gives(realm, name, victim).value("code")).isPresent();
      }
      long before = realm.inbox().position();

      Page page = gives(realm, "gil", victim);

      assertThat(page.pageError()).contains("Many codes were sent there already");
      assertThat(codes(realm.inbox(), before, victim)).isEmpty();
    }

    private Page gives(TestRealm realm, String name, String phone) {
      Person person = realm.person(name);
      person.openRegistration();
      person.setUp("auth-phone");
      return person.giveDestination(phone, "sms");
    }
  }

  private static List<Message> codes(Inbox inbox, long position, String to) {
    return inbox.after(position).stream()
        .filter(message -> message.to().equals(to))
        .filter(message -> message.code().isPresent())
        .toList();
  }
}
