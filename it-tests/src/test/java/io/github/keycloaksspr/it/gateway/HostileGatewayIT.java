// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.OwnServer;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.gateway.HostileServer.Answer;
import io.github.keycloaksspr.it.support.Parallel;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A gateway that answers without end costs its own message and nothing else. A server of its own,
 * with little memory.
 */
@OwnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HostileGatewayIT {

  /** More than any test waits: what ends before is bounded by more than time. */
  private static final String PATIENT = "60000";

  /** As many as the threads that one gateway gets. */
  private static final int AT_ONCE = 8;

  private SsprEnvironment environment;
  private HostileServer hostile;

  @BeforeAll
  void start() {
    hostile = HostileServer.start();
    environment =
        SsprEnvironment.startBeside(
            "keycloak-hostile",
            (usual, twilio, address) ->
                usual
                    .withTwilio(
                        twilio.accountSid(),
                        twilio.authToken(),
                        SsprEnvironment.SENDER,
                        URI.create(hostile.url()))
                    .withEnvironment("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m")
                    .with(
                        "--spi-sspr-gateway--twilio--response-timeout-millis=" + PATIENT,
                        "--spi-sspr-gateway--webhook--allowed-networks=127.0.0.0/8"));
  }

  @AfterAll
  void stop() {
    environment.close();
    hostile.close();
  }

  @AfterEach
  void theServerLives() {
    assertThat(environment.log().text()).doesNotContain("OutOfMemoryError");
  }

  @ParameterizedTest
  @EnumSource
  void a_webhook_that_answers_without_end_costs_its_message(Answer answer) throws Exception {
    TestRealm realm = realm();
    RealmGateways.store(
            realm,
            "webhook",
            RealmGateways.webhook(hostile.url(), "responseTimeoutMillis", PATIENT))
        .orFail();

    assertThat(outcomes(realm, answer)).containsOnly("unknown");
    assertThat(environment.log().text())
        .contains("webhook of realm " + realm.admin().settings().path("id").asText());
  }

  @ParameterizedTest
  @EnumSource
  void a_twilio_that_answers_without_end_costs_its_message(Answer answer) throws Exception {
    assertThat(outcomes(realm(), answer)).containsOnly("unknown");
  }

  @Test
  void the_log_quotes_nothing_and_resets_by_mail_go_on() throws Exception {
    TestRealm realm = realm();
    RealmGateways.store(
            realm,
            "webhook",
            RealmGateways.webhook(hostile.url(), "responseTimeoutMillis", PATIENT))
        .orFail();
    long before = environment.log().position();

    outcomes(realm, Answer.HEADER_LINE);

    assertThat(environment.log().textFrom(before))
        .contains("the answer is too large")
        .doesNotContain("+12025550118", "X-Long");
    assertMailStillWorks(realm);
  }

  private TestRealm realm() {
    return environment.realm().user("alice").create();
  }

  private List<String> outcomes(TestRealm realm, Answer answer) throws Exception {
    hostile.answer(answer);
    Callable<String> test = () -> RealmGateways.outcome(realm, "+12025550118", "sms");
    return Parallel.all(IntStream.range(0, AT_ONCE).mapToObj(i -> test).toList());
  }

  private static void assertMailStillWorks(TestRealm realm) {
    String mail = "alice@" + realm.name() + ".example";
    realm.admin().changePolicy(Map.of("methods", "auth-email"));
    Person alice = realm.person("alice");
    alice.openRegistration();
    alice.registerEmail(mail);
    alice.finish();
    Person later = alice.elsewhere();
    later.forgot();
    later.identify();
    later.prove("auth-email", "mail", mail);

    assertThat(later.newPassword("another-Passw0rd-1").mark()).isEqualTo("done");
  }
}
