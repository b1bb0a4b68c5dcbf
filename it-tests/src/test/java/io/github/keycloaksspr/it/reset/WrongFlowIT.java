// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.FlowStep;
import io.github.keycloaksspr.it.web.Cookies;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.PageForm;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Administrators can build any flow. Without proofs none of them leads to a new password, a
 * session, or a required action that would set a password.
 */
@WithSspr
final class WrongFlowIT {

  private static final FlowStep IDENTIFY = FlowStep.required("sspr-identify-user");
  private static final FlowStep VERIFY = FlowStep.required("sspr-verify-identity");
  private static final FlowStep NEW_PASSWORD = FlowStep.required("sspr-new-password");

  static Stream<Arguments> flows() {
    return Stream.of(
        flow("new password alone", NEW_PASSWORD),
        flow("no verification", IDENTIFY, NEW_PASSWORD),
        flow(
            "verification alternative beside required",
            IDENTIFY,
            FlowStep.alternative("sspr-verify-identity"),
            NEW_PASSWORD),
        flow(
            "verification disabled",
            IDENTIFY,
            FlowStep.disabled("sspr-verify-identity"),
            NEW_PASSWORD),
        flow(
            "all alternative",
            FlowStep.alternative("sspr-identify-user"),
            FlowStep.alternative("sspr-verify-identity"),
            FlowStep.alternative("sspr-new-password")),
        flow("new password before verification", IDENTIFY, NEW_PASSWORD, VERIFY),
        flow("new password first", NEW_PASSWORD, IDENTIFY, VERIFY),
        flow("verification first", VERIFY, IDENTIFY, NEW_PASSWORD),
        flow("identification alone", IDENTIFY),
        flow(
            "stock password step after identification",
            IDENTIFY,
            FlowStep.required("reset-password")),
        flow(
            "stock choice of user before new password",
            FlowStep.required("reset-credentials-choose-user"),
            NEW_PASSWORD));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("flows")
  void leads_nowhere(String name, FlowStep[] flow, SsprEnvironment environment) {
    Bob bob = Bob.with(environment, 1);
    bob.realm.admin().createFlow("wrong", List.of(flow));
    bob.realm.admin().bindResetFlow("wrong");
    Person person = bob.person.elsewhere();

    Page page = person.forgot();
    if (page.forms().stream().anyMatch(form -> form.has("username"))) {
      page = person.identify();
    }
    assertThat(page.mark()).isNotEqualTo("new-password");
    forcePassword(person, page);
    forcePassword(person, person.browser().reload());

    assertThat(person.browser().cookies().all())
        .extracting(Cookies.Cookie::name)
        .doesNotContain("KEYCLOAK_IDENTITY", "KEYCLOAK_SESSION");
    assertThat(person.elsewhere().signIn(Bob.NEW_PASSWORD).signedIn()).isFalse();
    assertThat(bob.person.elsewhere().signIn("first-Passw0rd").signedIn()).isTrue();
    assertThat(person.page().showsStackTrace()).isFalse();
  }

  /** What an attacker posts who knows the form. */
  private static void forcePassword(Person person, Page page) {
    page.forms().stream()
        .map(PageForm::action)
        .filter(action -> action.toString().contains("/login-actions/"))
        .findFirst()
        .ifPresent(action -> post(person, action));
  }

  private static void post(Person person, URI action) {
    person
        .browser()
        .post(
            action, Map.of("password-new", Bob.NEW_PASSWORD, "password-confirm", Bob.NEW_PASSWORD));
  }

  private static Arguments flow(String name, FlowStep... steps) {
    return Arguments.of(name, steps);
  }
}
