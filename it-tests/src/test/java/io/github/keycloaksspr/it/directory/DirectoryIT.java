// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.ResultCode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.directory.Erin.Copies;
import io.github.keycloaksspr.it.directory.Erin.Memory;
import io.github.keycloaksspr.it.directory.Erin.Wish;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People whose account is in an LDAP directory, or whose password is anywhere but in Keycloak. */
@WithSspr
final class DirectoryIT {

  @Nested
  final class OfADirectoryThatKeycloakOnlyReads {

    @ParameterizedTest
    @EnumSource(Copies.class)
    void people_are_sent_to_the_administrator_and_nothing_else_is_sent(
        Copies copies, SsprEnvironment environment) {
      try (Erin erin = Erin.in(environment, Wish.of("READ_ONLY").with(copies)).registered()) {
        long before = erin.realm.inbox().position();

        Page page = erin.forgets().page();

        assertThat(page.mark()).isEqualTo("managed-elsewhere");
        assertThat(erin.sentSince(before)).isEmpty();
        assertThat(erin.realm.admin().events("RESET_PASSWORD_ERROR"))
            .extracting(event -> event.path("error").asText())
            .containsExactly("sspr_managed-elsewhere");
      }
    }

    @ParameterizedTest
    @EnumSource(Copies.class)
    void people_register_like_everybody_else(Copies copies, SsprEnvironment environment) {
      try (Erin erin = Erin.in(environment, Wish.of("READ_ONLY").with(copies))) {
        assertThat(erin.person.signIn().mark()).isEqualTo("register");
        assertThat(erin.person.registerEmail(erin.mail).mark()).isEqualTo("register");
        assertThat(erin.person.finish().signedIn()).isTrue();

        assertThat(erin.realm.admin().credentialTypes("erin")).contains("sspr-email");
        assertThat(erin.person.elsewhere().signIn().signedIn()).isTrue();
      }
    }

    @ParameterizedTest
    @EnumSource(Copies.class)
    void people_may_say_not_now(Copies copies, SsprEnvironment environment) {
      try (Erin erin = Erin.in(environment, Wish.of("READ_ONLY").with(copies))) {
        erin.person.signIn();

        assertThat(erin.person.browser().press("action", "later").signedIn()).isTrue();
        assertThat(erin.person.elsewhere().signIn().mark()).isEqualTo("register");
      }
    }

    @Test
    void people_are_not_asked_where_the_policy_lets_nobody_unlock(SsprEnvironment environment) {
      TestRealm.Builder builder = environment.realm().policy("allowUnlock", "false");
      try (Erin erin = Erin.in(builder, Wish.of("READ_ONLY"))) {
        assertThat(erin.person.signIn().signedIn()).isTrue();
        assertThat(erin.person.openRegistration().mark()).isEqualTo("managed-elsewhere");
      }
    }

    @ParameterizedTest
    @EnumSource(Copies.class)
    void people_can_have_keycloaks_own_lock_lifted(Copies copies, SsprEnvironment environment) {
      TestRealm.Builder builder = environment.realm().bruteForceProtection(2);
      try (Erin erin = Erin.in(builder, Wish.of("READ_ONLY").with(copies)).registered()) {
        Person stranger = erin.person.elsewhere();
        for (int i = 0; i < 4; i++) {
          stranger.signIn("wrong-Passw0rd");
        }
        assertThat(erin.person.elsewhere().signIn().signedIn()).isFalse();

        Person person = erin.person.elsewhere();
        person.forgot();
        assertThat(person.identifyLocked().mark()).isEqualTo("choose-method");
        assertThat(person.prove("auth-email", "mail", erin.mail).mark()).isEqualTo("unlocked");

        assertThat(erin.person.elsewhere().signIn().signedIn()).isTrue();
      }
    }

