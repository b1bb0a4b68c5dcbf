// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.Tokens;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminAnswer;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where registration ends: what stays secret, whose values are whose, and who is not asked. */
@WithSspr
final class BoundariesIT {

  @Test
  void an_application_that_sends_the_password_itself_is_not_held_up(SsprEnvironment environment) {
    TestRealm realm = environment.realm().policy("registrationGraceDays", "0").user("bob").create();

    AdminAnswer token = token(realm);

    assertThat(token.status()).as(token.text()).isEqualTo(200);
  }

  @Test
  void number_and_address_are_in_no_answer_of_the_server(SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("bob").create();
    Person bob = realm.person("bob");
    bob.signIn();
    bob.registerEmail("bob-private@home.example");
    bob.registerPhone("+49 151 55500001", "sms");
    bob.finish();

    String said =
        realm.admin().credentials("bob")
            + realm.admin().user("bob").toString()
            + realm.admin().events()
            + realm.admin().adminEvents()
            + token(realm).text();

    assertThat(said).doesNotContain("bob-private@home.example").doesNotContain("15155500001");
  }

  @Test
  void the_office_phone_is_the_administrators(SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .user("bob", user -> user.attribute("officePhone", "+49 30 7654321"))
            .create();
    JsonNode attribute =
        realm
            .admin()
            .api()
            .get(realm.admin().path("users/profile"))
            .orFail()
            .json()
            .path("attributes");

    assertThat(attribute)
        .filteredOn(each -> each.path("name").asText().equals("officePhone"))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.path("permissions").path("edit")).hasSize(1);
              assertThat(each.path("permissions").path("edit").get(0).asText()).isEqualTo("admin");
            });
  }

  @Test
  void a_bad_policy_is_refused_with_key_value_and_range_and_the_old_one_stays(
      SsprEnvironment environment) {
    TestRealm realm = environment.realm().policy("methodsRequired", "2").create();

    AdminAnswer answer = realm.admin().storePolicy(Map.of("methodsRequired", "7"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("methodsRequired").contains("7").contains("1 to 3");
    assertThat(realm.admin().policy()).containsEntry("methodsRequired", "2");
  }

  @Test
  void one_s_own_sign_in_address_is_refused(SsprEnvironment environment) {
    Person bob = environment.realm().user("bob").create().person("bob");
    bob.signIn();
    bob.setUp("auth-email");

    Page page = bob.giveDestination("BOB@corp.example", "");

    assertThat(page.fieldError("destination")).isNotEmpty();
  }

  @Test
  void a_blocked_domain_is_refused(SsprEnvironment environment) {
    Person bob =
        environment
            .realm()
            .policy("blockedMailDomains", "corp.example")
            .user("bob")
            .create()
            .person("bob");
    bob.signIn();
    bob.setUp("auth-email");

    assertThat(bob.giveDestination("other@mail.corp.example", "").fieldError("destination"))
        .isNotEmpty();
  }

  @Test
  void a_number_of_another_country_is_refused(SsprEnvironment environment) {
    Person bob =
        environment.realm().policy("allowedCountries", "DE##AT").user("bob").create().person("bob");
    bob.signIn();
    bob.setUp("auth-phone");

    assertThat(bob.giveDestination("+44 7400 123456", "sms").fieldError("destination"))
        .isNotEmpty();
    assertThat(bob.giveDestination("+43 664 1234567", "sms").fieldError("destination")).isEmpty();
  }

  @Test
  void a_phone_that_the_gateway_refuses_is_not_stored_and_the_page_says_why(
      SsprEnvironment environment) {
    environment.twilio().failFor("+4915155500002", 400, 21614);
    TestRealm realm = environment.realm().user("bob").create();
    Person bob = realm.person("bob");
    bob.signIn();
    bob.setUp("auth-phone");

    Page page = bob.giveDestination("+49 151 55500002", "sms");

    assertThat(page.mark()).isEqualTo("register-phone");
    assertThat(page.pageError()).isNotEmpty();
    assertThat(page.value("destination")).contains("+49 151 55500002");
    assertThat(realm.admin().credentialTypes("bob")).containsExactly("password");
  }

  @Test
  void a_mail_server_that_is_down_is_told(SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .with("smtpServer", Map.of("host", "127.0.0.1", "port", "1", "from", "x@corp.example"))
            .user("bob")
            .create();
    Person bob = realm.person("bob");
    bob.signIn();
    bob.setUp("auth-email");

    Page page = bob.giveDestination("bob-down@home.example", "");

    assertThat(page.mark()).isEqualTo("register-email");
    assertThat(page.pageError()).isNotEmpty();
  }

  @Test
  void methods_that_cannot_work_are_not_offered(SsprEnvironment environment) {
    Person bob =
        environment.realm().with("smtpServer", Map.of()).user("bob").create().person("bob");

    Page page = bob.signIn();

    assertThat(page.mark()).isEqualTo("register");
    assertThat(page.forms()).noneMatch(form -> form.has("method", "auth-email"));
    assertThat(page.forms()).anyMatch(form -> form.has("method", "auth-phone"));
  }

  @Test
  void a_tightened_policy_brings_the_page_back(SsprEnvironment environment) {
    TestRealm realm = environment.realm().user("bob").create();
    Person bob = realm.person("bob");
    bob.signIn();
    bob.registerEmail("bob-tightened@home.example");
    bob.finish();
    assertThat(bob.elsewhere().signIn().signedIn()).isTrue();

    realm.admin().changePolicy(Map.of("methodsRequired", "2"));

    assertThat(bob.elsewhere().signIn().mark()).isEqualTo("register");
  }

  private static AdminAnswer token(TestRealm realm) {
    return Tokens.of(realm).withPassword("bob", UserSpec.PASSWORD, "openid");
  }
}
