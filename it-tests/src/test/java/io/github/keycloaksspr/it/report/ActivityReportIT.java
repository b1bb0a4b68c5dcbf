// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.AdminAnswer;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.web.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people did, after one reset that was abandoned and one that went well. */
@WithSspr
final class ActivityReportIT {

  private static final String REPORT = "reports/activity";
  private static final String MAIL = "bob@activity.example";

  private static TestRealm realm;
  private static Instant middle;

  @BeforeAll
  static void live(SsprEnvironment environment) throws Exception {
    realm = environment.realm().user("bob").user("eve").user("watcher").user("viewer").create();
    for (String role : List.of("view-users", "view-events")) {
      realm.admin().giveClientRole("watcher", "realm-management", role);
    }
    realm.admin().giveClientRole("viewer", "realm-management", "view-users");
    Person bob = realm.person("bob");
    bob.openRegistration();
    bob.registerEmail(MAIL);
    bob.browser().press("action", "confirm");

    Person eve = realm.person("eve");
    eve.openRegistration();
    eve.setUp("auth-email");
    eve.giveDestination("eve@activity.example", "");

    Person gone = bob.elsewhere();
    gone.forgot();
    gone.identify();
    middle = Instant.now();
    Person back = bob.elsewhere();
    back.forgot();
    back.identify("nobody-at-all");
    back.forgot();
    back.identify();
    back.choose("auth-email", "mail");
    back.confirmDestination(MAIL);
    String code = back.readCode(MAIL);
    back.enterCode(code.startsWith("1") ? "222222" : "111111");
    back.enterCode(code);
    assertThat(back.newPassword("second-Passw0rd").mark()).isEqualTo("done");

    realm
        .admin()
        .change(
            Map.of(
                "accessCodeLifespan", 1,
                "accessCodeLifespanUserAction", 1,
                "accessCodeLifespanLogin", 1));
    Await.that(
        "the first reset and the first registration to be over",
        Await.PATIENCE,
        () -> rows("?result=abandoned").size() > 1);
  }

  @Test
  void tells_a_reset_step_by_step_the_latest_first() {
    assertThat(steps(rows("?user=bob&from=" + middle)))
        .containsExactly(
            "new-password  reset ",
            "verify auth-email passed ",
            "verify auth-email refused invalid_user_credentials",
            "send auth-email sent ",
            "identify  forgot ");
  }

  @Test
  void a_beginning_without_an_end_is_abandoned_also_at_the_edge_of_the_time_asked_for() {
    assertThat(steps(rows("?result=abandoned&step=identify")))
        .containsExactly("identify  abandoned forgot");
    assertThat(steps(rows("?step=identify&to=" + middle)))
        .containsExactly("identify  abandoned forgot");
  }

  @Test
  void a_registration_that_was_begun_and_never_ended_is_abandoned() {
    assertThat(steps(rows("?user=eve")))
        .containsExactly("send auth-email sent ", "register auth-email abandoned begun");
    assertThat(steps(rows("?user=bob&step=register")))
        .containsExactly("register auth-email method-added ", "register auth-email begun ");
  }

  @Test
  void names_users_who_are_known_and_no_others() {
    assertThat(rows("?user=bob").findValuesAsText("user")).containsOnly("bob");
    assertThat(rows("?user=" + realm.admin().userId("bob"))).hasSameSizeAs(rows("?user=bob"));
    JsonNode unknown = rows("?step=identify&result=refused");
    assertThat(steps(unknown)).containsExactly("identify  refused user_not_found");
    assertThat(unknown.get(0).has("user")).isFalse();
  }

  @Test
  void filters_by_step_method_and_result() {
    assertThat(rows("?step=verify")).hasSize(2);
    assertThat(rows("?step=verify&result=passed")).hasSize(1);
    assertThat(rows("?method=auth-email")).hasSizeGreaterThanOrEqualTo(4);
    assertThat(rows("?method=auth-phone")).isEmpty();
    assertThat(rows("?user=nobody-at-all")).isEmpty();
  }

  @Test
  void pages_of_any_size_put_together_are_the_whole() {
    List<String> all = steps(rows(""));
    List<String> paged = new ArrayList<>();
    for (int first = 0; first < all.size() + 2; first += 2) {
      paged.addAll(steps(rows("?max=2&first=" + first)));
    }

    assertThat(paged).containsExactlyElementsOf(all);
  }

  @Test
  void comes_as_csv_without_a_destination() {
    AdminAnswer answer = ReportedRealm.get(realm, REPORT + "?format=csv").orFail();

    assertThat(answer.text()).startsWith("date,userId,user,step,method,result,reason\r\n");
    assertThat(answer.text()).contains(",bob,new-password,,reset,\r\n");
    assertThat(answer.text()).doesNotContain(MAIL);
    assertThat(answer.headers()).doesNotContainKey("sspr-note");
  }

  @Test
  void says_so_where_events_are_not_saved(SsprEnvironment environment) {
    TestRealm forgetful = environment.realm().with("eventsEnabled", false).create();
    TestRealm choosy =
        environment.realm().with("enabledEventTypes", List.of("LOGIN", "RESET_PASSWORD")).create();

    AdminAnswer json = ReportedRealm.get(forgetful, REPORT).orFail();
    AdminAnswer csv = ReportedRealm.get(forgetful, REPORT + "?format=csv").orFail();

    assertThat(json.json().path("note").asText()).contains("does not save events");
    assertThat(csv.headers().get("sspr-note").get(0)).contains("does not save events");
    assertThat(ReportedRealm.get(choosy, REPORT).orFail().json().path("note").asText())
        .contains("SEND_RESET_PASSWORD")
        .doesNotContain(" RESET_PASSWORD,");
    assertThat(ReportedRealm.get(realm, REPORT).orFail().json().has("note")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"from=yesterday", "to=2026-13-01", "step=dance", "method=pigeon"})
  void what_cannot_be_understood_is_refused(String query) {
    assertThat(ReportedRealm.get(realm, REPORT + "?" + query).status()).isEqualTo(400);
  }

  @Test
  void is_for_those_who_may_see_all_users_and_events(SsprEnvironment environment) {
    assertThat(ReportedRealm.status(environment, realm, "watcher", REPORT)).isEqualTo(200);
    assertThat(ReportedRealm.status(environment, realm, "viewer", REPORT)).isEqualTo(403);
  }

  private static JsonNode rows(String query) {
    return ReportedRealm.get(realm, REPORT + query).orFail().json().path("rows");
  }

  private static List<String> steps(JsonNode rows) {
    List<String> steps = new ArrayList<>();
    rows.forEach(
        row ->
            steps.add(
                String.join(
                    " ",
                    row.path("step").asText(),
                    row.path("method").asText(),
                    row.path("result").asText(),
                    row.path("reason").asText())));
    return steps;
  }
}
