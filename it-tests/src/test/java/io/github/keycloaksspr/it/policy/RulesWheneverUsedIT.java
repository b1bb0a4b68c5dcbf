// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.PageForm;
import io.github.keycloaksspr.it.web.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A rule about a number or an address holds whenever it is used, and not only when it was
 * registered.
 */
@WithSspr
final class RulesWheneverUsedIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** How administrators see it. */
  private static final String WITHDRAWN = "withdrawn";

  /** How the list of methods shows it. */
  private static final String DISALLOWED = "disallowed";

  /** What an administrator does after a destination was registered, so that it may not be used. */
  @SuppressWarnings("ImmutableEnumChecker") // The lambdas hold nothing.
  enum Rule {
    DOMAIN_BLOCKED(
        "auth-email",
        "bob-blocked@home.example",
        realm -> realm.admin().changePolicy(Map.of("blockedMailDomains", "home.example")),
        realm -> realm.admin().changePolicy(Map.of("blockedMailDomains", ""))),
    DOMAIN_ABOVE_BLOCKED(
        "auth-email",
        "bob-above@mail.home.example",
        realm -> realm.admin().changePolicy(Map.of("blockedMailDomains", "home.example")),
        realm -> realm.admin().changePolicy(Map.of("blockedMailDomains", ""))),
    BECAME_SIGN_IN_ADDRESS(
        "auth-email",
        "bob-own@home.example",
        realm -> realm.admin().changeUser("bob", Map.of("email", "BOB-own@home.example")),
        realm -> realm.admin().changeUser("bob", Map.of("email", "bob@corp.example"))),
    COUNTRY_WITHDRAWN(
        "auth-phone",
        "+4915177811001",
        realm -> realm.admin().changePolicy(Map.of("allowedCountries", "AT")),
        realm -> realm.admin().changePolicy(Map.of("allowedCountries", "AT##DE")));

    private final String method;
    private final String destination;
    private final Consumer<TestRealm> comes;
    private final Consumer<TestRealm> goes;

    Rule(String method, String destination, Consumer<TestRealm> comes, Consumer<TestRealm> goes) {
      this.method = method;
      this.destination = destination;
      this.comes = comes;
      this.goes = goes;
    }

    private String channel() {
      return method.equals("auth-email") ? "mail" : "sms";
    }

    private Map<String, Object> credential() {
      return method.equals("auth-email") ? Imported.mail(destination) : Imported.phone(destination);
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_reset_does_not_offer_it_any_more(Rule rule, SsprEnvironment environment) {
    TestRealm realm = bobWith(rule, environment.realm());
    assertThat(reset(realm).mark()).isEqualTo("choose-method");

    rule.comes.accept(realm);

    assertThat(reset(realm).mark()).isEqualTo("not-registered");
    rule.goes.accept(realm);
    assertThat(reset(realm).offers("method", rule.method)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void a_reset_on_its_way_does_not_go_on_with_it(Rule rule, SsprEnvironment environment) {
    TestRealm realm = bobWith(rule, environment.realm());
    Person bob = realm.person("bob");
    bob.forgot();
    bob.identify();
    bob.choose(rule.method, rule.channel());
    bob.confirmDestination(rule.destination);
    String code = bob.readCode(rule.destination);

    rule.comes.accept(realm);

    assertThat(bob.enterCode(code).mark()).isNotEqualTo("new-password");
  }

  @ParameterizedTest
  @EnumSource
  void a_concealed_reset_sends_nothing_there(Rule rule, SsprEnvironment environment) {
    TestRealm realm = bobWith(rule, environment.realm().policy("disclosure", "conceal"));
    rule.comes.accept(realm);
    Person bob = realm.person("bob");
    bob.forgot();
    bob.identify();
    long before = realm.inbox().position();

    bob.choose(rule.method, rule.channel());
    Page page = bob.confirmDestination(rule.destination);

    assertThat(page.mark()).isEqualTo("enter-code");
    Await.that(
        "the event of the refusal, or a code",
        PATIENCE,
        () ->
            realm.admin().events("RESET_PASSWORD_ERROR").size() > 1
                || !codes(realm, rule, before).isEmpty());
    assertThat(codes(realm, rule, before)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void administrators_see_that_it_is_withdrawn(Rule rule, SsprEnvironment environment) {
    TestRealm realm = bobWith(rule, environment.realm());
    assertThat(method(realm, rule).path("state").asText()).isEqualTo("registered");

    rule.comes.accept(realm);

    JsonNode method = method(realm, rule);
    assertThat(method.path("state").asText()).isEqualTo(WITHDRAWN);
    assertThat(method.path("usable").asBoolean()).isFalse();
    assertThat(method.path("enabled").asBoolean()).isTrue();
    assertThat(method.path("destination").asText()).contains("•••");
    JsonNode row = report(realm);
    assertThat(row.path("registered").asBoolean()).isFalse();
    assertThat(row.path("methods")).isEmpty();
    assertThat(row.path("withdrawn").toString()).isEqualTo("[\"" + rule.method + "\"]");
    rule.goes.accept(realm);
    assertThat(method(realm, rule).path("state").asText()).isEqualTo("registered");
    assertThat(report(realm).path("withdrawn")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void its_owner_is_told_at_the_next_sign_in_and_can_give_another(
      Rule rule, SsprEnvironment environment) {
    TestRealm realm = bobWith(rule, environment.realm());
    rule.comes.accept(realm);
    Person bob = realm.person("bob");

    Page page = bob.signIn();

    assertThat(page.mark()).isEqualTo("register");
    assertThat(state(page, rule)).isEqualTo(DISALLOWED);
    assertThat(page.text()).contains("does not count any more");
    bob.setUp(rule.method);
    String other = rule.method.equals("auth-email") ? "bob@new.example" : "+436641234567";
    bob.giveDestination(other, rule.method.equals("auth-email") ? "" : "sms");
    assertThat(state(bob.enterCodeFor(other), rule)).isEqualTo("set");
    assertThat(bob.finish().signedIn()).isTrue();
    assertThat(bob.elsewhere().signIn().signedIn()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void an_owner_who_has_enough_else_is_told_once(Rule rule, SsprEnvironment environment) {
    TestRealm realm =
        rule.method.equals("auth-email")
            ? bobWith(rule, environment.realm(), Imported.phone("+436641234567"))
            : bobWith(rule, environment.realm(), Imported.mail("bob-else@else.example"));
    rule.comes.accept(realm);
    Person bob = realm.person("bob");

    assertThat(state(bob.signIn(), rule)).isEqualTo(DISALLOWED);
    assertThat(bob.finish().signedIn()).isTrue();

    assertThat(bob.elsewhere().signIn().signedIn()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void it_can_be_removed(Rule rule, SsprEnvironment environment) {
    TestRealm realm = bobWith(rule, environment.realm());
    rule.comes.accept(realm);
    Person bob = realm.person("bob");
    Page page = bob.signIn();

    bob.browser().submit(removal(page, rule), Map.of("action", "remove"));
    bob.browser().submit(bob.page().formWith("sure", "yes"), Map.of("action", "remove"));

    assertThat(state(bob.page(), rule)).isEqualTo("missing");
    assertThat(realm.admin().credentialTypes("bob")).containsExactly("password");
  }

  @Test
  void the_preview_counts_whom_a_new_rule_strands(SsprEnvironment environment) {
    TestRealm realm = bobWith(Rule.DOMAIN_BLOCKED, environment.realm());

    JsonNode preview =
        realm
            .admin()
            .api()
            .post(
                realm.admin().path("sspr/policy/preview"),
                Map.of("blockedMailDomains", "home.example"))
            .orFail()
            .json();

    assertThat(preview.path("stranded").path("count").asInt()).isEqualTo(1);
    assertThat(preview.path("askedAgain").path("count").asInt()).isEqualTo(1);
  }

  @Test
  void a_premium_number_that_was_imported_does_not_count(SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .user("bob", user -> user.credential(Imported.phone("+499001123456")))
            .create();

    assertThat(reset(realm).mark()).isEqualTo("not-registered");
    assertThat(method(realm, Rule.COUNTRY_WITHDRAWN).path("state").asText()).isEqualTo(WITHDRAWN);
    assertThat(state(realm.person("bob").signIn(), Rule.COUNTRY_WITHDRAWN)).isEqualTo(DISALLOWED);
  }

  private static TestRealm bobWith(Rule rule, TestRealm.Builder builder) {
    return builder.user("bob", user -> user.credential(rule.credential())).create();
  }

  private static TestRealm bobWith(Rule rule, TestRealm.Builder builder, Map<String, Object> more) {
    return builder
        .user("bob", user -> user.credential(rule.credential()).credential(more))
        .create();
  }

  private static Page reset(TestRealm realm) {
    Person bob = realm.person("bob");
    bob.forgot();
    return bob.identify();
  }

  private static JsonNode method(TestRealm realm, Rule rule) {
    for (JsonNode method :
        realm
            .admin()
            .api()
            .get(realm.admin().path("sspr/users/" + realm.admin().userId("bob")))
            .orFail()
            .json()
            .path("methods")) {
      if (method.path("method").asText().equals(rule.method)) {
        return method;
      }
    }
    throw new IllegalStateException("No " + rule.method);
  }

  private static JsonNode report(TestRealm realm) {
    return realm
        .admin()
        .api()
        .get(realm.admin().path("sspr/reports/registration"))
        .orFail()
        .json()
        .path("rows")
        .path(0);
  }

  private static List<Message> codes(TestRealm realm, Rule rule, long before) {
    return realm.inbox().after(before).stream()
        .filter(message -> message.to().equalsIgnoreCase(rule.destination))
        .filter(message -> message.code().isPresent())
        .toList();
  }

  private static String state(Page page, Rule rule) {
    return page.document().select("[data-sspr-method=" + rule.method + "]").attr("data-sspr-state");
  }

  private static PageForm removal(Page page, Rule rule) {
    return page.forms().stream()
        .filter(form -> form.has("method", rule.method) && form.has("action", "remove"))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No removal on " + page));
  }
}
