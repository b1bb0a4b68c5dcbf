// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.web.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That a registration was begun is written down before anything was sent or stored. */
@WithSspr
final class RegistrationEventsIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth-phone",
        "auth-email",
        "security-questions",
        "authenticator-app",
        "recovery-code"
      })
  void of_each_method_in_the_list_has_a_beginning(String method, SsprEnvironment environment) {
    TestRealm realm = realm(environment);
    Person bob = realm.person("bob");
    bob.openRegistration();
    assertThat(begun(realm)).isEmpty();

    bob.setUp(method);

    assertThat(begun(realm)).hasSize(1);
    JsonNode event = begun(realm).get(0);
    assertThat(event.path("details").path("sspr_step").asText()).isEqualTo("register");
    assertThat(event.path("details").path("sspr_method").asText()).isEqualTo(method);
    assertThat(event.path("userId").asText()).isEqualTo(realm.admin().userId("bob"));
  }

  @ParameterizedTest
  @CsvSource({
    "sspr-register-phone, auth-phone",
    "sspr-register-email, auth-email",
    "sspr-register-questions, security-questions"
  })
  void of_one_method_alone_has_one_beginning_however_often_the_page_is_loaded(
      String action, String method, SsprEnvironment environment) {
    TestRealm realm = realm(environment);
    Person bob = realm.person("bob");

    bob.startAction(action);
    bob.browser().reload();

    assertThat(begun(realm)).hasSize(1);
    assertThat(begun(realm).get(0).path("details").path("sspr_method").asText()).isEqualTo(method);
  }

  @Test
  void shares_its_id_with_what_came_of_it_and_another_has_another(SsprEnvironment environment) {
    TestRealm realm = realm(environment);
    Person bob = realm.person("bob");
    bob.openRegistration();
    bob.setUp("auth-email");
    bob.browser().press("action", "later");

    bob.registerEmail("bob@events.example");

    List<String> ids =
        realm.admin().events().stream()
            .map(event -> event.path("details").path("sspr_registration").asText(""))
            .filter(id -> !id.isEmpty())
            .toList();
    assertThat(begun(realm)).hasSize(2);
    assertThat(ids).hasSize(4);
    assertThat(ids.stream().distinct()).hasSize(2);
    JsonNode stored = realm.admin().events("UPDATE_CREDENTIAL").get(0);
    assertThat(stored.path("details").path("sspr_result").asText()).isEqualTo("method-added");
    assertThat(stored.path("details").path("sspr_registration").asText())
        .isEqualTo(begun(realm).get(0).path("details").path("sspr_registration").asText());
  }

  private static TestRealm realm(SsprEnvironment environment) {
    return environment
        .realm()
        .methods(
            "auth-phone", "auth-email", "security-questions", "authenticator-app", "recovery-code")
        .policy("requireRegistration", "false")
        .user("bob")
        .create();
  }

  /** The newest first. */
  private static List<JsonNode> begun(TestRealm realm) {
    return realm.admin().events("CUSTOM_REQUIRED_ACTION").stream()
        .filter(event -> event.path("details").path("sspr_result").asText().equals("begun"))
        .toList();
  }
}
