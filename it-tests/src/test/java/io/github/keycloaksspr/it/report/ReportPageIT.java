// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.FineGrained;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

      assertThat(text(browser))
          .contains("Have registered enough", "61", "Turned away at the start");
      assertThat(browser.driver().findElements(By.cssSelector("svg rect"))).isNotEmpty();

      browser.click(By.linkText("Registration"));
      browser.screenshot("report-registration");
      assertThat(browser.driver().findElements(By.cssSelector("tbody tr"))).hasSize(50);
      assertThat(text(browser)).contains(HOSTILE);
      assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
      browser.click(By.linkText("More"));
      assertThat(browser.driver().findElements(By.cssSelector("tbody tr"))).hasSize(14);

      browser.click(By.linkText("Too little registered"));
      assertThat(browser.driver().findElements(By.cssSelector("tbody tr"))).hasSize(3);
      assertThat(text(browser)).contains("watcher").doesNotContain("some-00");
      browser.click(By.linkText("Enough registered"));
      browser.click(By.linkText("More"));
      assertThat(browser.driver().findElements(By.cssSelector("tbody tr"))).hasSize(11);

      browser.click(By.linkText("Activity"));
      browser.screenshot("report-activity");
      assertThat(text(browser)).contains("user_not_found");
    }
  }

  @Test
  void whoever_signs_in_comes_back_to_the_page(SsprEnvironment environment) {
    try (Chromium browser = Chromium.start()) {
      browser.open(page(environment, realm, "/registration"));
      browser.screenshot("report-sign-in-first");
      browser.click(By.linkText("Sign in"));
      browser.type("username", "watcher");
      browser.type("password", UserSpec.PASSWORD);
      browser.click(By.id("kc-login"));

      browser.awaitMark("reports");
      assertThat(text(browser)).contains("some-00");
      assertThat(browser.driver().getCurrentUrl())
          .startsWith(page(environment, realm, "/registration?realm=" + realm.name()).toString())
          .doesNotContain("code=", "token");
    }
  }

  @Test
  void signing_in_leads_to_a_page_of_ours_and_nowhere_else(SsprEnvironment environment) {
    Person watcher = realm.person("watcher");
    watcher
        .browser()
        .open(page(environment, realm, "/sign-in?to=//evil.example&realm=//evil.example"));

    Page back =
        watcher.browser().submit(Map.of("username", "watcher", "password", UserSpec.PASSWORD));

    assertThat(back.address().getHost()).isEqualTo(page(environment, realm, "").getHost());
    assertThat(back.address().getPath())
        .isEqualTo("/realms/" + realm.name() + "/sspr-reports/totals");
    assertThat(back.status()).isEqualTo(403);
  }

  @ParameterizedTest
  @CsvSource({
    "en, Who has registered what, Yes",
    "de, Wer was hinterlegt hat, Ja",
    "fr, Qui a enregistré quoi, Oui",
    "es, Quién ha registrado qué, Sí",
    "ja, Who has registered what, Yes"
  })
  void speaks_the_language_of_the_browser(
      String language, String heading, String yes, SsprEnvironment environment) {
    Person watcher = realm.person("watcher");
    watcher.signIn();
    watcher.browser().speaking(language);

    Page page = watcher.browser().open(page(environment, realm, "/registration"));

    assertThat(page.document().select("h2").text()).isEqualTo(heading);
    assertThat(page.document().select("tbody td").eachText()).contains(yes);
    assertThat(page.document().select("html").attr("lang"))
        .isEqualTo("ja".equals(language) ? "en" : language);
    assertThat(page.document().select("html").attr("dir")).isEqualTo("ltr");
    for (String below : List.of("/totals", "/activity")) {
      assertThat(watcher.browser().open(page(environment, realm, below)).text())
          .doesNotContain("sspr-");
    }
  }

  @Test
  void speaks_the_administrators_own_language_or_english_where_the_realm_has_one_language(
      SsprEnvironment environment) {
    TestRealm other =
        environment.realm().user("marie", user -> user.attribute("locale", "fr")).create();
    for (String role : List.of("view-users", "view-events")) {
      other.admin().giveClientRole("marie", "realm-management", role);
    }
    Person marie = other.person("marie");
    marie.signIn();
    marie.browser().press("action", "later");
    marie.browser().speaking("de");

    assertThat(marie.browser().open(page(environment, other, "/registration")).text())
        .contains("Qui a enregistré quoi");

    other.admin().change(Map.of("internationalizationEnabled", false));
    assertThat(marie.browser().open(page(environment, other, "/registration")).text())
        .contains("Who has registered what");
  }

  @Test
  void runs_from_right_to_left_where_the_realm_translates_it_so(SsprEnvironment environment) {
    TestRealm other = environment.realm().with("supportedLocales", List.of("en", "ar")).create();
    other
        .admin()
        .api()
        .post(
            other.admin().path("localization/ar"),
            Map.of("sspr-reports-totals", "المجاميع", "sspr-reports-sign-in", "تسجيل الدخول"))
        .orFail();
    Person stranger = other.person("nobody");
    stranger.browser().speaking("ar");

    Page page = stranger.browser().open(page(environment, other, ""));

    assertThat(page.document().select("html").attr("lang")).isEqualTo("ar");
    assertThat(page.document().select("html").attr("dir")).isEqualTo("rtl");
    assertThat(page.text()).contains("تسجيل الدخول");
  }

  @Test
  void fine_grained_permission_to_view_all_users_is_as_good_as_the_role(
      SsprEnvironment environment) {
    TestRealm other =
        environment
            .realm()
            .policy("requireRegistration", "false")
            .with("adminPermissionsEnabled", true)
            .user("helper")
            .user("bob")
            .create();
    other.admin().giveClientRole("helper", "realm-management", "view-events");
    Person helper = other.person("helper");
    helper.signIn();
    assertThat(helper.browser().open(page(environment, other, "/registration")).status())
        .isEqualTo(403);

    FineGrained permissions = new FineGrained(other.admin());
    String onlyHelper = permissions.policy("only helper", "helper", "POSITIVE");
    permissions.permit("all users", List.of(), onlyHelper, "view");
    Page open = helper.browser().open(page(environment, other, "/registration"));
    assertThat(open.status()).isEqualTo(200);
    assertThat(open.text()).contains("bob");

    String notHelper = permissions.policy("not helper", "helper", "NEGATIVE");
    permissions.permit("not bob", List.of(other.admin().userId("bob")), notHelper, "view");
    assertThat(helper.browser().open(page(environment, other, "/registration")).text())
        .contains("helper")
        .doesNotContain("bob");
  }

  @Test
  void an_administrator_of_the_whole_server_sees_any_realm(SsprEnvironment environment) {
    environment
        .server()
        .admin()
        .post(
            "/admin/realms/master/clients",
            Map.of(
                "clientId",
                TestRealm.CLIENT,
                "publicClient",
                true,
                "redirectUris",
                List.of(TestRealm.REDIRECT_URI.toString())))
        .orFail();
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
