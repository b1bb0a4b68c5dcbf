// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.otp.OneTimePasswords;
import io.github.keycloaksspr.it.otp.RecoveryCodeList;
import io.github.keycloaksspr.it.support.Parallel;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** People prove who they are with a second factor that they enrolled with Keycloak. */
@WithSspr
final class SecondFactorIT {

  private static final OneTimePasswords APP = new OneTimePasswords("the key of henry's app");
  private static final OneTimePasswords TABLET = new OneTimePasswords("the key of his tablet");
  private static final RecoveryCodeList LIST =
      new RecoveryCodeList(List.of("AAAABBBBCCCC", "DDDDEEEEFFFF", "GGGGHHHHJJJJ"));

  @Nested
  final class AnAuthenticatorApp {

    @Test
    void gives_a_new_password_and_stays(SsprEnvironment environment) {
      TestRealm realm = henryWith(environment.realm(), APP.app("Phone"));
      Person henry = forgets(realm);

      Page page = henry.choose("authenticator-app", "");
      assertThat(page.mark()).isEqualTo("enter-code");
      assertThat(page.offers("action", "resend")).isFalse();
      assertThat(page.offers("action", "another-way")).isTrue();
      assertThat(henry.enterCode(now(APP)).mark()).isEqualTo("new-password");
      assertThat(henry.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");

      assertThat(realm.admin().credentialTypes("henry")).contains("otp");
      Person later = realm.person("henry");
      assertThat(later.signIn(Bob.NEW_PASSWORD).signedIn()).isFalse();
      assertThat(later.browser().submit(Map.of("otp", next(APP))).signedIn()).isTrue();
    }

    @Test
    void may_be_any_device_and_its_code_be_typed_as_it_is_shown(SsprEnvironment environment) {
      TestRealm realm = henryWith(environment.realm(), APP.app("Phone"), TABLET.app("Tablet"));
      String code = now(TABLET);

      Page page =
          forgets(realm)
              .proveByCode("authenticator-app", code.substring(0, 3) + " " + code.substring(3));

      assertThat(page.mark()).isEqualTo("new-password");
    }

    @Test
    void is_one_method_however_many_devices_there_are(SsprEnvironment environment) {
      TestRealm realm = henryWith(environment.realm(), APP.app("Phone"), TABLET.app("Tablet"));
      realm.admin().changePolicy(Map.of("mfaMethodsRequired", "2"));

      assertThat(forgets(realm).page().mark()).isEqualTo("not-registered");

      realm
          .admin()
          .changeUser("henry", Map.of("credentials", List.of(Imported.mail("h@x.example"))));
      Person henry = forgets(realm);
      Page second = henry.proveByCode("authenticator-app", now(APP));
      assertThat(second.mark()).isEqualTo("choose-method");
      assertThat(second.forms()).noneMatch(form -> form.has("method", "authenticator-app"));
      assertThat(second.forms()).anyMatch(form -> form.has("method", "auth-email"));
    }

    @Test
    void of_which_a_code_was_used_at_a_sign_in_is_refused_with_it_at_a_reset(
        SsprEnvironment environment) {
      TestRealm realm = henryWith(environment.realm(), APP.app("Phone"));
      String code = now(APP);
      Person henry = realm.person("henry");
      henry.signIn();
      assertThat(henry.browser().submit(Map.of("otp", code)).signedIn()).isTrue();

      Page page = forgets(realm).proveByCode("authenticator-app", code);

      assertThat(page.mark()).isEqualTo("enter-code");
      assertThat(page.fieldError("code")).isNotEmpty();
    }

    @Test
    void of_which_a_code_was_used_at_a_reset_is_refused_with_it_at_a_sign_in_and_a_reset(
        SsprEnvironment environment) {
      TestRealm realm = henryWith(environment.realm(), APP.app("Phone"));
      String code = now(APP);
      assertThat(forgets(realm).proveByCode("authenticator-app", code).mark())
          .isEqualTo("new-password");

      Person henry = realm.person("henry");
      henry.signIn();
      assertThat(henry.browser().submit(Map.of("otp", code)).signedIn()).isFalse();
      assertThat(forgets(realm).proveByCode("authenticator-app", code).mark())
          .isEqualTo("enter-code");
    }

    @Test
    void whose_codes_the_realm_lets_be_used_again_still_opens_one_reset_with_one_code(
        SsprEnvironment environment) {
      TestRealm realm =
          henryWith(environment.realm().with("otpPolicyCodeReusable", true), APP.app("Phone"));
      String code = now(APP);
      assertThat(forgets(realm).proveByCode("authenticator-app", code).mark())
          .isEqualTo("new-password");

      assertThat(forgets(realm).proveByCode("authenticator-app", code).mark())
          .isEqualTo("enter-code");
    }

    @Test
    void that_counts_is_taken_too_and_each_count_once(SsprEnvironment environment) {
      TestRealm realm = henryWith(environment.realm(), APP.token("Token", 3));

      assertThat(forgets(realm).proveByCode("authenticator-app", APP.counted(2)).mark())
          .isEqualTo("enter-code");
      assertThat(forgets(realm).proveByCode("authenticator-app", APP.counted(3)).mark())
          .isEqualTo("new-password");
      assertThat(forgets(realm).proveByCode("authenticator-app", APP.counted(3)).mark())
          .isEqualTo("enter-code");
      assertThat(forgets(realm).proveByCode("authenticator-app", APP.counted(4)).mark())
          .isEqualTo("new-password");
    }

    @Test
    void is_closed_after_too_many_tries_in_all_browsers_and_the_sign_in_is_not(
        SsprEnvironment environment) {
      TestRealm realm =
          henryWith(environment.realm().policy("verificationsPerHour", "3"), APP.app("Phone"));
      Person henry = forgets(realm);
      henry.choose("authenticator-app", "");
      for (int i = 0; i < 3; i++) {
        henry.enterCode(wrong());
      }

      assertThat(henry.page().mark()).isEqualTo("locked");
      assertThat(forgets(realm).page().mark()).isEqualTo("locked");
      Person signingIn = realm.person("henry");
      signingIn.signIn();
      assertThat(signingIn.browser().submit(Map.of("otp", now(APP))).signedIn()).isTrue();
    }

    @Test
    void is_offered_to_those_only_who_have_one_and_where_the_policy_has_it(
        SsprEnvironment environment) {
      TestRealm realm =
          henryWith(environment.realm(), APP.app("Phone"), Imported.mail("h@only.example"));
      realm
          .admin()
          .createUser(
              Map.of(
                  "username",
                  "ida",
                  "enabled",
                  true,
                  "credentials",
                  List.of(
                      Map.of("type", "password", "value", "first-Passw0rd"),
                      Imported.mail("ida@only.example"))));
      assertThat(forgets(realm).page().offers("method", "authenticator-app")).isTrue();
      Person ida = realm.person("ida");
      ida.forgot();
      assertThat(ida.identify().offers("method", "authenticator-app")).isFalse();
      Page forced =
          ida.browser()
              .post(ida.page().formWith("method").action(), Map.of("method", "authenticator-app"));
      assertThat(forced.mark()).isEqualTo("choose-method");

      realm.admin().changePolicy(Map.of("methods", "auth-email"));
      assertThat(forgets(realm).page().offers("method", "authenticator-app")).isFalse();
    }

    @Test
    void needs_no_mail_server_and_no_gateway(SsprEnvironment environment) {
      TestRealm realm =
          henryWith(environment.realm().with("smtpServer", Map.of()), APP.app("Phone"));

      assertThat(forgets(realm).proveByCode("authenticator-app", now(APP)).mark())
          .isEqualTo("new-password");
    }
  }