    @Test
    void the_password_is_the_directorys(SsprEnvironment environment) {
      try (Erin erin = Erin.in(environment, Wish.of("READ_ONLY")).registered()) {
        assertThat(erin.person.elsewhere().signIn().signedIn()).isTrue();
        assertThat(erin.person.elsewhere().signIn(Erin.NEW_PASSWORD).signedIn()).isFalse();
      }
    }
  }

  @Nested
  final class OfADirectoryThatKeycloakWritesTo {

    @ParameterizedTest
    @EnumSource(Copies.class)
    void the_new_password_is_the_directorys(Copies copies, SsprEnvironment environment) {
      try (Erin erin = Erin.in(environment, Wish.of("WRITABLE").with(copies)).registered()) {
        assertThat(erin.proves().newPassword(Erin.NEW_PASSWORD).mark()).isEqualTo("done");

        assertThat(erin.directory.opensWith("erin", Erin.NEW_PASSWORD)).isTrue();
        assertThat(erin.directory.opensWith("erin", Erin.OLD_PASSWORD)).isFalse();
        assertThat(erin.person.elsewhere().signIn(Erin.NEW_PASSWORD).signedIn()).isTrue();
        assertThat(erin.person.elsewhere().signIn(Erin.OLD_PASSWORD).signedIn()).isFalse();
      }
    }

    @ParameterizedTest
    @ValueSource(
        ints = {
          ResultCode.CONSTRAINT_VIOLATION_INT_VALUE,
          ResultCode.UNWILLING_TO_PERFORM_INT_VALUE,
          ResultCode.OTHER_INT_VALUE
        })
    void a_password_that_it_refuses_can_be_followed_by_another(
        int reason, SsprEnvironment environment) {
      try (Erin erin = Erin.in(environment, Wish.of("WRITABLE")).registered()) {
        Person person = erin.proves();
        erin.directory.refuseChanges(ResultCode.valueOf(reason));

        Page refused = person.newPassword(Erin.NEW_PASSWORD);

        assertThat(refused.mark()).isEqualTo("new-password");
        assertThat(refused.fieldError("password-new"))
            .contains("This password can't be used. Please choose another one.");
        assertThat(refused.source()).doesNotContain("ou=people", "0000052D", "LDAP");
        assertThat(erin.directory.opensWith("erin", Erin.OLD_PASSWORD)).isTrue();
        assertThat(erin.directory.opensWith("erin", Erin.NEW_PASSWORD)).isFalse();

        erin.directory.takeChanges();
        assertThat(person.newPassword("third-Passw0rd").mark()).isEqualTo("done");
        assertThat(erin.directory.opensWith("erin", "third-Passw0rd")).isTrue();
      }
    }

    @Test
    void where_keycloak_is_not_allowed_to_write_people_are_sent_to_the_administrator(
        SsprEnvironment environment) {
      try (Erin erin = Erin.in(environment, Wish.of("WRITABLE")).registered()) {
        Person person = erin.proves();
        erin.directory.refuseChanges(ResultCode.INSUFFICIENT_ACCESS_RIGHTS);

        Page refused = person.newPassword(Erin.NEW_PASSWORD);

        assertThat(refused.mark()).isEqualTo("new-password");
        assertThat(refused.fieldError("password-new")).contains("contact your administrator");
        assertThat(erin.directory.opensWith("erin", Erin.OLD_PASSWORD)).isTrue();
      }
    }

    @ParameterizedTest
    @EnumSource(Copies.class)
    void whoever_was_removed_there_gets_no_password_here(
        Copies copies, SsprEnvironment environment) {
      try (Erin erin = Erin.in(environment, Wish.of("WRITABLE").with(copies)).registered()) {
        Person proven = erin.proves();
        erin.directory.remove("erin");

        assertThat(erin.forgets().page().mark()).isEqualTo("unknown-user");
        assertThat(proven.newPassword(Erin.NEW_PASSWORD).mark()).isNotEqualTo("done");
        assertThat(erin.person.elsewhere().signIn(Erin.NEW_PASSWORD).signedIn()).isFalse();
      }
    }

