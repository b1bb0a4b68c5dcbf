// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.otp.OneTimePasswords;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Keycloak's own second factors in the list of methods. */
@WithSspr
final class SecondFactorsInTheListIT {

  @Test
  void an_app_is_set_up_on_keycloaks_page_and_the_list_comes_back(SsprEnvironment environment) {
    TestRealm realm = realm(environment, "2");
    Person henry = realm.person("henry");

    long before = realm.inbox().position();

    assertThat(state(henry.signIn(), "authenticator-app")).isEqualTo("missing");
    Page keycloaks = henry.setUp("authenticator-app");
    assertThat(keycloaks.mark()).isEmpty();
    Page back = setUpApp(henry);

    assertThat(back.mark()).isEqualTo("register");
    assertThat(state(back, "authenticator-app")).isEqualTo("set");
    assertThat(back.forms())
        .noneMatch(form -> form.has("method", "authenticator-app"))
        .anyMatch(form -> form.has("method", "auth-email"));
    realm
        .inbox()
        .await(
            before,
            "a notice",
            mail ->
                mail.to().equals("henry@corp.example")
                    && mail.text().contains("Authenticator app"));
    henry.registerEmail("henry-app@home.example");
    assertThat(henry.finish().signedIn()).isTrue();
    assertThat(realm.admin().credentialTypes("henry")).contains("otp", "sspr-email");
  }

  @Test
  void recovery_codes_are_set_up_on_keycloaks_page_and_the_list_comes_back(
      SsprEnvironment environment) {
    TestRealm realm = realm(environment, "1");
    Person henry = realm.person("henry");
    henry.signIn();

    henry.setUp("recovery-code");
    Page back = henry.browser().submit(Map.of("generatedRecoveryAuthnCodes", generated(henry)));

    assertThat(back.mark()).isEqualTo("register");
    assertThat(state(back, "recovery-code")).isEqualTo("set");
    assertThat(realm.admin().credentialTypes("henry")).contains("recovery-authn-codes");
  }

  @Test
  void cancelling_leads_back_to_the_list_and_sets_nothing_up(SsprEnvironment environment) {
    TestRealm realm = realm(environment, "1");
    Person henry = realm.person("henry");
    henry.signIn();
    henry.setUp("authenticator-app");

    Page back = henry.browser().press("cancel-aia", "true");

    assertThat(back.mark()).isEqualTo("register");
    assertThat(state(back, "authenticator-app")).isEqualTo("missing");
    assertThat(back.offers("action", "later")).isTrue();
    assertThat(henry.browser().press("action", "later").signedIn()).isTrue();
    assertThat(realm.admin().credentialTypes("henry")).containsExactly("password");
    assertThat(realm.admin().user("henry").path("requiredActions")).isEmpty();
  }

  @Test
  void reloading_keycloaks_page_stays_there(SsprEnvironment environment) {
    Person henry = realm(environment, "1").person("henry");
    henry.signIn();
    henry.setUp("authenticator-app");

    assertThat(henry.browser().reload().forms()).anyMatch(form -> form.has("totpSecret"));
    assertThat(setUpApp(henry).mark()).isEqualTo("register");
  }

  @Test
  void who_came_on_purpose_comes_back_and_ends_with_looks_good(SsprEnvironment environment) {
    TestRealm realm = realm(environment, "1");
    realm.admin().changePolicy(Map.of("requireRegistration", "false"));
    Person henry = realm.person("henry");
    assertThat(henry.openRegistration().mark()).isEqualTo("register");

    henry.setUp("authenticator-app");
    assertThat(henry.browser().press("cancel-aia", "true").mark()).isEqualTo("register");
    henry.setUp("authenticator-app");
    assertThat(setUpApp(henry).mark()).isEqualTo("register");

    assertThat(henry.page().offers("cancel-aia", "true")).isTrue();
    assertThat(henry.browser().press("action", "confirm").actionStatus()).isEqualTo("success");
  }

  @Test
  void where_the_realm_lets_nobody_set_them_up_they_are_neither_shown_nor_asked_for(
      SsprEnvironment environment) {
    TestRealm realm = realm(environment, "1");
    realm.admin().changePolicy(Map.of("methods", "authenticator-app##recovery-code"));
    disable(realm, "CONFIGURE_TOTP");
    disable(realm, "CONFIGURE_RECOVERY_AUTHN_CODES");

    assertThat(realm.person("henry").signIn().signedIn()).isTrue();

    Person henry = realm.person("henry");
    Page page = henry.openRegistration();
    assertThat(page.document().select("[data-sspr-method]")).isEmpty();
    Page forced =
        henry
            .browser()
            .post(page.formWith("cancel-aia").action(), Map.of("method", "authenticator-app"));
    assertThat(forced.mark()).isEqualTo("register");
  }

  private static TestRealm realm(SsprEnvironment environment, String required) {
    return environment
        .realm()
        .policy("methodsRequired", required)
        .policy("mfaMethodsRequired", required)
        .methods("auth-email", "authenticator-app", "recovery-code")
        .user("henry")
        .create();
  }

  private static Page setUpApp(Person person) {
    String secret = person.page().value("totpSecret").orElseThrow();
    String code = new OneTimePasswords(secret).at(Instant.now());
    return person.browser().submit(Map.of("totp", code, "userLabel", "Phone"));
  }

  private static String generated(Person person) {
    return person.page().value("generatedRecoveryAuthnCodes").orElseThrow();
  }

  private static String state(Page page, String method) {
    return page.document().select("[data-sspr-method=" + method + "]").attr("data-sspr-state");
  }

  private static void disable(TestRealm realm, String action) {
    String path = realm.admin().path("authentication/required-actions/" + action);
    ObjectNode representation = (ObjectNode) realm.admin().api().get(path).orFail().json();
    realm.admin().api().put(path, representation.put("enabled", false)).orFail();
  }
}
