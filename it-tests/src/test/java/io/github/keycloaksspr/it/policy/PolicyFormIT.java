// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.domain.policy.PolicyKey;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminAnswer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the server tells Keycloak's admin console to draw for the policy, and what it takes. */
@WithSspr
final class PolicyFormIT {

  private static final String MAX_AUTH_AGE = "max_auth_age";
  private static final Set<String> WORDS = Set.of("true", "false");
  private static final Set<String> LISTS = Set.of("List", "MultivaluedList");

  /** One bad value for each kind of check. */
  private record Bad(String key, String value, String allowed) {

    /** As JSON writes it. */
    String shown() {
      return "'" + value + "'";
    }
  }

  private static final List<Bad> BAD =
      List.of(
          new Bad("scope", "everyone", "none, selected, all"),
          new Bad("scopeGroups", "staff", "/staff"),
          new Bad("methods", "fax", "auth-email"),
          new Bad("methodsRequired", "0", "1 to 3"),
          new Bad("privilegedMethodsRequired", "1", "2 to 3"),
          new Bad("mfaMethodsRequired", "4", "1 to 3"),
          new Bad("questionsToRegister", "6", "3 to 5"),
          new Bad("questionsToReset", "2", "3 to 5"),
          new Bad("requireRegistration", "maybe", "true, false"),
          new Bad("registrationGraceDays", "91", "0 to 90"),
          new Bad("reconfirmDays", "731", "0 to 730"),
          new Bad("helpdesk", "http://help.example", "https://"),
          new Bad("notifyUser", "perhaps", "true, false"),
          new Bad("allowUnlock", "perhaps", "true, false"),
          new Bad("signOutElsewhere", "sometimes", "always, offer, never"),
          new Bad("codeLength", "5", "6 to 10"),
          new Bad("codeLifespan", "601", "60 to 600"),
          new Bad("codeAttempts", "2", "3 to 10"),
          new Bad("resendCooldown", "14", "15 to 300"),
          new Bad("defaultRegion", "ZZ", "two-letter"),
          new Bad("allowedCountries", "ZZ", "two-letter"),
          new Bad("blockedMailDomains", "localhost", "mail domains"));

  @Test
  void every_key_is_there_in_the_order_of_the_guide(SsprEnvironment environment) {
    List<String> keys = Arrays.stream(PolicyKey.values()).map(PolicyKey::id).toList();

    assertThat(properties(environment.realm().create()))
        .extracting(property -> property.path("name").asText())
        .filteredOn(name -> !name.equals(MAX_AUTH_AGE))
        .containsExactlyElementsOf(keys);
  }

  @Test
  void every_key_has_a_label_a_help_text_that_names_it_and_a_fitting_control(
      SsprEnvironment environment) {
    assertThat(properties(environment.realm().create()))
        .filteredOn(property -> !property.path("name").asText().equals(MAX_AUTH_AGE))
        .allSatisfy(
            property -> {
              String type = property.path("type").asText();
              String value = property.path("defaultValue").asText();
              assertThat(property.path("label").asText()).isNotBlank().hasSizeLessThan(60);
              assertThat(property.path("helpText").asText())
                  .hasSizeGreaterThan(20)
                  .endsWith("Key: " + property.path("name").asText());
              assertThat(type.equals("boolean"))
                  .as("a switch for %s", property)
                  .isEqualTo(WORDS.contains(value));
              assertThat(type.equals("Integer"))
                  .as("a number for %s", property)
                  .isEqualTo(value.matches("\\d+"));
              assertThat(property.path("options").isEmpty())
                  .as("options for %s", property)
                  .isEqualTo(!LISTS.contains(type));
            });
  }

  @Test
  void what_the_form_shows_at_first_is_what_holds_and_can_be_saved(SsprEnvironment environment) {
    TestRealm realm = environment.realm().create();
    Map<String, String> shown = new LinkedHashMap<>();
    properties(realm)
        .forEach(
            property ->
                shown.put(
                    property.path("name").asText(), property.path("defaultValue").asText("")));

    assertThat(realm.admin().storePolicy(shown).ok()).isTrue();
  }

  @Test
  void a_bad_value_is_refused_with_key_value_and_range_and_the_old_policy_stays(
      SsprEnvironment environment) {
    TestRealm realm = environment.realm().policy("codeLength", "8").create();
    Map<String, String> before = realm.admin().policy();

    assertThat(BAD)
        .allSatisfy(
            bad -> {
              AdminAnswer answer = realm.admin().storePolicy(Map.of(bad.key(), bad.value()));
              assertThat(answer.status()).isEqualTo(400);
              assertThat(answer.text()).contains(bad.key(), bad.shown(), bad.allowed());
              assertThat(realm.admin().policy()).isEqualTo(before);
            });
  }

  /** Keycloak lets a page wait for 300 seconds unless it is told otherwise. */
  @Test
  void a_code_that_would_outlive_its_page_is_refused_with_the_time_of_the_realm(
      SsprEnvironment environment) {
    TestRealm realm = environment.realm().policy("codeLifespan", "300").create();

    AdminAnswer tooLong = realm.admin().storePolicy(Map.of("codeLifespan", "301"));
    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(tooLong.text())
        .contains("codeLifespan", "'301'", "60 to 600", "at most 300", "User action lifespan");
    assertThat(realm.admin().policy()).containsEntry("codeLifespan", "300");
    String preview = realm.admin().path("sspr/policy/preview");
    AdminAnswer previewed = realm.admin().api().post(preview, Map.of("codeLifespan", "301"));
    assertThat(previewed.status()).isEqualTo(400);
    assertThat(previewed.text()).contains("User action lifespan");

    realm.admin().change(Map.of("accessCodeLifespanUserAction", 600));
    assertThat(realm.admin().storePolicy(Map.of("codeLifespan", "301")).ok()).isTrue();
  }

  @Test
  void a_realm_whose_pages_are_too_short_for_the_default_is_told_so(SsprEnvironment environment) {
    TestRealm realm = environment.realm().create();
    realm.admin().change(Map.of("accessCodeLifespanUserAction", 30));

    for (Map<String, String> policy :
        List.of(Map.of("codeLength", "8"), Map.of("codeLifespan", "60"))) {
      AdminAnswer answer = realm.admin().storePolicy(policy);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.text()).contains("at most 30", "raise Realm settings, Sessions");
    }
  }

  @Test
  void the_policy_leaves_the_realm_with_an_export_and_comes_back_with_an_import(
      SsprEnvironment environment) {
    TestRealm realm = environment.realm().policy("codeLength", "9").create();

    JsonNode export =
        realm
            .admin()
            .api()
            .post(realm.admin().path("partial-export"))
            .orFail()
            .json()
            .path("requiredActions");
    TestRealm other = environment.realm().with("requiredActions", export).withoutSetUp().create();

    assertThat(other.admin().policy()).containsEntry("codeLength", "9");
  }

  private static List<JsonNode> properties(TestRealm realm) {
    return realm
        .admin()
        .api()
        .get(
            realm
                .admin()
                .path("authentication/required-actions/sspr-register-methods/config-description"))
        .orFail()
        .json()
        .path("properties")
        .valueStream()
        .toList();
  }
}
