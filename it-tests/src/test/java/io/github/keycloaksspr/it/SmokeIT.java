// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.admin.RealmAdmin;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The packaged JARs start, and what outsiders rely on is there. */
@WithSspr
final class SmokeIT {

  @Test
  void the_server_knows_everything_that_outsiders_rely_on(SsprEnvironment environment) {
    JsonNode providers =
        environment.admin().get("/admin/serverinfo").orFail().json().path("providers");

    assertThat(ids(providers, "authenticator"))
        .contains("sspr-identify-user", "sspr-verify-identity", "sspr-new-password");
    assertThat(ids(providers, "required-action"))
        .contains(
            "sspr-register-methods",
            "sspr-register-phone",
            "sspr-register-email",
            "sspr-register-questions");
    assertThat(ids(providers, "sspr-gateway")).contains("twilio");
  }

  @Test
  void set_up_binds_the_flow_and_can_be_repeated(SsprEnvironment environment) {
    RealmAdmin realm = environment.realm().create().admin();

    assertThat(realm.settings().path("resetCredentialsFlow").asText())
        .isEqualTo("sspr reset credentials");
    assertThat(realm.executions("sspr reset credentials").findValuesAsText("providerId"))
        .containsExactly("sspr-identify-user", "sspr-verify-identity", "sspr-new-password");

    realm.setUp();

    assertThat(realm.executions("sspr reset credentials")).hasSize(3);
  }

  @Test
  void forgot_password_leads_to_our_first_page(SsprEnvironment environment) {
    Person bob = environment.realm().user("bob").create().person("bob");

    Page page = bob.forgot();

    assertThat(page.mark()).isEqualTo("who-are-you");
    assertThat(page.status()).isEqualTo(200);
  }

  @Test
  void the_server_logs_no_error_of_ours(SsprEnvironment environment) {
    long before = environment.log().position();

    environment.realm().user("bob").create().person("bob").forgot();

    assertThat(environment.log().ourErrorsFrom(before)).isEmpty();
  }

  private static List<String> ids(JsonNode providers, String spi) {
    List<String> ids = new ArrayList<>();
    providers.path(spi).path("providers").fieldNames().forEachRemaining(ids::add);
    return ids;
  }
}
