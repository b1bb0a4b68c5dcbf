// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.stranger;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.keycloaksspr.it.OwnServer;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A verification method of another extension: a code that a colleague reads off a badge reader. And
 * methods that do what none should.
 */
@OwnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class StrangersMethodIT {

  private static final String BADGE = "BADGE17";
  private static final String CODE = "73091";
  private static final String NEW_PASSWORD = "second-Passw0rd";

  private final WireMockServer readers =
      new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort());
  private SsprEnvironment environment;

  @BeforeAll
  void start() {
    readers.start();
    readers.stubFor(
        any(urlEqualTo("/badges/" + BADGE + "/code")).willReturn(aResponse().withBody(CODE)));
    environment =
        SsprEnvironment.start(
            "keycloak-stranger",
            (usual, twilio, address) -> {
              List<Path> jars = new ArrayList<>(usual.providers());
              jars.add(StrangerJar.build("badge", usual.home()));
              jars.add(StrangerJar.build("bad", usual.home()));
              return usual
                  .withProviders(jars)
                  .with("--spi-sspr-verification-method--badge-reader--url=" + readers.baseUrl());
            });
  }

  @AfterAll
  void stop() {
    environment.close();
    readers.stop();
  }

  private TestRealm realm(String disclosure, UnaryOperator<UserSpec> special, String... methods) {
    return environment
        .realm()
        .policy("disclosure", disclosure)
        .policy("requireRegistration", "false")
        .methods(methods)
        .user("carol", special)
        .user("dave")
        .create();
  }

  private TestRealm withBadge(String disclosure) {
    return withBadge(disclosure, BADGE);
  }

  private TestRealm withBadge(String disclosure, String badge) {
    TestRealm realm = realm(disclosure, user -> user, "badge-reader", "auth-email");
    Person carol = realm.person("carol");
    carol.openRegistration();
    carol.setUp("badge-reader");
    assertThat(carol.browser().submit(Map.of("badge", badge)).mark()).isEqualTo("register");
    return realm;
  }

  private static Person forgets(TestRealm realm, String name) {
    Person person = realm.person(name);
    person.forgot();
    person.identify();
    return person;
  }

  @Nested
  final class ABadgeReader {

    @Test
    void is_registered_from_the_list_and_the_user_is_told() {
      TestRealm realm = realm("explain", user -> user, "badge-reader");
      Person carol = realm.person("carol");
      long before = realm.inbox().position();

      assertThat(carol.openRegistration().text()).contains("Badge", "A colleague reads a code");
      assertThat(carol.setUp("badge-reader").mark()).isEqualTo("register-badge");
      assertThat(carol.browser().submit(Map.of("badge", "?")).fieldError("badge"))
          .endsWith("Enter the number as it stands on the badge.");
      Page list = carol.browser().submit(Map.of("badge", BADGE));

      assertThat(list.mark()).isEqualTo("register");
      assertThat(list.forms()).noneMatch(form -> form.has("method", "badge-reader"));
      assertThat(realm.admin().credentialTypes("carol")).contains("badge-reader");
      realm
          .inbox()
          .await(
              before,
              "a notice",
              mail -> mail.to().equals("carol@corp.example") && mail.text().contains("Badge"));
      assertThat(carol.browser().press("action", "confirm").actionStatus()).isEqualTo("success");
    }

    @Test
    void gives_a_new_password_where_accounts_are_told() {
      Person carol = forgets(withBadge("explain"), "carol");

      assertThat(carol.page().text()).contains("Use a code from a badge reader");
      assertThat(carol.choose("badge-reader", "").text()).contains("hold your badge to a reader");
      assertThat(carol.enterCode(" ").fieldError("code")).endsWith("Enter the code.");
      assertThat(carol.enterCode("00000").fieldError("code")).endsWith("That code is not right.");
      assertThat(carol.enterCode(CODE).mark()).isEqualTo("new-password");
      assertThat(carol.newPassword(NEW_PASSWORD).mark()).isEqualTo("done");
    }

    @Test
    void gives_a_new_password_where_accounts_are_concealed_and_looks_the_same_to_others() {
      TestRealm realm = withBadge("conceal");
      Person carol = forgets(realm, "carol");
      Person dave = forgets(realm, "dave");
      Person nobody = realm.person("carol").elsewhere();
      nobody.forgot();
      nobody.identify("nobody");

      for (Person person : List.of(carol, dave, nobody)) {
        assertThat(person.choose("badge-reader", "").mark()).isEqualTo("enter-code");
        assertThat(person.enterCode("00000").fieldError("code"))
            .endsWith("That code is not right.");
      }
      assertThat(dave.enterCode(CODE).fieldError("code")).endsWith("That code is not right.");
      assertThat(nobody.enterCode(CODE).fieldError("code")).endsWith("That code is not right.");
      assertThat(carol.enterCode(CODE).mark()).isEqualTo("new-password");
      assertThat(carol.newPassword(NEW_PASSWORD).mark()).isEqualTo("done");
    }

    @Test
    void closes_the_reset_after_too_many_wrong_codes() {
      TestRealm realm = withBadge("explain");
      realm.admin().changePolicy(Map.of("verificationsPerHour", "3"));
      Person carol = forgets(realm, "carol");
      carol.choose("badge-reader", "");

      carol.enterCode("00001");
      carol.enterCode("00002");

      assertThat(carol.enterCode("00003").mark()).isEqualTo("locked");
    }

    @Test
    void is_a_word_of_the_policy_and_no_other_word_is() {
      TestRealm realm = withBadge("explain");
      Map<String, String> policy = realm.admin().policy();

      assertThat(policy.get("methods")).contains("badge-reader");
      Map<String, String> wrong = new HashMap<>(policy);
      wrong.put("methods", "badge-reader##badge-writer");
      assertThat(realm.admin().storePolicy(wrong).status()).isEqualTo(400);
    }

    @Test
    void is_in_the_reports_and_in_the_view_of_a_user() {
      TestRealm realm = withBadge("explain");
      JsonNode report = get(realm, "sspr/reports/registration?method=badge-reader").path("rows");
      JsonNode view = get(realm, "sspr/users/" + realm.admin().userId("carol"));

      assertThat(report).hasSize(1);
      assertThat(report.get(0).path("user").asText()).isEqualTo("carol");
      assertThat(report.get(0).path("capable").asBoolean()).isTrue();
      assertThat(view.path("methods"))
          .filteredOn(method -> method.path("method").asText().equals("badge-reader"))
          .singleElement()
          .satisfies(method -> assertThat(method.path("state").asText()).isEqualTo("registered"));
    }

    @Test
    void pleases_the_doctor_once_set_up_registered_its_required_action() {
      assertThat(findings(withBadge("explain")))
          .doesNotContain("method-unavailable", "action-missing", "policy-invalid");
    }

    @Test
    void whose_service_hangs_costs_the_try_and_is_named_in_the_log() {
      String badge = "HANGS99";
      readers.stubFor(
          any(urlEqualTo("/badges/" + badge + "/code"))
              .willReturn(aResponse().withBody(CODE).withFixedDelay(60_000)));
      TestRealm realm = withBadge("explain", badge);
      Person carol = forgets(realm, "carol");
      carol.choose("badge-reader", "");

      assertThat(carol.enterCode(CODE).fieldError("code")).endsWith("That code is not right.");
      assertThat(log()).contains("badge-reader failed at compare: it took too long");
    }
  }

  @Nested
  final class ABadMethod {

    @Test
    void that_throws_or_returns_nothing_costs_the_try_and_is_named_without_its_words() {
      for (String method : List.of("bad-throwing", "bad-nothing")) {
        TestRealm realm = realm("explain", user -> user, method);
        realm.admin().changePolicy(Map.of("verificationsPerHour", "3"));
        Person carol = forgets(realm, "carol");
        carol.choose(method, "");

        assertThat(carol.enterCode("throw").mark()).as(method).isEqualTo("enter-code");
        assertThat(carol.enterCode("null").mark()).as(method).isEqualTo("enter-code");
        assertThat(carol.enterCode("compare").mark()).as(method).isEqualTo("locked");
        assertThat(log()).contains("The verification method " + method + " failed at");
      }
      assertThat(log()).doesNotContain("secret words of a bad method");
    }

    @Test
    void that_hangs_is_given_up() {
      Person carol = forgets(realm("explain", user -> user, "bad-hanging"), "carol");
      carol.choose("bad-hanging", "");

      assertThat(carol.enterCode("anything").fieldError("code")).endsWith("That was wrong.");
      assertThat(carol.enterCode("anything").fieldError("code")).endsWith("That was wrong.");
      assertThat(log()).containsOnlyOnce("bad-hanging failed at compare: it took too long");
    }

    @Test
    void that_matches_what_the_user_has_not_registered_proves_nothing() {
      Person carol = forgets(realm("explain", user -> user, "bad-inventing"), "carol");
      carol.choose("bad-inventing", "");

      assertThat(carol.enterCode("anything").fieldError("code")).endsWith("That was wrong.");
      assertThat(log()).contains("bad-inventing failed at compare");
    }

    @Test
    void that_claims_what_another_one_claimed_proves_it_once() {
      TestRealm realm = realm("explain", user -> user, "bad-claiming", "bad-repeating");
      realm.admin().changePolicy(Map.of("methodsRequired", "2"));

      assertThat(forgets(realm, "carol").page().mark()).isEqualTo("not-registered");

      realm.admin().changePolicy(Map.of("methodsRequired", "1"));
      Person carol = forgets(realm, "carol");
      carol.choose("bad-claiming", "");
      assertThat(carol.enterCode("anything").mark()).isEqualTo("new-password");
    }
  }

  private String log() {
    return environment.server().log().text();
  }

  private static JsonNode get(TestRealm realm, String path) {
    return realm.admin().api().get(realm.admin().path(path)).orFail().json();
  }

  private static List<String> findings(TestRealm realm) {
    return StreamSupport.stream(get(realm, "sspr/doctor").path("findings").spliterator(), false)
        .map(finding -> finding.path("id").asText())
        .toList();
  }
}
