// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People register ways to prove who they are, while they can still sign in. */
@WithSspr
final class RegistrationIT {

  private static final List<String> ANSWERS =
      List.of("Ulan Bator", "Aardvark", "Professor Quill", "Blue bicycle", "Marzipan");

  @ParameterizedTest
  @CsvSource({"en, Germany", "de, Deutschland", "fr, Allemagne", "es, Alemania"})
  void the_country_of_numbers_without_one_is_named_in_the_language_of_the_page(
      String language, String country, SsprEnvironment environment) {
    Person bob =
        environment.realm().policy("defaultRegion", "DE").user("bob").create().person("bob");
    bob.browser().speaking(language);
    bob.openRegistration();

    assertThat(bob.setUp("auth-phone").text()).contains(": " + country + ".");
  }

  @Nested
  final class AtSignIn {

    @Test
    void asks_until_enough_is_registered_and_never_again(SsprEnvironment environment) {
      Person bob = environment.realm().user("bob").create().person("bob");

      assertThat(bob.signIn().mark()).isEqualTo("register");
      bob.registerEmail("bob-asks@home.example");
      assertThat(bob.finish().signedIn()).isTrue();

      assertThat(bob.elsewhere().signIn().signedIn()).isTrue();
    }

    @Test
    void finish_opens_when_the_policy_is_met(SsprEnvironment environment) {
      Person bob =
          environment.realm().policy("methodsRequired", "2").user("bob").create().person("bob");
      bob.signIn();

      Page one = bob.registerEmail("bob-two@home.example");
      assertThat(one.document().select("button[value=finish]").hasAttr("disabled")).isTrue();
      assertThat(
              bob.browser()
                  .post(one.formWith("method", "auth-phone").action(), Map.of("action", "finish"))
                  .signedIn())
          .isFalse();

      bob.registerPhone("+49 151 23456701", "sms");
      assertThat(bob.finish().signedIn()).isTrue();
    }

    @Test
    void more_than_the_minimum_is_suggested_with_the_reason_while_there_is_more(
        SsprEnvironment environment) {
      String reason = "because you are travelling";
      Person bob =
          environment
              .realm()
              .methods("auth-email", "auth-phone")
              .user("bob")
              .create()
              .person("bob");

      assertThat(bob.signIn().text()).contains(reason);
      assertThat(bob.registerEmail("bob-more@home.example").text()).contains(reason);
      assertThat(bob.registerPhone("+49 151 23456709", "sms").text()).doesNotContain(reason);
    }

    @Test
    void not_now_is_offered_in_the_grace_period_and_comes_back_at_the_next_sign_in(
        SsprEnvironment environment) {
      Person bob = environment.realm().user("bob").create().person("bob");

      bob.signIn();
      assertThat(bob.browser().press("action", "later").signedIn()).isTrue();

      assertThat(bob.elsewhere().signIn().mark()).isEqualTo("register");
    }

    @Test
    void not_now_is_not_offered_without_a_grace_period(SsprEnvironment environment) {
      Person bob =
          environment
              .realm()
              .policy("registrationGraceDays", "0")
              .user("bob")
              .create()
              .person("bob");

      Page page = bob.signIn();

      assertThat(page.offers("action", "later")).isFalse();
      Page forced =
          bob.browser()
              .post(page.formWith("method", "auth-email").action(), Map.of("action", "later"));
      assertThat(forced.mark()).isEqualTo("register");
    }

    @Test
    void not_now_is_not_offered_when_the_grace_period_is_over(SsprEnvironment environment) {
      TestRealm realm =
          environment.realm().policy("registrationGraceDays", "1").user("bob").create();
      realm.admin().declareAttribute("sspr.asked");
      Person bob = realm.person("bob");
      assertThat(bob.signIn().offers("action", "later")).isTrue();

      String twoDaysAgo = String.valueOf(Instant.now().minus(Duration.ofDays(2)).toEpochMilli());
      realm.admin().setAttribute("bob", "sspr.asked", List.of(twoDaysAgo));

      assertThat(bob.elsewhere().signIn().offers("action", "later")).isFalse();
    }

