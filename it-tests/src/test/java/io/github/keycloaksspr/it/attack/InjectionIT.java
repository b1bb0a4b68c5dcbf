// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Texts that are meant to reach a second mailbox, or to add a line to a mail or a request. */
@WithSspr
final class InjectionIT {

  private static final List<String> ADDRESSES =
      List.of(
          "bob@home.example\r\nBcc: x@evil.example",
          "bob@home.example\nx@evil.example",
          "bob@home.example\u2028Bcc: x@evil.example",
          "bob@home.example,x@evil.example",
          "bob@home.example;x@evil.example",
          "bob@home.example x@evil.example",
          "x@evil.example,bob@home.example",
          "Bob <x@evil.example>",
          "<x@evil.example>",
          "\"bob\"@home.example",
          "\"x@evil.example \"@home.example",
          "\"bob\\\"\r\nBcc: x@evil.example\\\"\"@home.example",
          "x@evil.example(comment)@home.example",
          "bob(x@evil.example)@home.example",
          "@evil.example:bob@home.example",
          "=?utf-8?q?x=40evil.example=3e=00?=@home.example",
          "bob@evil.example\u0000.home.example",
          "bob@home.example%0d%0aBcc:x@evil.example",
          "bob@[127.0.0.1]",
          "bob@localhost",
          "bob@-home.example",
          "bob@home..example",
          ".bob@home.example",
          "a".repeat(65) + "@home.example",
          "bob@" + "a".repeat(64) + ".example",
          "bob@" + "a.".repeat(130) + "example");

  private static final List<String> NUMBERS =
      List.of(
          "+4915112345678\r\nX-Evil: 1",
          "+4915112345678,+19005550100",
          "+4915112345678&To=+19005550100",
          "+4915112345678;ext=<Dial>",
          "+49151<12345678>",
          "tel:+4915112345678;phone-context=evil.example;isub=1\n",
          "sip:bob@evil.example",
          "client:bob");

  @Test
  void no_hostile_address_can_be_registered(SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("bob").create();
    Person bob = realm.person("bob");
    bob.openRegistration();
    bob.setUp("auth-email");
    long inbox = realm.inbox().position();

    for (String address : ADDRESSES) {
      Page page = bob.giveDestination(address, "");
      Attacker.assertNoBreakdown(page, address);
      assertThat(page.fieldError("destination")).as(address).isNotEmpty();
    }
    assertThat(realm.inbox().after(inbox)).isEmpty();
  }

  @Test
  void no_hostile_number_can_be_registered(SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("bob").create();
    Person bob = realm.person("bob");
    bob.openRegistration();
    bob.setUp("auth-phone");
    long inbox = realm.inbox().position();

    for (String number : NUMBERS) {
      Page page = bob.giveDestination(number, "sms");
      Attacker.assertNoBreakdown(page, number);
      assertThat(page.fieldError("destination")).as(number).isNotEmpty();
    }
    assertThat(realm.inbox().after(inbox)).isEmpty();
  }

  @Test
  void what_stands_around_a_number_does_not_reach_the_gateway(SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("bob").create();
    Person bob = realm.person("bob");
    bob.openRegistration();
    bob.setUp("auth-phone");
    long inbox = realm.inbox().position();

    bob.giveDestination("whatsapp:+49 151 12345679", "sms");

    assertThat(realm.inbox().after(inbox))
        .extracting(Message::to)
        .containsExactly("+4915112345679");
  }

  @Test
  void a_hostile_address_on_file_is_not_written_to(SsprEnvironment environment) {
    TestRealm realm = environment.realm().policy("prefillEmailAttribute", "otherMail").create();
    realm.admin().declareAttribute("otherMail");
    realm
        .admin()
        .createUser(
            Map.of(
                "username", "bob",
                "enabled", true,
                "email", "bob@corp.example",
                "firstName", "B",
                "lastName", "B",
                "attributes", Map.of("otherMail", List.of(ADDRESSES.get(3))),
                "credentials", List.of(Map.of("type", "password", "value", "first-Passw0rd"))));
    Person bob = realm.person("bob");
    bob.openRegistration();
    bob.setUp("auth-email");
    long inbox = realm.inbox().position();

    assertThat(bob.giveDestination(ADDRESSES.get(3), "").fieldError("destination")).isNotEmpty();
    assertThat(realm.inbox().after(inbox)).isEmpty();
  }

  @Test
  void the_name_of_the_realm_adds_no_line_to_a_mail(SsprEnvironment environment) {
    String name = "Test\r\nBcc: x@evil.example\r\n\r\nHello";
    Bob bob = Bob.with(environment, environment.realm().with("displayName", name));
    long inbox = bob.realm.inbox().position();
    Step.ENTER_CODE.reach(bob.person.elsewhere(), bob);

    Message mail = bob.realm.inbox().await(inbox, "the code", each -> each.to().equals(bob.mail));
    assertThat(mail.subject()).doesNotContain("\n");
    assertThat(mail.raw().get("To")).isEqualTo(bob.mail);
    assertThat(bob.realm.inbox().to("x@evil.example")).isEmpty();
  }

  @Test
  void a_name_of_any_length_is_answered(SsprEnvironment environment) {
    Person bob = environment.realm().user("bob").create().person("bob");
    for (int length : List.of(254, 255, 256, 4_000, 100_000)) {
      bob.forgot();
      Page page = bob.identify("a".repeat(length));
      Attacker.assertNoBreakdown(page, length + " characters");
      assertThat(page.mark())
          .as(length + " characters")
          .isEqualTo(length > 255 ? "who-are-you" : "unknown-user");
      assertThat(page.source().length()).isLessThan(100_000);
    }
  }
}
