// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.keycloaksspr.it.OwnServer;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.reset.Bob;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.support.Parallel;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What people see when the gateway refuses, is overrun, slow or broken, and that no message is ever
 * asked for twice. A server of its own: its time-outs and its queue are short.
 */
@OwnServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class FaultyGatewayIT {

  /** How long the server waits for an answer: for a connection, and then for the rest. */
  private static final int CONNECT_MILLIS = 1_500;

  private static final int RESPONSE_MILLIS = 4_000;

  /** Beyond both together. */
  private static final int TOO_LATE_MILLIS = 8_000;

  /** How long a page waits, and room for a slow machine. */
  private static final Duration BOUND = Duration.ofSeconds(6 + 6);

  /** Less than a page waits: it did not. */
  private static final Duration AT_ONCE = Duration.ofSeconds(5);

  /** Of the server: so that a handful of people fill the queue. */
  private static final int THREADS = 8;

  private static final int QUEUE = 8;
  private static final int THREADS_OF_A_LANE = THREADS / 4;
  private static final int ROOM_OF_A_LANE = QUEUE / 2;

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private SsprEnvironment environment;
  private FaultyTwilio twilio;
  private HttpGateway gateway;

  @BeforeAll
  void start() {
    gateway = HttpGateway.start();
    environment =
        SsprEnvironment.startBeside(
            "keycloak-faults",
            (usual, stub, address) -> {
              twilio = FaultyTwilio.before(address);
              return usual
                  .withTwilio(stub.accountSid(), stub.authToken(), "+15005550006", twilio.address())
                  .with(
                      "--spi-sspr-gateway--twilio--connect-timeout-millis=" + CONNECT_MILLIS,
                      "--spi-sspr-gateway--twilio--response-timeout-millis=" + RESPONSE_MILLIS,
                      "--spi-sspr-gateway--webhook--allowed-networks=127.0.0.0/8",
                      "--spi-sspr-dispatcher--bounded--threads=" + THREADS,
                      "--spi-sspr-dispatcher--bounded--queue=" + QUEUE);
            });
  }

  @AfterAll
  void stop() {
    environment.close();
    twilio.close();
    gateway.close();
  }

  private static String newNumber() {
    return String.format("+12025550%03d", 100 + NUMBERS.incrementAndGet() % 100);
  }

  private static Duration timed(Runnable step) {
    long begin = System.nanoTime();
    step.run();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Answers that tell nobody whether the message was taken. */
  static Stream<Arguments> brokenAnswers() {
    return Stream.of(
        arguments("connection reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
        arguments("connection closed", aResponse().withFault(Fault.EMPTY_RESPONSE)),
        arguments("broken in the middle", aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK)),
        arguments("no HTTP", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE)),
        arguments("no answer in time", status(201).withFixedDelay(TOO_LATE_MILLIS)),
        arguments(
            "an answer bit by bit",
            jsonResponse("{\"sid\":\"SM1\"}", 201).withChunkedDribbleDelay(12, TOO_LATE_MILLIS)),
        arguments("nothing in it", status(201)),
        arguments("cut off", jsonResponse("{\"sid\":\"SM1\",\"sta", 201)),
        arguments("a page", status(201).withHeader("Content-Type", "text/html").withBody("<p>")),
        arguments("not what was asked for", jsonResponse("[\"hello\"]", 201)),
        arguments(
            "huge", jsonResponse("{\"sid\":\"SM1\",\"x\":\"" + "y".repeat(1_000_000) + "\"}", 201)),
        arguments("something before it gave up", status(504)),
        arguments("something before it got nonsense", status(502)));
  }

  /** Answers that say that nothing was taken, now. */
  static Stream<Arguments> overrun() {
    return Stream.of(
        arguments("a limit and a time", status(429).withHeader("Retry-After", "1")),
        arguments("a limit", status(429)),
        arguments("an outage", status(503).withHeader("Retry-After", "1")),
        arguments("a failure", status(500)));
  }

  @ParameterizedTest(name = "{0} {2}")
  @Order(1)
  @CsvSource({
    "sms,   400, 21211, invalid-number, This phone number does not exist",
    "sms,   400, 21614, not-a-mobile,   can't receive text messages",
    "sms,   400, 21610, opted-out,      has blocked our messages",
    "voice, 400, 21214, unreachable,    couldn't reach this phone",
    "voice, 400, 21215, blocked-region, can't send codes to this country",
    "sms,   400, 21408, blocked-region, can't send codes to this country",
    "sms,   401, 20003, misconfigured,  contact your administrator",
    "voice, 429, 20429, try-later,      try again in a moment",
    "sms,   400, 21611, try-later,      try again in a moment"
  })
  void each_refusal_of_twilio_has_its_own_words_and_its_own_event(
      String channel, int status, int code, String outcome, String words) {
    TestRealm realm = environment.realm().user("alice").create();
    String number = newNumber();
    twilio.answer(number, FaultyTwilio.error(status, code));
    Person alice = realm.person("alice");
    alice.openRegistration();
    alice.setUp("auth-phone");

    Page page = alice.giveDestination(number, channel);

    assertThat(page.mark()).isEqualTo("register-phone");
    assertThat(page.message()).contains(words);
    assertThat(page.document().text()).doesNotContain(String.valueOf(code));
    assertThat(twilio.asked(number)).isEqualTo(1);
    assertThat(realm.admin().events("CUSTOM_REQUIRED_ACTION_ERROR"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.path("error").asText()).isEqualTo("sspr_" + outcome);
              assertThat(event.at("/details/sspr_step").asText()).isEqualTo("send");
            });
    // Nothing was sent, so there is nothing to wait for.
    twilio.recover(number);
    assertThat(alice.registerPhone(number, "sms").mark()).isEqualTo("register");
  }

  @Test
  @Order(1)
  void a_message_that_twilio_took_and_gave_up_is_refused() {
    TestRealm realm = environment.realm().create();
    String number = newNumber();
    twilio.answer(
        number, jsonResponse("{\"sid\":\"SM1\",\"status\":\"failed\",\"error_code\":30006}", 201));

    assertThat(RealmGateways.outcome(realm, number, "sms")).isEqualTo("not-a-mobile");
  }

  @ParameterizedTest(name = "{0}")
  @Order(1)
  @MethodSource("overrun")
  void whoever_is_overrun_is_not_asked_twice(String name, ResponseDefinitionBuilder answer) {
    TestRealm realm = environment.realm().create();
    String number = newNumber();
    twilio.answer(number, answer);
    gateway.answer("/overrun", answer);
    int before = gateway.asked("/overrun");

    assertThat(RealmGateways.outcome(realm, number, "sms")).isEqualTo("try-later");
    RealmGateways.store(realm, "webhook", RealmGateways.webhook(gateway.url("/overrun"))).orFail();
    assertThat(RealmGateways.outcome(realm, number, "sms")).isEqualTo("try-later");

    assertThat(twilio.asked(number)).isEqualTo(1);
    assertThat(gateway.asked("/overrun") - before).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @Order(1)
  @MethodSource("brokenAnswers")
  void twilios_broken_answer_leaves_it_open_and_is_not_asked_for_twice(
      String name, ResponseDefinitionBuilder answer) {
    TestRealm realm = environment.realm().create();
    String number = newNumber();
    twilio.answer(number, answer);

    Duration time =
        timed(() -> assertThat(RealmGateways.outcome(realm, number, "sms")).isEqualTo("unknown"));

    assertThat(time).isLessThan(BOUND);
    assertThat(twilio.asked(number)).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @Order(1)
  @MethodSource("brokenAnswers")
  void a_webhooks_broken_answer_leaves_it_open_and_is_not_asked_for_twice(
      String name, ResponseDefinitionBuilder answer) {
    TestRealm realm = environment.realm().create();
    String path = "/" + name.replace(' ', '-');
    gateway.answer(path, answer);
    RealmGateways.store(
            realm,
            "webhook",
            RealmGateways.webhook(
                gateway.url(path),
                "connectTimeoutMillis",
                String.valueOf(CONNECT_MILLIS),
                "responseTimeoutMillis",
                String.valueOf(RESPONSE_MILLIS),
                "successPath",
                "/messages/0/status/groupId",
                "successValues",
                "1"))
        .orFail();

    Duration time =
        timed(
            () ->
                assertThat(RealmGateways.outcome(realm, newNumber(), "sms")).isEqualTo("unknown"));

    assertThat(time).isLessThan(BOUND);
    assertThat(gateway.asked(path)).isEqualTo(1);
  }

  @Test
  @Order(1)
  void an_answer_counts_for_what_it_says_whatever_type_it_claims() {
    TestRealm realm = environment.realm().create();
    String number = newNumber();
    twilio.answer(
        number,
        status(201)
            .withHeader("Content-Type", "text/plain; charset=utf-16")
            .withBody("{\"sid\":\"SM1\",\"status\":\"queued\"}"));

    assertThat(RealmGateways.outcome(realm, number, "sms")).isEqualTo("sent");

    gateway.answer("/typed", HttpGateway.taken().withHeader("Content-Type", "text/html"));
    RealmGateways.store(
            realm,
            "webhook",
            RealmGateways.webhook(
                gateway.url("/typed"),
                "successPath",
                "/messages/0/status/groupId",
                "successValues",
                "1"))
        .orFail();
    assertThat(RealmGateways.outcome(realm, number, "sms")).isEqualTo("sent");
  }

  @ParameterizedTest
  @Order(1)
  @CsvSource({"301", "302", "303", "307", "308"})
  void no_redirect_is_followed(int status) {
    TestRealm realm = environment.realm().create();
    String number = newNumber();
    String elsewhere = "/elsewhere-" + status;
    gateway.answer(elsewhere, HttpGateway.taken());
    ResponseDefinitionBuilder redirect =
        status(status).withHeader("Location", gateway.url(elsewhere));
    twilio.answer(number, redirect);
    gateway.answer("/moved", redirect);

    assertThat(RealmGateways.outcome(realm, number, "sms")).isEqualTo("misconfigured");
    RealmGateways.store(realm, "webhook", RealmGateways.webhook(gateway.url("/moved"))).orFail();
    assertThat(RealmGateways.outcome(realm, number, "sms")).isEqualTo("misconfigured");

    assertThat(gateway.asked(elsewhere)).isZero();
  }

  @Test
  @Order(1)
  void a_reset_goes_another_way_when_the_phone_is_refused() {
    Bob bob = Bob.with(environment, 1);
    twilio.answer(bob.phone, FaultyTwilio.error(400, 21610));
    Person person = bob.forgets();
    person.choose("auth-phone", "sms");

    Page refused = person.confirmDestination(bob.phone);

    assertThat(refused.mark()).isEqualTo("choose-method");
    assertThat(refused.message()).contains("has blocked our messages");
    assertThat(bob.realm.admin().events("SEND_RESET_PASSWORD_ERROR"))
        .singleElement()
        .satisfies(event -> assertThat(event.path("error").asText()).isEqualTo("sspr_opted-out"));
    assertThat(person.prove("auth-email", "mail", bob.mail).mark()).isEqualTo("new-password");
  }

  @Test
  @Order(1)
  void a_code_that_may_have_arrived_is_asked_for_and_counts_if_it_did() {
    Bob bob = Bob.with(environment, 1);
    twilio.answer(bob.phone, aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
    Person person = bob.forgets();
    person.choose("auth-phone", "sms");

    Page open = person.confirmDestination(bob.phone);

    assertThat(open.mark()).isEqualTo("enter-code");
    assertThat(open.message()).contains("don't know yet whether the code has arrived");
    assertThat(bob.realm.admin().events("SEND_RESET_PASSWORD"))
        .anySatisfy(
            event -> assertThat(event.at("/details/sspr_result").asText()).isEqualTo("unknown"));
    assertThat(person.enterCode(twilio.codeFor(bob.phone)).mark()).isEqualTo("new-password");
  }

  /** The page has said that the code is on its way; the events say how it ended. */
  @Test
  @Order(1)
  void what_a_gateway_refuses_too_late_is_an_event_and_does_not_count() {
    Bob bob = Bob.with(environment, environment.realm().policy("messagesPerHour", "1"));
    answerLate(bob, "/late-refusal", HttpGateway.taken().withStatus(422));
    Person person = bob.forgets();
    person.choose("auth-phone", "sms");

    Page open = person.confirmDestination(bob.phone);

    assertThat(open.mark()).isEqualTo("enter-code");
    assertThat(open.message()).contains("on its way");
    Await.that(
        "the refusal",
        BOUND,
        () ->
            errors(bob.realm.admin().events("SEND_RESET_PASSWORD_ERROR"))
                .equals(List.of("sspr_invalid-number")));
    RealmGateways.store(bob.realm, "webhook", both(gateway.url("/ok"))).orFail();
    person.anotherWay();
    person.choose("office-phone", "voice");
    assertThat(person.confirmDestination(bob.officePhone).message())
        .contains("We have sent you a code");
  }

  @Test
  @Order(1)
  void what_a_gateway_takes_too_late_is_an_event() {
    Bob bob = Bob.with(environment, 1);
    answerLate(bob, "/late-yes", HttpGateway.taken());
    Person person = bob.forgets();
    person.choose("auth-phone", "sms");

    assertThat(person.confirmDestination(bob.phone).message()).contains("on its way");

    Await.that(
        "both results",
        BOUND,
        () ->
            bob.realm.admin().events("SEND_RESET_PASSWORD").stream()
                .filter(event -> event.at("/details/sspr_step").asText().equals("send"))
                .map(event -> event.at("/details/sspr_result").asText())
                .sorted()
                .toList()
                .equals(List.of("on-its-way", "sent")));
  }

  @Test
  @Order(1)
  void a_registration_s_late_refusal_is_an_event_of_it_too() {
    TestRealm realm = environment.realm().user("alice").create();
    gateway.answer(
        "/late-registration", HttpGateway.taken().withStatus(422).withFixedDelay(TOO_LATE_MILLIS));
    RealmGateways.store(realm, "webhook", both(gateway.url("/late-registration"))).orFail();
    Person alice = realm.person("alice");
    alice.openRegistration();
    alice.setUp("auth-phone");

    assertThat(alice.giveDestination(newNumber(), "sms").message()).contains("on its way");

    Await.that(
        "the refusal",
        BOUND,
        () ->
            errors(realm.admin().events("CUSTOM_REQUIRED_ACTION_ERROR"))
                .equals(List.of("sspr_invalid-number")));
  }

  private void answerLate(Bob bob, String path, ResponseDefinitionBuilder answer) {
    gateway.answer(path, answer.withFixedDelay(TOO_LATE_MILLIS));
    RealmGateways.store(bob.realm, "webhook", both(gateway.url(path))).orFail();
  }

  /** Texts and calls, with time for a late answer. */
  private static Map<String, String> both(String url) {
    return RealmGateways.webhook(
        url,
        "voiceBody",
        "{\"to\":\"{{to}}\",\"text\":\"{{text}}\"}",
        "errors",
        "422=invalid-number",
        "responseTimeoutMillis",
        "20000");
  }

  private static List<String> errors(List<JsonNode> events) {
    return events.stream().map(event -> event.path("error").asText()).toList();
  }

  @Test
  @Order(2)
  void a_full_queue_says_so_at_once_and_sends_nothing_later() throws Exception {
    int fit = THREADS_OF_A_LANE + ROOM_OF_A_LANE;
    int people = fit + 2;
    gateway.answer("/slow", HttpGateway.taken().withFixedDelay(TOO_LATE_MILLIS));
    List<Person> crowd = crowd(people, "/slow");

    List<Duration> times = allAtOnce(crowd);

    assertThat(times).allSatisfy(time -> assertThat(time).isLessThan(BOUND));
    assertThat(times).filteredOn(time -> time.compareTo(AT_ONCE) < 0).hasSize(people - fit);
    assertThat(crowd)
        .filteredOn(person -> person.page().message().contains("try again in a moment"))
        .hasSize(people - THREADS_OF_A_LANE);
    assertThat(crowd)
        .filteredOn(person -> person.page().message().contains("on its way"))
        .hasSize(THREADS_OF_A_LANE);
    // Others are as quick as ever.
    TestRealm other = environment.realm().create();
    assertThat(RealmGateways.outcome(other, newNumber(), "sms")).isEqualTo("sent");
    assertThat(gateway.asked("/slow")).isEqualTo(THREADS_OF_A_LANE);
  }

  @Test
  @Order(3)
  void a_server_that_stops_sends_what_was_waiting() {
    int people = THREADS_OF_A_LANE + ROOM_OF_A_LANE;
    gateway.answer("/late", HttpGateway.taken().withFixedDelay(2_000));
    List<Person> crowd = crowd(people, "/late");
    long before = environment.log().position();
    ExecutorService browsers = Executors.newFixedThreadPool(people);
    try {
      crowd.forEach(person -> browsers.execute(() -> giveUntilTheServerIsGone(person)));
      // Some are done, some are under way, and the rest waits.
      Await.that("a second turn", BOUND, () -> gateway.asked("/late") > THREADS_OF_A_LANE);
      environment.server().stop();
    } finally {
      browsers.shutdownNow();
    }

    assertThat(gateway.asked("/late")).isEqualTo(people);
    assertThat(environment.log().textFrom(before)).doesNotContain("messages unsent");
  }

  /** That many people who are about to give their numbers, in a realm with that gateway. */
  private List<Person> crowd(int people, String path) {
    TestRealm.Builder builder = environment.realm();
    IntStream.range(0, people).forEach(i -> builder.user("user-" + i));
    TestRealm realm = builder.create();
    RealmGateways.store(realm, "webhook", RealmGateways.webhook(gateway.url(path))).orFail();
    List<Person> crowd =
        IntStream.range(0, people).mapToObj(i -> realm.person("user-" + i)).toList();
    for (Person person : crowd) {
      person.openRegistration();
      person.setUp("auth-phone");
    }
    return crowd;
  }

  private static void giveUntilTheServerIsGone(Person person) {
    try {
      person.giveDestination(newNumber(), "sms");
    } catch (RuntimeException e) {
      // The page is gone with the server; the message is what counts.
    }
  }

  private static List<Duration> allAtOnce(List<Person> crowd) throws Exception {
    return Parallel.each(crowd, person -> timed(() -> person.giveDestination(newNumber(), "sms")));
  }
}
