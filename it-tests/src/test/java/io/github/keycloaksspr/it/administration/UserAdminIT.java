// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminAnswer;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What administrators see of a user, give, take away, and ask for. */
@WithSspr
final class UserAdminIT {

  @Nested
  final class Seeing {

    @Test
    void shows_where_a_user_stands_with_destinations_masked(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .policy("methodsRequired", "2")
              .policy("prefillPhoneAttribute", "hrPhone")
              .user(
                  "bob",
                  user ->
                      user.attribute("officePhone", "+49 30 1234567")
                          .attribute("hrPhone", "+49 151 23456789"))
              .create();
      Person bob = realm.person("bob");
      bob.signIn();
      bob.registerEmail("bob-seen@home.example");

      AdminAnswer answer = realm.admin().api().get(path(realm, "bob", ""));
      JsonNode user = answer.orFail().json();

      assertThat(user.path("username").asText()).isEqualTo("bob");
      assertThat(user.path("inScope").asBoolean()).isTrue();
      assertThat(user.path("required").asInt()).isEqualTo(2);
      assertThat(user.path("usable").asInt()).isEqualTo(2);
      assertThat(method(user, "office-phone").path("state").asText()).isEqualTo("by-administrator");
      assertThat(method(user, "auth-email").path("state").asText()).isEqualTo("registered");
      assertThat(method(user, "auth-email").path("confirmedAt").asText()).startsWith("20");
      assertThat(method(user, "auth-email").path("destination").asText())
          .isEqualTo("b•••@home.example");
      assertThat(user.path("reconfirmAt").asText()).startsWith("20");
      assertThat(answer.text()).doesNotContain("1234567", "23456789", "bob-seen");
      assertThat(answer.headers().get("cache-control")).containsExactly("no-store");
    }

    @Test
    void shows_what_is_prefilled_and_how_long_not_now_is_offered(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .policy("prefillPhoneAttribute", "hrPhone")
              .user("bob", user -> user.attribute("hrPhone", "+49 151 23456789"))
              .create();

      JsonNode before = view(realm, "bob");
      realm.person("bob").signIn();
      JsonNode after = view(realm, "bob");

      assertThat(method(before, "auth-phone").path("state").asText()).isIn("missing", "prefilled");
      assertThat(before.has("graceEndsAt")).isFalse();
      assertThat(after.path("graceEndsAt").asText()).startsWith("20");
    }

    @Test
    void shows_what_makes_a_user_special(SsprEnvironment environment) {
      TestRealm realm =
          environment.realm().policy("scope", "none").bruteForceProtection(2).user("bob").create();
      realm.admin().giveClientRole("bob", "realm-management", "view-users");
      realm.person("bob").signIn("wrong");
      realm.person("bob").signIn("wrong");

      JsonNode user = view(realm, "bob");

      assertThat(user.path("traits").path(0).asText()).isEqualTo("privileged");
      assertThat(user.path("required").asInt()).isEqualTo(2);
      assertThat(user.path("inScope").asBoolean()).isFalse();
      assertThat(user.path("signInLocked").asBoolean()).isTrue();
    }

    @Test
    void shows_a_registration_that_only_a_newer_release_can_read(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob", Credentials::ofNewerRelease).create();

      assertThat(method(view(realm, "bob"), "auth-email").path("state").asText())
          .isEqualTo("unreadable");
    }
  }

  @Nested
  final class Prefilling {

    @Test
    void stores_values_in_one_spelling_and_offers_them_at_registration(
        SsprEnvironment environment) {
      TestRealm realm = prefillable(environment);

      prefill(
              realm,
              Map.of(
                  "phone",
                  "0151 234 56-701",
                  "email",
                  "bob-hr@home.example",
                  "officePhone",
                  "+49 30 1234567 ext. 12"))
          .orFail();

      JsonNode attributes = realm.admin().user("bob").path("attributes");
      assertThat(attributes.path("hrPhone").path(0).asText()).isEqualTo("+4915123456701");
      assertThat(attributes.path("hrMail").path(0).asText()).isEqualTo("bob-hr@home.example");
      assertThat(attributes.path("officePhone").path(0).asText()).isEqualTo("+49301234567 ext. 12");
      assertThat(method(view(realm, "bob"), "auth-phone").path("state").asText())
          .isEqualTo("prefilled");
      assertThat(method(view(realm, "bob"), "office-phone").path("usable").asBoolean()).isTrue();
      Person bob = realm.person("bob");
      bob.openRegistration();
      assertThat(bob.setUp("auth-email").value("destination")).contains("bob-hr@home.example");
    }