    @Test
    void the_policy_of_the_realm_counts_where_the_administrator_says_so(
        SsprEnvironment environment) {
      TestRealm.Builder builder = environment.realm().with("passwordPolicy", "length(12)");
      Wish wish = Wish.of("WRITABLE").with("validatePasswordPolicy", "true");
      try (Erin erin = Erin.in(builder, wish).registered()) {
        Person person = erin.proves();

        assertThat(person.newPassword("short").fieldError("password-new")).contains("12");
        assertThat(erin.directory.opensWith("erin", Erin.OLD_PASSWORD)).isTrue();
        assertThat(person.newPassword("long enough, really").mark()).isEqualTo("done");
      }
    }
  }

  @Nested
  final class OfADirectoryThatKeycloakKeepsApart {

    @Test
    void the_new_password_is_keycloaks_and_the_directory_keeps_the_old_one(
        SsprEnvironment environment) {
      try (Erin erin = Erin.in(environment, Wish.of("UNSYNCED")).registered()) {
        assertThat(erin.proves().newPassword(Erin.NEW_PASSWORD).mark()).isEqualTo("done");

        assertThat(erin.person.elsewhere().signIn(Erin.NEW_PASSWORD).signedIn()).isTrue();
        assertThat(erin.person.elsewhere().signIn(Erin.OLD_PASSWORD).signedIn()).isFalse();
        assertThat(erin.directory.opensWith("erin", Erin.OLD_PASSWORD)).isTrue();
        assertThat(erin.directory.opensWith("erin", Erin.NEW_PASSWORD)).isFalse();
      }
    }
  }

  @Nested
  final class TheOfficePhone {

    @ParameterizedTest
    @EnumSource(Copies.class)
    void of_the_directory_is_called(Copies copies, SsprEnvironment environment) {
      TestRealm.Builder builder = environment.realm().policy("officePhoneAttribute", "deskPhone");
      try (Erin erin = Erin.in(builder, Wish.of("WRITABLE").with(copies))) {
        erin.realm.admin().mapDirectoryAttribute(erin.component, "telephoneNumber", "deskPhone");
        Person person = erin.forgets();
        assertThat(person.page().mark()).isEqualTo("choose-method");
        long before = erin.realm.inbox().position();

        person.prove("office-phone", "voice", erin.officePhone);

        assertThat(erin.sentSince(before))
            .extracting(Message::kind)
            .containsExactly(Message.Kind.VOICE);
        assertThat(person.newPassword(Erin.NEW_PASSWORD).mark()).isEqualTo("done");
        assertThat(erin.directory.opensWith("erin", Erin.NEW_PASSWORD)).isTrue();
      }
    }
  }

  @Nested
  final class WithoutAPasswordOfTheirOwn {

    @Test
    void people_of_an_identity_provider_are_sent_to_the_administrator(SsprEnvironment environment) {
      TestRealm realm = environment.realm().create();
      realm.admin().addIdentityProvider("partner");
      realm
          .admin()
          .createUser(Map.of("username", "frank", "email", "frank@corp.example", "enabled", true));
      realm.admin().linkIdentity("frank", "partner");
      Person frank = realm.person("frank");
      long before = realm.inbox().position();

      frank.forgot();

      assertThat(frank.identify().mark()).isEqualTo("managed-elsewhere");
      assertThat(realm.inbox().after(before))
          .extracting(Message::to)
          .doesNotContain("frank@corp.example");
    }

    @Test
    void people_of_an_identity_provider_who_have_a_password_too_are_served(
        SsprEnvironment environment) {
      TestRealm realm = environment.realm().methods("auth-email").user("frank").create();
      realm.admin().addIdentityProvider("partner");
      realm.admin().linkIdentity("frank", "partner");
      Person frank = realm.person("frank");
      frank.openRegistration();
      frank.registerEmail("frank-partner@home.example");
      Person elsewhere = frank.elsewhere();

      elsewhere.forgot();

      assertThat(elsewhere.identify().mark()).isEqualTo("choose-method");
    }

