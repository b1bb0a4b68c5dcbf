// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every mail that people get about their account, in one life of an account. */
@WithSspr
final class MailsIT {

  private static final String PRIMARY = "bob@corp.example";
  private static final String OLD = "bob-mails-old@home.example";
  private static final String OFFICE_PHONE = "+49301999001";
  private static final String NEW = "bob-mails-new@home.example";

  @Test
  void reach_old_and_new_address_and_have_two_parts_and_no_code_in_the_subject(
      SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .user("bob", user -> user.attribute("officePhone", OFFICE_PHONE))
            .create();
    long before = realm.inbox().position();
    Person bob = realm.person("bob");
    bob.openRegistration();
    bob.registerEmail(OLD);
    told(realm, before, "New verification method", PRIMARY, OLD);

    before = realm.inbox().position();
    bob.registerEmail(NEW);
    told(realm, before, "changed", PRIMARY, OLD, NEW);

    before = realm.inbox().position();
    Person later = bob.elsewhere();
    later.forgot();
    later.identifyLocked();
    later.prove("office-phone", "voice", OFFICE_PHONE);
    told(realm, before, "unlocked", PRIMARY, NEW);

    before = realm.inbox().position();
    Person again = realm.person("bob");
    again.forgot();
    again.identify();
    again.prove("auth-email", "mail", NEW);
    assertThat(again.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");
    told(realm, before, "has been reset", PRIMARY, NEW);

    before = realm.inbox().position();
    Person signedIn = realm.person("bob");
    signedIn.openSignIn();
    signedIn.signIn(Bob.NEW_PASSWORD);
    signedIn.openRegistration();
    signedIn
        .browser()
        .submit(signedIn.page().formWith("action", "remove"), Map.of("action", "remove"));
    signedIn.browser().submit(signedIn.page().formWith("sure", "yes"), Map.of("action", "remove"));
    told(realm, before, "removed", PRIMARY, NEW);

    assertThat(codes(realm)).hasSize(3);
  }

  @Test
  void of_a_changed_phone_reach_the_mail_addresses_and_name_no_number(SsprEnvironment environment) {
    String mail = "bob-mails-phone@home.example";
    TestRealm realm =
        environment.realm().user("bob", user -> user.credential(Imported.mail(mail))).create();
    Person bob = realm.person("bob");
    bob.openRegistration();
    bob.registerPhone("+49 151 23459901", "sms");
    long before = realm.inbox().position();

    bob.registerPhone("+49 151 23459902", "sms");

    told(realm, before, "changed", PRIMARY, mail);
    assertThat(realm.inbox().after(before).stream().filter(MailsIT::isMail))
        .noneMatch(message -> (message.text() + message.html()).contains("2345990"));
  }

  /** Waits for the mails, and looks at each. */
  private static void told(TestRealm realm, long before, String subject, String... addresses) {
    for (String address : addresses) {
      realm
          .inbox()
          .await(
              before,
              subject + " to " + address,
              mail -> mail.to().equals(address) && mail.subject().contains(subject));
    }
    assertThat(realm.inbox().after(before).stream().filter(MailsIT::isMail))
        .allSatisfy(
            mail -> {
              assertThat(mail.text()).as("text").isNotBlank().doesNotContain("<html");
              assertThat(mail.html()).as("HTML").contains("<html", "lang=\"en\"");
              assertThat(mail.subject()).doesNotContainPattern("\\d");
            });
  }

  private static boolean isMail(Message message) {
    return message.kind() == Message.Kind.MAIL;
  }

  private static List<Message> codes(TestRealm realm) {
    return realm.inbox().all().stream()
        .filter(message -> message.to().equals(OLD) || message.to().equals(NEW))
        .filter(message -> message.code().isPresent())
        .toList();
  }
}