    @Test
    void nobody_is_asked_where_the_policy_says_so(SsprEnvironment environment) {
      Person bob =
          environment
              .realm()
              .policy("requireRegistration", "false")
              .user("bob")
              .create()
              .person("bob");

      assertThat(bob.signIn().signedIn()).isTrue();
    }

    @Test
    void an_application_opened_with_the_same_sign_in_does_not_ask_again(
        SsprEnvironment environment) {
      Person bob = environment.realm().user("bob").create().person("bob");
      bob.signIn();
      bob.browser().press("action", "later");

      assertThat(bob.openSignIn().signedIn()).isTrue();
    }
  }

  @Nested
  final class Reconfirming {

    @Test
    void is_asked_when_it_is_due_and_ends_with_looks_good(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .policy("reconfirmDays", "30")
              .user(
                  "bob",
                  user ->
                      user.credential(
                          Imported.mail("bob-imported@home.example", Duration.ofDays(31))))
              .create();
      Person bob = realm.person("bob");

      Page page = bob.signIn();
      assertThat(page.mark()).isEqualTo("register");
      assertThat(page.text()).contains("b•••@home.example");
      assertThat(bob.browser().press("action", "confirm").signedIn()).isTrue();

      assertThat(bob.elsewhere().signIn().signedIn()).isTrue();
    }

    @Test
    void shows_a_summary_from_which_what_is_out_of_date_can_be_changed(
        SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .policy("reconfirmDays", "30")
              .user(
                  "bob",
                  user ->
                      user.credential(
                          Imported.mail("bob-imported@home.example", Duration.ofDays(31))))
              .create();
      Person bob = realm.person("bob");

      Page page = bob.signIn();
      assertThat(page.text()).contains("Is this still right?", "Looks good");
      bob.registerEmail("bob-moved@home.example");
      assertThat(bob.finish().signedIn()).isTrue();

      assertThat(bob.elsewhere().signIn().signedIn()).isTrue();
    }

    @Test
    void is_not_asked_before(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .policy("reconfirmDays", "30")
              .user(
                  "bob",
                  user ->
                      user.credential(
                          Imported.mail("bob-imported@home.example", Duration.ofDays(29))))
              .create();

      assertThat(realm.person("bob").signIn().signedIn()).isTrue();
    }

    @Test
    void is_never_asked_where_the_policy_says_so(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .policy("reconfirmDays", "0")
              .user(
                  "bob",
                  user ->
                      user.credential(
                          Imported.mail("bob-imported@home.example", Duration.ofDays(3000))))
              .create();

      assertThat(realm.person("bob").signIn().signedIn()).isTrue();
    }
  }

  @Nested
  final class EachMethod {

    @Test
    void a_mailbox_counts_only_after_its_code_was_entered(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();
      bob.setUp("auth-email");
      bob.giveDestination("bob-counts@home.example", "");

      assertThat(realm.admin().credentialTypes("bob")).containsExactly("password");

      bob.enterCodeFor("bob-counts@home.example");
      assertThat(realm.admin().credentialTypes("bob"))
          .containsExactlyInAnyOrder("password", "sspr-email");
    }

    @Test
    void a_phone_is_registered_by_text(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();

      Page page = bob.registerPhone("+49 151 23456702", "sms");

      assertThat(page.mark()).isEqualTo("register");
      assertThat(realm.admin().credentialTypes("bob")).contains("sspr-phone");
      assertThat(realm.inbox().to("+4915123456702"))
          .extracting(Message::kind)
          .containsExactly(Message.Kind.SMS);
      assertThat(environment.twilio().rejected("+4915123456702")).isEmpty();
    }

