// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.typed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What administrators type, import and store in attributes is read generously, too. */
@WithSspr
final class TypedByAdministratorsIT {

  @Test
  void values_to_begin_with_are_read_and_refused_as_at_registration(SsprEnvironment environment) {
    TestRealm realm = prefillable(environment);

    assertThat(problem(prefill(realm, "email", "bob+hr@corp.example"))).isEqualTo("email-own");
    assertThat(problem(prefill(realm, "phone", "+44 70 1234 5678"))).isEqualTo("phone-premium");
    assertThat(problem(prefill(realm, "phone", "030 123456 / 57"))).isEqualTo("phone-invalid");
    prefill(realm, "phone", "\u202d+49\u2011151 234 56-721 (home)\u202c").orFail();
    prefill(realm, "email", "\ufeffbob@FAẞ.example").orFail();

    JsonNode attributes = realm.admin().user("bob").path("attributes");
    assertThat(attributes.path("hrPhone").path(0).asText()).isEqualTo("+4915123456721");
    assertThat(attributes.path("hrMail").path(0).asText()).isEqualTo("bob@xn--fa-hia.example");
  }

  @Test
  void a_file_is_read_as_spreadsheets_write_it(SsprEnvironment environment) {
    TestRealm realm = prefillable(environment);

    AdminAnswer answer =
        realm
            .admin()
            .api()
            .post(
                realm.admin().path("sspr/prefill"),
                "text/csv",
                "\ufeffsep=;\r\nUsername;Phone;Email;;\r\nbob;+49 151 23456722;;;\r\n;;;;\r\n"
                    .getBytes(StandardCharsets.UTF_8));

    answer.orFail();
    assertThat(realm.admin().user("bob").path("attributes").path("hrPhone").path(0).asText())
        .isEqualTo("+4915123456722");
  }

  @Test
  void an_office_phone_that_cannot_be_read_is_seen_by_help_desk_report_and_doctor(
      SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .user("none")
            .user("good", user -> user.attribute("officePhone", "+1 202-555-0101 (home)"))
            .user("short", user -> user.attribute("officePhone", "4711"))
            .user("two", user -> user.attribute("officePhone", "+1 (202) 555-0101 / 0102"))
            .create();

    assertThat(officePhone(realm, "none")).isEqualTo("missing");
    assertThat(officePhone(realm, "good")).isEqualTo("by-administrator");
    assertThat(officePhone(realm, "short")).isEqualTo("unreadable");
    assertThat(officePhone(realm, "two")).isEqualTo("unreadable");
    assertThat(unreadable(realm, "short")).isEqualTo("[\"office-phone\"]");
    assertThat(unreadable(realm, "good")).isEqualTo("[]");
    assertThat(doctor(realm)).contains("office-phone-unreadable", "phones of 2 of");
  }

  private static TestRealm prefillable(SsprEnvironment environment) {
    return environment
        .realm()
        .policy("prefillPhoneAttribute", "hrPhone")
        .policy("prefillEmailAttribute", "hrMail")
        .policy("defaultRegion", "DE")
        .user("bob")
        .create()
        .setUpAgain();
  }

  private static AdminAnswer prefill(TestRealm realm, String field, String value) {
    return realm.admin().api().put(user(realm, "bob") + "/prefill", Map.of(field, value));
  }

  private static String problem(AdminAnswer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    return answer.json().path("error").asText();
  }

  private static String user(TestRealm realm, String name) {
    return realm.admin().path("sspr/users/" + realm.admin().userId(name));
  }

  private static String officePhone(TestRealm realm, String name) {
    JsonNode methods = realm.admin().api().get(user(realm, name)).orFail().json().path("methods");
    return StreamSupport.stream(methods.spliterator(), false)
        .filter(method -> "office-phone".equals(method.path("method").asText()))
        .map(method -> method.path("state").asText())
        .findFirst()
        .orElse("");
  }

  private static String unreadable(TestRealm realm, String name) {
    return realm
        .admin()
        .api()
        .get(realm.admin().path("sspr/reports/registration?q=" + name))
        .orFail()
        .json()
        .findValue("unreadable")
        .toString();
  }

  private static String doctor(TestRealm realm) {
    return realm.admin().api().get(realm.admin().path("sspr/doctor")).orFail().text();
  }
}