    @Test
    void leaves_what_is_not_named_and_takes_away_what_is_empty(SsprEnvironment environment) {
      TestRealm realm = prefillable(environment);
      prefill(realm, Map.of("phone", "+4915123456702", "email", "b@home.example")).orFail();

      prefill(realm, Map.of("email", "")).orFail();

      JsonNode attributes = realm.admin().user("bob").path("attributes");
      assertThat(attributes.has("hrMail")).isFalse();
      assertThat(attributes.path("hrPhone").path(0).asText()).isEqualTo("+4915123456702");
    }

    @Test
    void refuses_what_a_user_could_not_register_and_stores_nothing(SsprEnvironment environment) {
      TestRealm realm = prefillable(environment);

      assertRefused(realm, Map.of("phone", "12"), "phone", "phone-invalid");
      assertRefused(realm, Map.of("phone", "+1 202 555 0121"), "phone", "phone-country");
      assertRefused(realm, Map.of("email", "bob@corp.example"), "email", "email-own");
      assertRefused(realm, Map.of("email", "x@blocked.example"), "email", "email-blocked");
      assertRefused(realm, Map.of("email", "no address"), "email", "email-invalid");
      assertRefused(realm, Map.of("fax", "1"), "", "malformed");
      assertRefused(realm, Map.of("phone", 12), "phone", "malformed");
      Map<String, String> half = new LinkedHashMap<>();
      half.put("phone", "+4915123456703");
      half.put("email", "no address");
      assertRefused(realm, half, "email", "email-invalid");
      assertThat(realm.admin().user("bob").path("attributes").has("hrPhone")).isFalse();
    }

    @Test
    void says_when_the_policy_names_no_attribute(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();

      assertRefused(realm, Map.of("email", "b@home.example"), "email", "no-attribute");
      realm.admin().changePolicy(Map.of("prefillEmailAttribute", "email"));
      assertRefused(realm, Map.of("email", "b@home.example"), "email", "account-attribute");
      assertThat(realm.admin().user("bob").path("email").asText()).isEqualTo("bob@corp.example");
    }

    @Test
    void the_admin_event_says_which_values_and_not_what(SsprEnvironment environment) {
      TestRealm realm = prefillable(environment);

      prefill(realm, Map.of("phone", "+4915123456704")).orFail();

      JsonNode event = event(realm, "SSPR_PREFILL");
      assertThat(event.path("resourcePath").asText())
          .isEqualTo("sspr/users/" + realm.admin().userId("bob") + "/prefill");
      assertThat(event.path("representation").asText()).isEqualTo("{\"fields\":[\"phone\"]}");
    }
  }

  @Nested
  final class Taking {

    @Test
    void takes_a_method_and_tells_the_user_at_every_address(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();
      bob.registerEmail("bob-taken@home.example");
      bob.finish();
      long before = realm.inbox().position();

      delete(realm, "auth-email").orFail();

      assertThat(realm.admin().credentialTypes("bob")).containsExactly("password");
      for (String address : List.of("bob@corp.example", "bob-taken@home.example")) {
        awaitRemovalNotice(realm, before, address);
      }
      JsonNode event = event(realm, "SSPR_METHOD");
      assertThat(event.path("operationType").asText()).isEqualTo("DELETE");
      assertThat(event.path("representation").asText()).isEqualTo("{\"method\":\"auth-email\"}");
      assertThat(delete(realm, "auth-email").status()).isEqualTo(404);
    }

    @Test
    void takes_the_office_phone_out_of_its_attribute(SsprEnvironment environment) {
      TestRealm realm =
          environment
              .realm()
              .user("bob", user -> user.attribute("officePhone", "+49 30 1234567"))
              .create();

      delete(realm, "office-phone").orFail();

      assertThat(realm.admin().user("bob").path("attributes").has("officePhone")).isFalse();
      assertThat(delete(realm, "office-phone").status()).isEqualTo(404);
      assertThat(delete(realm, "fax").status()).isEqualTo(404);
    }

    @Test
    void a_method_removed_in_keycloaks_console_is_told_too(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();
      bob.registerEmail("bob-console@home.example");
      bob.finish();
      String id =
          StreamSupport.stream(realm.admin().credentials("bob").spliterator(), false)
              .filter(credential -> credential.path("type").asText().equals("sspr-email"))
              .findFirst()
              .orElseThrow()
              .path("id")
              .asText();
      long before = realm.inbox().position();

      realm.admin().deleteCredential("bob", id);

      awaitRemovalNotice(realm, before, "bob@corp.example");
    }
  }

  @Nested
  final class Asking {

