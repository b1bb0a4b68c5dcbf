// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.administration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values for many users at once: what is good is kept, what is not is reported. */
@WithSspr
final class BulkPrefillIT {

  @Test
  void good_lines_are_kept_and_bad_ones_are_reported_with_their_number(
      SsprEnvironment environment) {
    TestRealm realm = realm(environment);

    AdminAnswer answer =
        send(
            realm,
            String.join(
                "\r\n",
                "username,phone,email,officePhone",
                "bob,+49 151 23456711,bob-bulk@home.example,+49 30 7654321",
                "nobody,+49 151 23456712,,",
                "alice,12,,",
                "alice,+49 151 23456713,=cmd|'/c calc'!A0,",
                "alice,\"+49 151 23456714,,",
                ",+49 151 23456715,,",
                "alice,,alice-bulk@home.example,",
                ""));

    JsonNode report = answer.orFail().json();
    assertThat(report.path("stored").asInt()).isEqualTo(2);
    assertThat(report.path("refused").asInt()).isEqualTo(5);
    assertThat(lines(report))
        .containsExactly(
            "2 stored  ",
            "3 refused  unknown-user",
            "4 refused phone phone-invalid",
            "5 refused email email-invalid",
            "6 refused  malformed",
            "7 refused  no-user",
            "8 stored  ");
    assertThat(attribute(realm, "bob", "hrPhone")).isEqualTo("+4915123456711");
    assertThat(attribute(realm, "bob", "hrMail")).isEqualTo("bob-bulk@home.example");
    assertThat(attribute(realm, "bob", "officePhone")).isEqualTo("+49307654321");
    assertThat(attribute(realm, "alice", "hrPhone")).isEmpty();
    assertThat(attribute(realm, "alice", "hrMail")).isEqualTo("alice-bulk@home.example");
    assertThat(answer.text())
        .doesNotContain("23456", "7654321", "home.example", "nobody", "alice", "cmd");
  }

  @Test
  void the_same_file_can_be_sent_again(SsprEnvironment environment) {
    TestRealm realm = realm(environment);
    String file = "id;phone\n" + realm.admin().userId("bob") + ";+4915123456716\n";
    send(realm, file).orFail();
    long events = events(realm);

    JsonNode report = send(realm, file).orFail().json();

    assertThat(lines(report)).containsExactly("2 unchanged  ");
    assertThat(events(realm)).isEqualTo(events).isEqualTo(1);
  }

  @Test
  void one_event_is_written_for_each_user_and_names_no_value(SsprEnvironment environment) {
    TestRealm realm = realm(environment);

    send(realm, "username,phone\nbob,+4915123456717\nalice,+4915123456718\n").orFail();

    List<JsonNode> events =
        realm.admin().adminEvents().stream()
            .filter(event -> event.path("resourceType").asText().equals("SSPR_PREFILL"))
            .toList();
    assertThat(events)
        .extracting(event -> event.path("resourcePath").asText())
        .containsExactlyInAnyOrder(
            "sspr/users/" + realm.admin().userId("bob") + "/prefill",
            "sspr/users/" + realm.admin().userId("alice") + "/prefill");
    assertThat(events).allMatch(event -> !event.toString().contains("23456"));
  }

  @Test
  void a_file_that_cannot_be_read_is_refused_whole(SsprEnvironment environment) {
    TestRealm realm = realm(environment);

    assertThat(send(realm, "name,fax\nbob,1").status()).isEqualTo(400);
    assertThat(send(realm, "").status()).isEqualTo(400);
    assertThat(send(realm, "username,phone\n" + "x,1\n".repeat(5_001)).status()).isEqualTo(400);
    assertThat(send(realm, "username,phone\n" + "x".repeat(1_048_577)).status()).isEqualTo(413);
    assertThat(
            realm
                .admin()
                .api()
                .post(
                    realm.admin().path("sspr/prefill"),
                    "text/csv",
                    "username,phone\nb\u00fcrger,1".getBytes(StandardCharsets.ISO_8859_1))
                .status())
        .isEqualTo(400);
    assertThat(realm.admin().api().post(realm.admin().path("sspr/prefill"), List.of()).status())
        .isEqualTo(415);
  }

  private static TestRealm realm(SsprEnvironment environment) {
    return environment
        .realm()
        .policy("prefillPhoneAttribute", "hrPhone")
        .policy("prefillEmailAttribute", "hrMail")
        .user("bob")
        .user("alice")
        .create()
        .setUpAgain();
  }

  private static AdminAnswer send(TestRealm realm, String file) {
    return realm
        .admin()
        .api()
        .post(
            realm.admin().path("sspr/prefill"), "text/csv", file.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> lines(JsonNode report) {
    List<String> lines = new ArrayList<>();
    report
        .path("results")
        .forEach(
            result ->
                lines.add(
                    String.join(
                        " ",
                        result.path("line").asText(),
                        result.path("result").asText(),
                        result.path("field").asText(),
                        result.path("reason").asText())));
    return lines;
  }

  private static String attribute(TestRealm realm, String username, String name) {
    return realm.admin().user(username).path("attributes").path(name).path(0).asText();
  }

  private static long events(TestRealm realm) {
    return realm.admin().adminEvents().stream()
        .filter(event -> event.path("resourceType").asText().equals("SSPR_PREFILL"))
        .count();
  }
}