    @Test
    void service_accounts_have_nothing_to_reset(SsprEnvironment environment) {
      TestRealm realm = environment.realm().create();
      realm.admin().addServiceAccount("batch-job");
      Person somebody = realm.person("service-account-batch-job");

      somebody.forgot();
      Page page = somebody.identify();

      assertThat(page.mark()).isIn("managed-elsewhere", "unknown-user");
      assertThat(page.status()).isEqualTo(200);
    }
  }

  @Nested
  final class WhileTheDirectoryIsDown {

    @ParameterizedTest
    @CsvSource({"KEPT,LONG", "KEPT,NONE", "NONE,LONG", "NONE,NONE"})
    void its_people_are_asked_to_try_later_and_nothing_is_lost(
        Copies copies, Memory memory, SsprEnvironment environment) {
      Wish wish = Wish.of("WRITABLE").with(copies).with(memory);
      try (Erin erin = Erin.in(environment, wish).registered()) {
        // Whom Keycloak remembers, it would find without the directory.
        assertThat(erin.person.elsewhere().signIn().signedIn()).isTrue();
        long before = erin.realm.inbox().position();
        long logged = environment.log().position();
        erin.directory.stop();

        Person person = erin.forgets();

        assertTryLater(person.page());
        assertThat(erin.sentSince(before)).isEmpty();
        assertThat(environment.log().textFrom(logged))
            .contains("a reset has to wait")
            .doesNotContain("Uncaught server error");
        assertThat(erin.realm.admin().events("RESET_PASSWORD_ERROR"))
            .extracting(event -> event.path("error").asText())
            .containsExactly("sspr_try-later");

        erin.directory.startAgain();
        person.browser().press("action", "restart");
        assertThat(person.identify().mark()).isEqualTo("choose-method");
        person.prove("auth-email", "mail", erin.mail);
        assertThat(person.newPassword(Erin.NEW_PASSWORD).mark()).isEqualTo("done");
        assertThat(erin.directory.opensWith("erin", Erin.NEW_PASSWORD)).isTrue();
      }
    }

    @ParameterizedTest
    @ValueSource(strings = {"erin", "erin@corp.example", "nobody-we-know"})
    void whom_keycloak_never_saw_are_asked_to_try_later(String name, SsprEnvironment environment) {
      try (Erin erin = Erin.in(environment, Wish.of("WRITABLE"))) {
        erin.directory.stop();

        assertTryLater(erin.forgets(name).page());

        erin.directory.startAgain();
        assertThat(erin.forgets(name).page().mark())
            .isEqualTo(name.startsWith("erin") ? "not-registered" : "unknown-user");
      }
    }

    @Test
    void the_realms_own_people_are_served(SsprEnvironment environment) {
      try (Erin erin = Erin.in(environment, Wish.of("WRITABLE"))) {
        String mail = erin.bobRegistered();
        erin.directory.stop();

        assertThat(erin.forgets("bob").page().mark()).isEqualTo("choose-method");
        Person person = erin.forgets("bob@corp.example");
        person.prove("auth-email", "mail", mail);
        assertThat(person.newPassword(Erin.NEW_PASSWORD).mark()).isEqualTo("done");
        assertThat(erin.realm.person("bob").signIn(Erin.NEW_PASSWORD).signedIn()).isTrue();
      }
    }

    @Test
    void a_password_that_was_always_the_directorys_still_is(SsprEnvironment environment) {
      try (Erin erin = Erin.in(environment, Wish.of("READ_ONLY")).registered()) {
        erin.directory.stop();

        assertThat(erin.forgets().page().mark()).isEqualTo("managed-elsewhere");
      }
    }