    @Test
    void registration_is_asked_for_at_once_with_no_not_now(SsprEnvironment environment) {
      TestRealm realm =
          environment.realm().policy("requireRegistration", "false").user("bob").create();
      assertThat(realm.person("bob").signIn().signedIn()).isTrue();

      require(realm, "registration").orFail();

      Person bob = realm.person("bob");
      Page page = bob.signIn();
      assertThat(page.mark()).isEqualTo("register");
      assertThat(page.offers("action", "later")).isFalse();
      assertThat(view(realm, "bob").path("askedByAdministrator").asBoolean()).isTrue();
      bob.registerEmail("bob-asked@home.example");
      assertThat(bob.finish().signedIn()).isTrue();
      assertThat(view(realm, "bob").path("askedByAdministrator").asBoolean()).isFalse();
      assertThat(event(realm, "SSPR_REQUIREMENT").path("representation").asText())
          .isEqualTo("{\"required\":\"registration\"}");
    }

    @Test
    void reconfirmation_shows_what_is_there_once(SsprEnvironment environment) {
      TestRealm realm = environment.realm().user("bob").create();
      Person bob = realm.person("bob");
      bob.signIn();
      bob.registerEmail("bob-again@home.example");
      bob.finish();

      require(realm, "reconfirmation").orFail();

      Person again = realm.person("bob");
      Page page = again.signIn();
      assertThat(page.mark()).isEqualTo("register");
      assertThat(page.offers("action", "confirm")).isTrue();
      assertThat(again.finish().signedIn()).isTrue();
      assertThat(realm.person("bob").signIn().signedIn()).isTrue();
    }

    @Test
    void cannot_be_asked_for_where_the_product_is_not_set_up(SsprEnvironment environment) {
      TestRealm realm = environment.realm().withoutSetUp().user("bob").create();

      assertThat(require(realm, "registration").status()).isEqualTo(409);
      assertThat(realm.admin().user("bob").path("requiredActions")).isEmpty();
    }
  }

  private static TestRealm prefillable(SsprEnvironment environment) {
    return environment
        .realm()
        .policy("prefillPhoneAttribute", "hrPhone")
        .policy("prefillEmailAttribute", "hrMail")
        .policy("allowedCountries", "DE")
        .policy("defaultRegion", "DE")
        .policy("blockedMailDomains", "blocked.example")
        .user("bob")
        .create()
        .setUpAgain();
  }

  private static void assertRefused(
      TestRealm realm, Map<String, ?> values, String field, String error) {
    AdminAnswer answer = prefill(realm, values);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().path("field").asText()).isEqualTo(field);
    assertThat(answer.json().path("error").asText()).isEqualTo(error);
    assertThat(answer.json().path("errorMessage").asText()).isNotBlank();
    values.values().stream()
        .map(String::valueOf)
        .filter(value -> value.length() > 2)
        .forEach(value -> assertThat(answer.text()).doesNotContain(value));
  }

  private static void awaitRemovalNotice(TestRealm realm, long after, String address) {
    Message notice =
        realm
            .inbox()
            .await(
                after,
                "a notice to " + address,
                message ->
                    message.to().equalsIgnoreCase(address)
                        && message.subject().contains("removed by an administrator"));
    assertThat(notice.text()).doesNotContain("Was this you", "Device");
  }

  private static JsonNode event(TestRealm realm, String type) {
    List<JsonNode> events =
        realm.admin().adminEvents().stream()
            .filter(event -> event.path("resourceType").asText().equals(type))
            .toList();
    assertThat(events).isNotEmpty();
    return events.get(0);
  }

  private static AdminAnswer prefill(TestRealm realm, Map<String, ?> values) {
    return realm.admin().api().put(path(realm, "bob", "/prefill"), values);
  }

  private static AdminAnswer delete(TestRealm realm, String method) {
    return realm.admin().api().delete(path(realm, "bob", "/methods/" + method));
  }

  private static AdminAnswer require(TestRealm realm, String what) {
    return realm.admin().api().post(path(realm, "bob", "/require/" + what));
  }

  private static JsonNode view(TestRealm realm, String username) {
    return realm.admin().api().get(path(realm, username, "")).orFail().json();
  }

  private static String path(TestRealm realm, String username, String below) {
    RealmAdmin admin = realm.admin();
    return admin.path("sspr/users/" + admin.userId(username) + below);
  }

  private static JsonNode method(JsonNode user, String method) {
    return StreamSupport.stream(user.path("methods").spliterator(), false)
        .filter(entry -> entry.path("method").asText().equals(method))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No " + method + " in " + user));
  }
}