  @Nested
  final class RecoveryCodes {

    @Test
    void are_asked_for_by_number_and_the_right_one_is_consumed(SsprEnvironment environment) {
      TestRealm realm = henryWith(environment.realm(), LIST.credential());
      Person henry = forgets(realm);

      Page page = henry.choose("recovery-code", "");
      assertThat(page.mark()).isEqualTo("enter-code");
      assertThat(page.label("code")).hasValue("Recovery code number 1");
      assertThat(henry.enterCode("aaaa-bbbb-cccc").mark()).isEqualTo("new-password");
      assertThat(henry.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");

      Page next = forgets(realm).choose("recovery-code", "");
      assertThat(next.label("code")).hasValue("Recovery code number 2");
      assertThat(realm.admin().credentialTypes("henry")).contains("recovery-authn-codes");
    }

    @Test
    void are_not_consumed_by_a_wrong_one_nor_taken_out_of_turn(SsprEnvironment environment) {
      TestRealm realm = henryWith(environment.realm(), LIST.credential());
      Person henry = forgets(realm);

      henry.proveByCode("recovery-code", "ZZZZZZZZZZZZ");
      Page page = henry.enterCode(LIST.number(2));
      assertThat(page.fieldError("code")).isNotEmpty();
      assertThat(page.label("code")).hasValue("Recovery code number 1");

      assertThat(henry.enterCode(LIST.number(1)).mark()).isEqualTo("new-password");
    }

    @Test
    void used_at_a_sign_in_are_refused_at_a_reset(SsprEnvironment environment) {
      TestRealm realm = henryWith(environment.realm(), LIST.credential());
      realm.admin().requirement("browser", "auth-recovery-authn-code-form", "ALTERNATIVE");
      Person henry = realm.person("henry");
      henry.signIn();
      assertThat(henry.browser().submit(Map.of("recoveryCodeInput", LIST.number(1))).signedIn())
          .isTrue();

      Person later = forgets(realm);
      assertThat(later.choose("recovery-code", "").label("code"))
          .hasValue("Recovery code number 2");
      assertThat(later.enterCode(LIST.number(1)).fieldError("code")).isNotEmpty();
    }

    @Test
    void of_which_the_last_is_used_up_do_not_make_the_reset_need_less(SsprEnvironment environment) {
      TestRealm realm =
          henryWith(
              environment.realm().policy("mfaMethodsRequired", "2"),
              new RecoveryCodeList(List.of("KKKKLLLLMMMM")).credential(),
              Imported.mail("h@last.example"));
      Person henry = forgets(realm);

      Page second = henry.proveByCode("recovery-code", "KKKKLLLLMMMM");

      assertThat(second.mark()).isEqualTo("choose-method");
      assertThat(second.text()).contains("Verification step 2 of 2");
      assertThat(henry.prove("auth-email", "mail", "h@last.example").mark())
          .isEqualTo("new-password");
      assertThat(henry.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");
      assertThat(realm.admin().user("henry").path("requiredActions").toString())
          .contains("CONFIGURE_RECOVERY_AUTHN_CODES");
    }

    @Test
    void and_an_app_are_two_proofs(SsprEnvironment environment) {
      TestRealm realm =
          henryWith(
              environment.realm().policy("mfaMethodsRequired", "2"),
              LIST.credential(),
              APP.app("Phone"));
      Person henry = forgets(realm);

      assertThat(henry.proveByCode("recovery-code", LIST.number(1)).mark())
          .isEqualTo("choose-method");
      assertThat(henry.proveByCode("authenticator-app", now(APP)).mark()).isEqualTo("new-password");
    }

    @Test
    void make_a_reset_need_as_much_as_any_second_factor(SsprEnvironment environment) {
      TestRealm realm =
          henryWith(environment.realm().policy("mfaMethodsRequired", "2"), LIST.credential());

      assertThat(forgets(realm).page().mark()).isEqualTo("not-registered");
    }
  }

  @Nested
  final class WhereItIsConcealedWhoHasOne {

    @Test
    void everybody_is_asked_alike_and_the_right_code_opens_the_reset(SsprEnvironment environment) {
      TestRealm realm =
          henryWith(
              environment.realm().policy("disclosure", "conceal"),
              APP.app("Phone"),
              LIST.credential());
      Person henry = forgets(realm);
      Person nobody = realm.person("nobody");
      nobody.forgot();
      nobody.identify();

      for (Person person : List.of(henry, nobody)) {
        assertThat(person.choose("recovery-code", "").label("code")).hasValue("Next recovery code");
        person.anotherWay();
        assertThat(person.choose("authenticator-app", "").mark()).isEqualTo("enter-code");
        assertThat(person.enterCode(wrong()).fieldError("code")).isNotEmpty();
      }
      assertThat(nobody.enterCode(now(APP)).mark()).isEqualTo("enter-code");
      assertThat(henry.enterCode(now(APP)).mark()).isEqualTo("new-password");
      assertThat(henry.newPassword(Bob.NEW_PASSWORD).mark()).isEqualTo("done");
    }
  }

  @Nested
  final class PostsAtTheSameTime {

    @Test
    void with_one_code_give_one_proof(SsprEnvironment environment) throws Exception {
      TestRealm realm =
          henryWith(
              environment.realm().policy("verificationsPerHour", "20"), APP.token("Token", 0));
      List<Person> browsers = Stream.generate(() -> forgets(realm)).limit(6).toList();
      browsers.forEach(browser -> browser.choose("authenticator-app", ""));

      assertThat(marks(browsers, APP.counted(0))).filteredOn("new-password"::equals).hasSize(1);
    }

    @Test
    void with_one_recovery_code_give_one_proof(SsprEnvironment environment) throws Exception {
      TestRealm realm =
          henryWith(environment.realm().policy("verificationsPerHour", "20"), LIST.credential());
      List<Person> browsers = Stream.generate(() -> forgets(realm)).limit(6).toList();
      browsers.forEach(browser -> browser.choose("recovery-code", ""));

      assertThat(marks(browsers, LIST.number(1))).filteredOn("new-password"::equals).hasSize(1);
      assertThat(forgets(realm).choose("recovery-code", "").label("code"))
          .hasValue("Recovery code number 2");
    }

    private static List<String> marks(List<Person> browsers, String code) throws Exception {
      return Parallel.each(browsers, browser -> browser.enterCode(code).mark());
    }
  }

  /** One proof is enough unless the builder says otherwise. */
  @SafeVarargs
  private static TestRealm henryWith(TestRealm.Builder realm, Map<String, Object>... credentials) {
    return realm
        .orPolicy("mfaMethodsRequired", "1")
        .policy("requireRegistration", "false")
        .methods("auth-email", "authenticator-app", "recovery-code")
        .user(
            "henry",
            user -> {
              for (Map<String, Object> credential : credentials) {
                user.credential(credential);
              }
              return user;
            })
        .create();
  }

  private static Person forgets(TestRealm realm) {
    Person person = realm.person("henry");
    person.forgot();
    person.identify();
    return person;
  }

  private static String now(OneTimePasswords app) {
    return app.at(Instant.now());
  }

  /** Also good now, as clocks differ; and not used yet. */
  private static String next(OneTimePasswords app) {
    return app.at(Instant.now().plusSeconds(30));
  }

  /** No code of the app around now. */
  private static String wrong() {
    Instant now = Instant.now();
    List<String> right =
        Stream.of(-60, -30, 0, 30, 60).map(seconds -> APP.at(now.plusSeconds(seconds))).toList();
    return Stream.of("000000", "111111", "222222", "333333", "444444", "555555")
        .filter(code -> !right.contains(code))
        .findFirst()
        .orElseThrow();
  }
}
