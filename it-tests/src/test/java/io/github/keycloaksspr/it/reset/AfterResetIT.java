// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.Tokens;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminAnswer;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reset does besides the password, and what it leaves alone. */
@WithSspr
final class AfterResetIT {

  @Nested
  final class TheLock {

    @Test
    void of_brute_force_protection_is_lifted_by_a_reset(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, environment.realm().bruteForceProtection(2));
      lock(bob);

      Person person = bob.forgets();
      person.prove("auth-email", "mail", bob.mail);
      person.newPassword(Bob.NEW_PASSWORD);

      assertThat(person.elsewhere().signIn(Bob.NEW_PASSWORD).signedIn()).isTrue();
    }

    @Test
    void is_lifted_without_a_new_password_for_who_knows_the_old_one(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, environment.realm().bruteForceProtection(2));
      lock(bob);
      Person person = bob.person.elsewhere();
      person.forgot();

      person.identifyLocked();
      assertThat(person.prove("auth-email", "mail", bob.mail).mark()).isEqualTo("unlocked");

      assertThat(bob.person.elsewhere().signIn().signedIn()).isTrue();
    }

    @Test
    void permanent_too(SsprEnvironment environment) {
      Bob bob =
          Bob.with(
              environment,
              environment.realm().bruteForceProtection(2).with("permanentLockout", true));
      lock(bob);
      assertThat(bob.realm.admin().user("bob").path("enabled").asBoolean()).isFalse();

      Person person = bob.forgets();
      person.prove("auth-email", "mail", bob.mail);
      person.newPassword(Bob.NEW_PASSWORD);

      assertThat(person.elsewhere().signIn(Bob.NEW_PASSWORD).signedIn()).isTrue();
    }

    @Test
    void of_an_administrator_stays(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      bob.realm.admin().changeUser("bob", Map.of("enabled", false));

      assertThat(bob.forgets().page().mark()).isEqualTo("not-enabled");
      assertThat(bob.realm.admin().user("bob").path("enabled").asBoolean()).isFalse();
    }

    @Test
    void is_never_put_on_by_failing_a_reset(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, environment.realm().bruteForceProtection(2));
      Person person = bob.forgets();
      person.choose("auth-email", "mail");
      person.confirmDestination(bob.mail);
      String code = person.readCode(bob.mail);
      for (int i = 0; i < 5; i++) {
        person.enterCode(code.charAt(0) == '1' ? "222222" : "111111");
      }

      assertThat(bob.realm.admin().loginFailures("bob").path("numFailures").asInt()).isZero();
      assertThat(bob.person.elsewhere().signIn().signedIn()).isTrue();
    }

    private void lock(Bob bob) {
      Person stranger = bob.person.elsewhere();
      for (int i = 0; i < 4; i++) {
        stranger.signIn("wrong-Passw0rd");
      }
      assertThat(bob.person.elsewhere().signIn().signedIn()).isFalse();
    }
  }

  @Nested
  final class OtherSessions {

    @Test
    void are_ended_where_the_policy_says_always(SsprEnvironment environment) {
      assertThat(sessionsAfterReset(environment, "always")).isZero();
    }

    @Test
    void are_kept_where_the_policy_says_never(SsprEnvironment environment) {
      assertThat(sessionsAfterReset(environment, "never")).isEqualTo(1);
    }

    @Test
    void are_offered_to_be_ended_and_the_box_is_ticked(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, environment.realm().policy("signOutElsewhere", "offer"));
      Person person = bob.forgets();
      Page page = person.prove("auth-email", "mail", bob.mail);

      assertThat(page.document().select("input[name=logout-sessions]").hasAttr("checked")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"always, 400", "never, 200"})
    void and_their_refresh_and_offline_tokens_end_or_stay_with_them(
        String signOut, int status, SsprEnvironment environment) {
      Bob bob = Bob.with(environment, environment.realm().policy("signOutElsewhere", signOut));
      Tokens tokens = Tokens.of(bob.realm);
      AdminAnswer online = tokens.withPassword("bob", UserSpec.PASSWORD, "openid").orFail();
      AdminAnswer offline =
          tokens.withPassword("bob", UserSpec.PASSWORD, "openid offline_access").orFail();
      assertThat(tokens.refresh(online).status()).isEqualTo(200);
      assertThat(tokens.refresh(offline).status()).isEqualTo(200);

      Person person = bob.forgets();
      person.prove("auth-email", "mail", bob.mail);
      assertThat(person.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");

      assertThat(tokens.refresh(online).status()).isEqualTo(status);
      assertThat(tokens.refresh(offline).status()).isEqualTo(status);
    }

    private int sessionsAfterReset(SsprEnvironment environment, String signOut) {
      Bob bob = Bob.with(environment, environment.realm().policy("signOutElsewhere", signOut));
      assertThat(bob.person.signIn().signedIn()).isTrue();
      assertThat(bob.realm.admin().sessions("bob")).hasSize(1);
      Person person = bob.forgets();
      person.prove("auth-email", "mail", bob.mail);
      assertThat(person.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");
      return bob.realm.admin().sessions("bob").size();
    }
  }

  @Nested
  final class TheNotice {

    @Test
    void says_where_help_is(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, environment.realm().policy("helpdesk", "desk@help.example"));
      Person person = bob.forgets();
      person.prove("auth-email", "mail", bob.mail);
      long before = bob.realm.inbox().position();
      person.newPassword(Bob.NEW_PASSWORD);

      Message notice =
          bob.realm
              .inbox()
              .await(before, "a notice", message -> message.to().equals("bob@corp.example"));

      assertThat(notice.text()).contains("UTC", "desk@help.example");
      assertThat(notice.html()).contains("desk@help.example");
    }

    @Test
    void goes_to_the_primary_and_the_authentication_mail_and_holds_no_secret(
        SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person person = bob.forgets();
      person.prove("auth-email", "mail", bob.mail);
      long before = bob.realm.inbox().position();
      person.newPassword(Bob.NEW_PASSWORD);

      for (String address : List.of("bob@corp.example", bob.mail)) {
        Message notice =
            bob.realm
                .inbox()
                .await(before, "a notice to " + address, message -> message.to().equals(address));
        assertThat(notice.text() + notice.html())
            .doesNotContain(Bob.NEW_PASSWORD)
            .doesNotContain(bob.phone);
        assertThat(notice.html()).contains("<html");
      }
    }
  }

  @Nested
  final class ThePassword {

    @Test
    void must_meet_the_policy_of_the_realm(SsprEnvironment environment) {
      Bob bob =
          Bob.with(
              environment,
              environment.realm().with("passwordPolicy", "length(12) and notUsername()"));
      Person person = bob.forgets();
      person.prove("auth-email", "mail", bob.mail);

      Page refused = person.newPassword("short");
      assertThat(refused.mark()).isEqualTo("new-password");
      assertThat(refused.fieldError("password-new")).contains("12");

      assertThat(person.newPassword("long enough, really").mark()).isEqualTo("done");
    }

    @Test
    void must_be_typed_twice_alike(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      Person person = bob.forgets();
      person.prove("auth-email", "mail", bob.mail);

      Page refused =
          person
              .browser()
              .submit(Map.of("password-new", "one-Passw0rd", "password-confirm", "two-Passw0rd"));

      assertThat(refused.fieldError("password-confirm")).isNotEmpty();
      assertThat(person.elsewhere().signIn("one-Passw0rd").signedIn()).isFalse();
    }

    @Test
    void is_not_asked_for_again_at_the_next_sign_in(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      bob.realm.admin().changeUser("bob", Map.of("requiredActions", List.of("UPDATE_PASSWORD")));
      Person person = bob.forgets();
      person.prove("auth-email", "mail", bob.mail);
      person.newPassword(Bob.NEW_PASSWORD);

      assertThat(person.elsewhere().signIn(Bob.NEW_PASSWORD).signedIn()).isTrue();
    }
  }

  @Nested
  final class Events {

    @Test
    void tell_each_step_with_method_and_result_and_no_destination(SsprEnvironment environment) {
      Bob bob = Bob.with(environment, 1);
      bob.realm.admin().clearEvents();
      Person person = bob.forgets();
      person.choose("auth-phone", "sms");
      person.confirmDestination(bob.phone);
      String code = person.readCode(bob.phone);
      person.enterCode(code.charAt(0) == '1' ? "222222" : "111111");
      person.enterCode(code);
      person.newPassword(Bob.NEW_PASSWORD);

      assertThat(bob.realm.admin().events("SEND_RESET_PASSWORD"))
          .anySatisfy(event -> assertDetails(event, "identify", "", "forgot"))
          .anySatisfy(event -> assertDetails(event, "send", "auth-phone", "sent"))
          .anySatisfy(event -> assertDetails(event, "verify", "auth-phone", "passed"));
      assertThat(bob.realm.admin().events("RESET_PASSWORD_ERROR"))
          .anySatisfy(event -> assertDetails(event, "verify", "auth-phone", "refused"));
      assertThat(bob.realm.admin().events("RESET_PASSWORD"))
          .singleElement()
          .satisfies(event -> assertDetails(event, "new-password", "", "reset"));
      assertThat(bob.realm.admin().events("UPDATE_CREDENTIAL"))
          .anySatisfy(
              event ->
                  assertThat(event.path("details").path("credential_type").asText())
                      .isEqualTo("password"));
      assertThat(bob.realm.admin().events().toString())
          .doesNotContain(bob.phone)
          .doesNotContain(bob.phone.substring(3))
          .doesNotContain(bob.mail)
          .doesNotContain(code)
          .doesNotContain(Bob.NEW_PASSWORD);
    }

    private static void assertDetails(JsonNode event, String step, String method, String result) {
      JsonNode details = event.path("details");
      assertThat(details.path("sspr_step").asText()).isEqualTo(step);
      assertThat(details.path("sspr_method").asText()).isEqualTo(method);
      assertThat(details.path("sspr_result").asText()).isEqualTo(result);
    }
  }
}
