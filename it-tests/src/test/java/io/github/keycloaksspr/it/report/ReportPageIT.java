// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.web.Chromium;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import io.github.keycloaksspr.it.web.RealmAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;

/** The reports in a browser: shown to administrators who are signed in, and to nobody else. */
@WithSspr
final class ReportPageIT {

  private static final String HOSTILE = "<img src=x onerror=alert(1)>";

  private static TestRealm realm;

  @BeforeAll
  static void make(SsprEnvironment environment) {
    realm =
        environment
            .realm()
            .policy("requireRegistration", "false")
            .user("watcher")
            .user("viewer")
            .user("bob")
            .create();
    for (String role : List.of("view-users", "view-events")) {
      realm.admin().giveClientRole("watcher", "realm-management", role);
    }
    realm.admin().giveClientRole("viewer", "realm-management", "view-users");
    List<Map<String, Object>> users = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      users.add(ReportedRealm.registered(String.format("some-%02d", i)));
    }
    users.add(ReportedRealm.registered(HOSTILE));
    ReportedRealm.add(realm, users);
    realm.person("bob").forgot();
    Person nobody = realm.person("bob");
    nobody.forgot();
    nobody.identify("nobody-at-all");
  }

  @Test
  void shows_totals_charts_and_rows_to_an_administrator(SsprEnvironment environment) {
    try (Chromium browser = Chromium.start()) {
      signIn(browser, "watcher");
      browser.open(page(environment, realm, ""));
      browser.awaitMark("reports");
      browser.screenshot("report-totals");

      assertThat(text(browser)).contains("registered", "61", "turned away at the start");
      assertThat(browser.driver().findElements(By.cssSelector("svg rect"))).isNotEmpty();

      browser.click(By.linkText("Registration"));
      browser.screenshot("report-registration");
      assertThat(browser.driver().findElements(By.cssSelector("tbody tr"))).hasSize(50);
      assertThat(text(browser)).contains(HOSTILE);
      assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
      browser.click(By.linkText("More"));
      assertThat(browser.driver().findElements(By.cssSelector("tbody tr"))).hasSize(14);

      browser.click(By.linkText("Activity"));
      browser.screenshot("report-activity");
      assertThat(text(browser)).contains("user_not_found");
    }
  }

  @Test
  void an_administrator_of_the_whole_server_sees_any_realm(SsprEnvironment environment) {
    environment
        .admin()
        .post(
            "/admin/realms/master/clients",
            Map.of(
                "clientId",
                TestRealm.CLIENT,
                "publicClient",
                true,
                "redirectUris",
                List.of(TestRealm.REDIRECT_URI.toString())));
    Person admin =
        new Person(
            new RealmAddress(
                environment.server().baseUrl(), "master", TestRealm.CLIENT, TestRealm.REDIRECT_URI),
            environment.inbox(),
            "admin",
            "admin");
    admin.signIn();

    Page page =
        admin
            .browser()
            .open(
                URI.create(
                    environment.server().baseUrl()
                        + "/realms/master/sspr-reports/registration?realm="
                        + realm.name()));

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.source()).contains("some-00");
  }

  @Test
  void refuses_strangers_and_everybody_who_may_not(SsprEnvironment environment) throws Exception {
    TestRealm other = environment.realm().user("watcher").create();

    HttpResponse<String> stranger = open(environment, realm, "");
    assertThat(stranger.statusCode()).isEqualTo(403);
    assertThat(stranger.body()).contains("Sign in").doesNotContain("some-00");
    for (String name : List.of("bob", "viewer")) {
      Person person = realm.person(name);
      person.signIn();
      assertThat(person.browser().open(page(environment, realm, "/registration")).status())
          .as(name)
          .isEqualTo(403);
    }
    Person watcher = realm.person("watcher");
    watcher.signIn();
    assertThat(watcher.browser().open(page(environment, realm, "/activity")).status())
        .isEqualTo(200);
    assertThat(watcher.browser().open(page(environment, realm, "?realm=" + other.name())).status())
        .isEqualTo(403);
    assertThat(watcher.browser().open(page(environment, realm, "?realm=no-such")).status())
        .isEqualTo(403);
  }

  @Test
  void can_load_nothing_run_nothing_and_be_framed_by_nobody(SsprEnvironment environment)
      throws Exception {
    HttpResponse<String> answer = open(environment, realm, "");
    String policy = answer.headers().firstValue("content-security-policy").orElse("");

    assertThat(policy).contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(policy).doesNotContain("script-src", "unsafe");
    assertThat(answer.headers().allValues("x-frame-options")).containsExactly("DENY");
    assertThat(answer.headers().allValues("cache-control")).containsExactly("no-store");
    assertThat(answer.body()).doesNotContain("<script");
  }

  @Test
  void is_not_made_for_frames_and_images_of_other_sites(SsprEnvironment environment)
      throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(page(environment, realm, ""))
                    .header("Sec-Fetch-Dest", "image")
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("window of its own");
  }

  private static void signIn(Chromium browser, String username) {
    browser.open(realm.address().signIn());
    browser.type("username", username);
    browser.type("password", UserSpec.PASSWORD);
    browser.click(By.id("kc-login"));
  }

  private static HttpResponse<String> open(
      SsprEnvironment environment, TestRealm realm, String below) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(page(environment, realm, below)).build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static URI page(SsprEnvironment environment, TestRealm realm, String below) {
    return URI.create(
        environment.server().baseUrl() + "/realms/" + realm.name() + "/sspr-reports" + below);
  }

  private static String text(Chromium browser) {
    return browser.driver().findElement(By.tagName("main")).getText();
  }
}