    @Test
    void a_phone_is_registered_by_call(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();

      bob.registerPhone("+49 151 23456703", "voice");

      assertThat(realm.admin().credentialTypes("bob")).contains("sspr-phone");
      assertThat(realm.inbox().to("+4915123456703"))
          .extracting(Message::kind)
          .containsExactly(Message.Kind.VOICE);
    }

    @Test
    void security_questions_are_registered_once_switched_on(SsprEnvironment environment) {
      TestRealm realm =
          environment.realm().methods("auth-email", "security-questions").user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();

      bob.registerQuestions(ANSWERS);

      assertThat(realm.admin().credentialTypes("bob")).contains("sspr-questions");
      assertThat(realm.admin().credentials("bob").toString()).doesNotContain("Aardvark");
    }

    @Test
    void the_office_phone_is_shown_and_cannot_be_changed(SsprEnvironment environment) {
      Person bob =
          environment
              .realm()
              .policy("methodsRequired", "2")
              .user("bob", user -> user.attribute("officePhone", "+49 30 1234567"))
              .create()
              .person("bob");

      Page page = bob.signIn();

      assertThat(page.text()).contains("67").doesNotContain("1234567");
      assertThat(page.forms()).noneMatch(form -> form.has("method", "office-phone"));
      Page forced =
          bob.browser()
              .post(
                  page.formWith("method", "auth-email").action(), Map.of("method", "office-phone"));
      assertThat(forced.mark()).isEqualTo("register");
    }

    @Test
    void a_prefilled_address_is_shown_and_must_be_verified(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .policy("prefillEmailAttribute", "privateMail")
              .with("attributes", Map.of())
              .user("bob")
              .create();
      realm.admin().declareAttribute("privateMail");
      realm.admin().setAttribute("bob", "privateMail", List.of("bob-prefilled@home.example"));
      Person bob = realm.person("bob");
      bob.signIn();

      Page page = bob.setUp("auth-email");

      assertThat(page.value("destination")).contains("bob-prefilled@home.example");
      assertThat(realm.admin().credentialTypes("bob")).containsExactly("password");
    }
  }

  @Nested
  final class Changing {

    @Test
    void keeps_the_old_until_the_new_is_verified(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();
      bob.registerEmail("bob-old@home.example");

      bob.setUp("auth-email");
      bob.giveDestination("bob-new@home.example", "");
      assertThat(realm.admin().credentials("bob").toString()).contains("b•••@home.example");
      bob.browser().press("action", "later");
      assertThat(realm.admin().credentialTypes("bob")).contains("sspr-email");

      bob.registerEmail("robert-new@office.example");
      assertThat(realm.admin().credentials("bob").toString())
          .contains("r•••@office.example")
          .doesNotContain("@home.example");
    }

    @Test
    void tells_old_and_new_address(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();
      bob.registerEmail("bob-told-old@home.example");
      bob.registerEmail("bob-told-new@home.example");

      assertTold(realm, "bob-told-old@home.example");
      assertTold(realm, "bob-told-new@home.example");
    }

    private static void assertTold(TestRealm realm, String address) {
      realm
          .inbox()
          .await(
              0,
              "a notice to " + address,
              message -> message.to().equals(address) && message.code().isEmpty());
    }

    @Test
    void tells_the_old_phone_by_text(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .user("bob", user -> user.credential(Imported.phone("+4915123456791")))
              .create();
      Person bob = realm.person("bob");
      bob.openRegistration();

      bob.registerPhone("+4915123456792", "sms");

      Message told =
          realm.inbox().await(0, "a notice", message -> message.to().equals("+4915123456791"));
      assertThat(told.kind()).isEqualTo(Message.Kind.SMS);
      assertThat(told.code()).isEmpty();
      assertThat(told.text()).contains("Test", "no longer uses this phone").doesNotContain("92");
    }