    @ParameterizedTest
    @CsvSource({"KEPT,LONG", "KEPT,NONE", "NONE,LONG", "NONE,NONE"})
    void a_new_password_can_be_sent_again_later(
        Copies copies, Memory memory, SsprEnvironment environment) {
      Wish wish = Wish.of("WRITABLE").with(copies).with(memory);
      try (Erin erin = Erin.in(environment, wish).registered()) {
        Person person = erin.proves();
        erin.directory.stop();

        Page refused = person.newPassword(Erin.NEW_PASSWORD);

        assertThat(refused.showsStackTrace()).isFalse();
        assertThat(refused.mark()).isIn("new-password", "try-later");
        assertThat(refused.text()).contains("try again in a few minutes");

        erin.directory.startAgain();
        assertThat(erin.directory.opensWith("erin", Erin.OLD_PASSWORD)).isTrue();
        assertThat(person.browser().reload().mark()).isEqualTo("new-password");
        assertThat(person.newPassword(Erin.NEW_PASSWORD).mark()).isEqualTo("done");
        assertThat(erin.directory.opensWith("erin", Erin.NEW_PASSWORD)).isTrue();
      }
    }

    @Test
    void a_verification_goes_on_where_it_was(SsprEnvironment environment) {
      Wish wish = Wish.of("WRITABLE").with(Copies.NONE).with(Memory.NONE);
      try (Erin erin = Erin.in(environment, wish).registered()) {
        Person person = erin.forgets();
        person.choose("auth-email", "mail");
        person.confirmDestination(erin.mail);
        String code = person.readCode(erin.mail);
        erin.directory.stop();

        assertTryLater(person.enterCode(code));

        erin.directory.startAgain();
        assertThat(person.browser().reload().mark()).isEqualTo("enter-code");
        assertThat(person.enterCode(code).mark()).isEqualTo("new-password");
      }
    }
  }

  @Nested
  final class WhileTheDirectoryIsSilent {

    @ParameterizedTest
    @EnumSource(Copies.class)
    void its_people_are_asked_to_try_later(Copies copies, SsprEnvironment environment) {
      Wish wish = Wish.of("WRITABLE").with(copies).with(Memory.NONE);
      try (Erin erin = Erin.in(environment, wish).registered()) {
        erin.directory.fallSilent();

        assertTryLater(erin.forgets().page());

        erin.directory.speakAgain();
        assertThat(erin.forgets().page().mark()).isEqualTo("choose-method");
      }
    }

    @Test
    void a_new_password_can_be_sent_again_later(SsprEnvironment environment) {
      try (Erin erin = Erin.in(environment, Wish.of("WRITABLE")).registered()) {
        Person person = erin.proves();
        erin.directory.fallSilent();

        Page refused = person.newPassword(Erin.NEW_PASSWORD);

        assertThat(refused.mark()).isEqualTo("try-later");
        assertThat(refused.text()).contains("try again in a few minutes");

        erin.directory.speakAgain();
        assertThat(person.browser().reload().mark()).isEqualTo("new-password");
        assertThat(person.newPassword(Erin.NEW_PASSWORD).mark()).isEqualTo("done");
        assertThat(erin.directory.opensWith("erin", Erin.NEW_PASSWORD)).isTrue();
      }
    }

    @Test
    void the_realms_own_people_are_served_under_their_mail_address_too(
        SsprEnvironment environment) {
      try (Erin erin = Erin.in(environment, Wish.of("WRITABLE"))) {
        erin.bobRegistered();
        erin.directory.fallSilent();

        assertThat(List.of(mark(erin, "bob"), mark(erin, "bob@corp.example")))
            .containsOnly("choose-method");
      }
    }

    private static String mark(Erin erin, String name) {
      return erin.forgets(name).page().mark();
    }
  }

  private static void assertTryLater(Page page) {
    assertThat(page.mark()).isEqualTo("try-later");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.text()).contains("try again in a few minutes");
    assertThat(page.showsStackTrace()).isFalse();
    assertThat(page.source()).doesNotContain("LDAP", "Exception");
  }
}
