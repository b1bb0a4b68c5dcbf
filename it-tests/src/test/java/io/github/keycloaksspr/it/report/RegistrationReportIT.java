// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminAnswer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who has registered what, in a realm with more people than one page of the walk. */
@WithSspr
final class RegistrationReportIT {

  private static final int MANY = 210;
  private static final String REPORT = "reports/registration";

  private static TestRealm realm;

  @BeforeAll
  static void make(SsprEnvironment environment) {
    realm =
        environment
            .realm()
            .user("admin-one", user -> user.attribute("officePhone", "+493012345"))
            .user("viewer")
            .user("querier")
            .create();
    List<Map<String, Object>> users = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      String name = String.format("many-%03d", i);
      users.add(i % 2 == 0 ? ReportedRealm.registered(name) : ReportedRealm.user(name));
    }
    Map<String, Object> disabled = ReportedRealm.registered("disabled");
    disabled.put("enabled", false);
    users.add(disabled);
    users.add(ReportedRealm.registered("=1+1"));
    ReportedRealm.add(realm, users);
    realm.admin().giveClientRole("admin-one", "realm-management", "view-realm");
    realm.admin().giveClientRole("viewer", "realm-management", "view-users");
    realm.admin().giveClientRole("querier", "realm-management", "query-users");
    realm.admin().addServiceAccount("robot");
  }

  @Test
  void has_everybody_once_but_no_service_accounts() {
    List<String> users = rows("").findValuesAsText("user");

    assertThat(users).hasSize(MANY + 5).doesNotHaveDuplicates();
    assertThat(users).contains("many-000", "many-209", "disabled", "=1+1", "viewer");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&registered=true", "&q=many"})
  void pages_of_any_size_put_together_are_the_whole(String filter) {
    List<String> all = rows("?format=json" + filter).findValuesAsText("userId");
    List<String> paged = new ArrayList<>();
    for (int first = 0; first < all.size() + 37; first += 37) {
      paged.addAll(rows("?first=" + first + "&max=37" + filter).findValuesAsText("userId"));
    }

    assertThat(paged).containsExactlyElementsOf(all);
    assertThat(rows("?max=0" + filter)).isEmpty();
  }

  @Test
  void says_where_each_stands_and_no_destination() {
    AdminAnswer answer = ReportedRealm.get(realm, REPORT + "?q=many-00").orFail();
    JsonNode registered = row("many-000");
    JsonNode not = row("many-001");

    assertThat(registered.path("enabled").asBoolean()).isTrue();
    assertThat(registered.path("registered").asBoolean()).isTrue();
    assertThat(registered.path("capable").asBoolean()).isTrue();
    assertThat(registered.path("methods").toString()).isEqualTo("[\"auth-email\"]");
    assertThat(registered.path("lastConfirmed").asText()).isEqualTo(ReportedRealm.CONFIRMED);
    assertThat(not.path("registered").asBoolean()).isFalse();
    assertThat(not.path("capable").asBoolean()).isFalse();
    assertThat(not.path("methods")).isEmpty();
    assertThat(not.has("lastConfirmed")).isFalse();
    assertThat(answer.text()).doesNotContain("home.example", "12345");
    assertThat(answer.headers().get("cache-control")).containsExactly("no-store");
  }

  @Test
  void agrees_with_the_view_of_one_user() {
    for (String name : List.of("many-000", "many-001", "disabled", "admin-one", "viewer")) {
      JsonNode row = row(name);
      JsonNode view =
          ReportedRealm.get(realm, "users/" + realm.admin().userId(name)).orFail().json();

      assertThat(row.path("registered").asBoolean())
          .as(name)
          .isEqualTo(view.path("usable").asInt() >= view.path("required").asInt());
      assertThat(row.path("enabled").asBoolean())
          .as(name)
          .isEqualTo(view.path("inScope").asBoolean() && view.path("enabled").asBoolean());
    }
    // One method is enough for everybody, but not for an administrator.
    assertThat(row("admin-one").path("methods").toString()).isEqualTo("[\"office-phone\"]");
    assertThat(row("admin-one").path("registered").asBoolean()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "enabled=false, 1",
    "registered=true, 107",
    "capable=true, 106",
    "registered=true&enabled=false, 1",
    "method=auth-email, 107",
    "method=office-phone, 1",
    "method=auth-phone, 0",
    "q=many-01, 10",
    "q=many-01&capable=false, 5"
  })
  void can_be_filtered(String filter, int expected) {
    assertThat(rows("?" + filter)).hasSize(expected);
  }

  @Test
  void comes_as_a_file_that_no_spreadsheet_takes_for_formulas() {
    AdminAnswer answer = ReportedRealm.get(realm, REPORT + "?format=csv").orFail();
    List<String> lines = List.of(answer.text().split("\r\n"));

    assertThat(answer.headers().get("content-type").get(0)).startsWith("text/csv");
    assertThat(answer.headers().get("content-disposition"))
        .containsExactly("attachment; filename=\"sspr-registration.csv\"");
    assertThat(lines).hasSize(MANY + 6);
    assertThat(lines.get(0))
        .isEqualTo("userId,user,enabled,registered,capable,methods,lastConfirmed,unreadable");
    assertThat(lines)
        .anyMatch(
            line ->
                line.endsWith(
                    ",\"'=1+1\",true,true,true,auth-email," + ReportedRealm.CONFIRMED + ","));
  }

  @Test
  void the_accept_header_chooses_as_well(SsprEnvironment environment) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            environment.server().baseUrl()
                                + realm.admin().path("sspr/" + REPORT + "?max=1")))
                    .header("Authorization", "Bearer " + environment.admin().token())
                    .header("Accept", "text/csv")
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("text/csv");
    assertThat(answer.body().split("\r\n")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "format=xml",
        "first=-1",
        "first=x",
        "max=99999999999",
        "enabled=yes",
        "method=pigeon"
      })
  void what_cannot_be_understood_is_refused(String query) {
    AdminAnswer answer = ReportedRealm.get(realm, REPORT + "?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("field").asText())
        .isEqualTo(query.substring(0, query.indexOf('=')));
  }

  @Test
  void is_for_those_who_may_see_all_users(SsprEnvironment environment) {
    assertThat(ReportedRealm.status(environment, realm, "viewer", REPORT)).isEqualTo(200);
    assertThat(ReportedRealm.status(environment, realm, "querier", REPORT)).isEqualTo(403);
    assertThat(ReportedRealm.status(environment, realm, "admin-one", REPORT)).isEqualTo(403);
  }

  private static JsonNode rows(String query) {
    return ReportedRealm.get(realm, REPORT + query).orFail().json().path("rows");
  }

  private static JsonNode row(String user) {
    for (JsonNode row : rows("?q=" + user)) {
      if (row.path("user").asText().equals(user)) {
        return row;
      }
    }
    throw new IllegalStateException("No row of " + user);
  }
}