    @Test
    void removing_asks_first(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();
      bob.registerEmail("bob-removes@home.example");

      Page asked =
          bob.browser().submit(bob.page().formWith("action", "remove"), Map.of("action", "remove"));
      assertThat(asked.offers("sure", "yes")).isTrue();
      assertThat(realm.admin().credentialTypes("bob")).contains("sspr-email");

      bob.browser().submit(asked.formWith("sure", "yes"), Map.of("action", "remove"));
      assertThat(realm.admin().credentialTypes("bob")).doesNotContain("sspr-email");
    }
  }

  @Nested
  final class OnPurpose {

    @Test
    void removing_in_the_account_console_is_told_by_mail(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();
      bob.registerPhone("+49 151 23456704", "sms");
      bob.finish();
      String id =
          realm
              .admin()
              .credentials("bob")
              .valueStream()
              .filter(credential -> credential.path("type").asText().equals("sspr-phone"))
              .map(credential -> credential.path("id").asText())
              .findFirst()
              .orElseThrow();
      long before = realm.inbox().position();

      bob.startAction("delete_credential:" + id);
      bob.browser().submit(bob.page().formWith("accept"), Map.of("accept", "yes"));

      assertThat(realm.admin().credentialTypes("bob")).containsExactly("password");
      realm.inbox().await(before, "a notice", message -> message.to().equals("bob@corp.example"));
    }

    @Test
    void one_method_is_registered_from_a_link(SsprEnvironment environment) {
      TestRealm realm =
          environment.realm().policy("requireRegistration", "false").user("bob").create();
      Person bob = realm.person("bob");

      Page page = bob.startAction("sspr-register-email");
      assertThat(page.mark()).isEqualTo("register-email");
      Page end = bob.registerEmail("bob-link@home.example");

      assertThat(end.signedIn()).isTrue();
      assertThat(end.actionStatus()).isEqualTo("success");
      assertThat(realm.admin().credentialTypes("bob")).contains("sspr-email");
    }

    @Test
    void looking_everything_over_ends_with_looks_good(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();
      bob.registerEmail("bob-looks@home.example");
      bob.finish();

      Page page = bob.openRegistration();
      assertThat(page.mark()).isEqualTo("register");
      assertThat(page.offers("action", "confirm")).isTrue();
      assertThat(bob.browser().press("action", "confirm").actionStatus()).isEqualTo("success");
    }
  }

  @Nested
  final class Codes {

    @Test
    void a_wrong_code_stores_nothing_and_the_right_one_still_works(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();
      bob.setUp("auth-email");
      bob.giveDestination("bob-wrong@home.example", "");
      String code = bob.readCode("bob-wrong@home.example");

      Page refused = bob.enterCode(other(code));
      assertThat(refused.fieldError("code")).isNotEmpty();
      assertThat(realm.admin().credentialTypes("bob")).containsExactly("password");

      bob.enterCode(code);
      assertThat(realm.admin().credentialTypes("bob")).contains("sspr-email");
    }

    @Test
    void another_code_is_not_sent_before_the_cool_down_is_over(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();
      bob.setUp("auth-email");
      bob.giveDestination("bob-cool@home.example", "");
      bob.readCode("bob-cool@home.example");

      Page page = bob.resend();

      assertThat(page.pageError()).isNotEmpty();
      assertThat(realm.inbox().to("bob-cool@home.example")).hasSize(1);
    }

    @Test
    void reloading_sends_nothing(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();
      bob.setUp("auth-email");
      bob.giveDestination("bob-reload@home.example", "");
      String code = bob.readCode("bob-reload@home.example");

      bob.browser().reload();
      bob.browser().reload();

      assertThat(realm.inbox().to("bob-reload@home.example")).hasSize(1);
      assertThat(bob.enterCode(code).mark()).isEqualTo("register");
    }

    private static String other(String code) {
      return code.charAt(0) == '1' ? "2" + code.substring(1) : "1" + code.substring(1);
    }
  }
}
