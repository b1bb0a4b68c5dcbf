// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.conceal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.conceal.Village.Kind;
import io.github.keycloaksspr.it.inbox.Message;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Where it is concealed which accounts exist, nothing but the mails tells an account from another
 * or from none, until something was proven.
 */
@WithSspr
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConcealIT {

  private Village village;
  private long begin;
  private final Map<Kind, Walk> walks = new EnumMap<>(Kind.class);

  /** Everybody walks the same way, each in a fresh browser. */
  @BeforeAll
  void walk(SsprEnvironment environment) {
    village = Village.with(environment);
    village.realm.admin().clearEvents();
    begin = village.realm.inbox().position();
    for (Kind kind : Kind.values()) {
      walks.put(kind, new Walk(kind));
    }
    int jobs = walks.values().stream().mapToInt(walk -> walk.jobs).sum();
    Await.that("all that happens after the pages", Await.PATIENCE, () -> events().size() >= jobs);
  }

  @AfterAll
  void close() {
    village.close();
  }

  /** All that can be done before a proof, page by page. */
  private final class Walk {

    private final Kind kind;
    private final Person person;
    private final List<Shot> shots = new ArrayList<>();
    private int jobs;

    Walk(Kind kind) {
      this.kind = kind;
      this.person = village.realm.person("alice").elsewhere();
      person.forgot();
      act("the name", () -> person.identify(kind.username));
      page("reloaded", person.browser()::reload);
      mail();
      code("auth-phone", "sms", kind.phone());
      page("call", () -> person.choose("auth-phone", "voice"));
      page("call right after a text", () -> person.confirmDestination(kind.phone()));
      page("list after the call", person::anotherWay);
      code("office-phone", "voice", kind.officePhone());
      existingOtp();
      page("no method", () -> person.browser().submit(Map.of("method", "pigeon")));
      act("help", () -> person.browser().press("action", "contact"));
      page("after help", person.browser()::reload);
      page("start again", () -> person.browser().press("action", "restart"));
    }

    private void mail() {
      page("mail", () -> person.choose("auth-email", "mail"));
      page("no address", () -> person.browser().submit(Map.of("destination", "")));
      page("nonsense", () -> person.browser().submit(Map.of("destination", "no address")));
      page("their address?", () -> person.browser().reload());
      act("address", () -> person.confirmDestination(kind.mail()));
      page("code reloaded", person.browser()::reload);
      page("no code", () -> person.enterCode(""));
      page("malformed code", () -> person.enterCode("12"));
      for (int i = 1; i <= 6; i++) {
        act("wrong code " + i, () -> person.enterCode("000000"));
      }
      page("resend too early", () -> person.browser().press("action", "resend"));
      page("another way", person::anotherWay);
      page("mail again", () -> person.choose("auth-email", "mail"));
      page("back at the list", person::anotherWay);
    }

    private void code(String method, String channel, String number) {
      page(method + channel, () -> person.choose(method, channel));
      act("number for " + method + channel, () -> person.confirmDestination(number));
      page("list after " + method + channel, person::anotherWay);
    }

    private void existingOtp() {
      page("app", () -> person.choose("authenticator-app", ""));
      page("no code of the app", () -> person.enterCode(""));
      act("wrong code of the app", () -> person.enterCode("000000"));
      page("list after the app", person::anotherWay);
    }

    /** Something that starts a job behind the page. */
    private void act(String step, Supplier<Page> action) {
      page(step, action);
      jobs++;
    }

    private void page(String step, Supplier<Page> action) {
      shots.add(Shot.of(step, action.get(), kind.username));
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void every_page_is_the_same_byte_by_byte(Kind kind) {
    List<Shot> expected = walks.get(Kind.UNKNOWN).shots;
    List<Shot> found = walks.get(kind).shots;

    assertThat(found).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(found.get(i)).as(expected.get(i).step()).isEqualTo(expected.get(i));
    }
  }

  @Test
  void the_pages_are_those_of_a_real_verification() {
    assertThat(walks.get(Kind.UNKNOWN).shots)
        .allSatisfy(shot -> assertThat(shot.status()).isEqualTo(200))
        .extracting(shot -> shot.step() + ": " + mark(shot))
        .contains(
            "the name: choose-method",
            "mail: confirm-destination",
            "nonsense: confirm-destination",
            "address: enter-code",
            "wrong code 6: enter-code",
            "another way: choose-method",
            "mail again: enter-code",
            "call right after a text: confirm-destination",
            "number for office-phonevoice: enter-code",
            "wrong code of the app: enter-code",
            "help: contact-sent",
            "after help: choose-method",
            "start again: who-are-you");
  }

  @Test
  void tries_are_counted_for_those_who_are_nobody_too() {
    assertThat(walks.get(Kind.UNKNOWN).shots)
        .filteredOn(shot -> shot.body().contains("too many wrong codes"))
        .extracting(Shot::step)
        .containsExactly("wrong code 6");
  }

  @Test
  void methods_that_need_nothing_of_an_account_are_listed_without_hints_or_the_number_of_steps() {
    Shot list = walks.get(Kind.PRIVILEGED).shots.get(0);

    assertThat(list.body())
        .contains("Text my phone", "Call my phone", "Call my office phone")
        .contains("Email my authentication address", "Verification step 1")
        .doesNotContain("Answer my security questions")
        .doesNotContain("••", "step 1 of", "sspr-dot");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void no_page_speaks_the_users_own_language(Kind kind) {
    assertThat(walks.get(kind).shots)
        .allSatisfy(shot -> assertThat(shot.body()).contains("lang=\"en\""));
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void nothing_is_sent_to_those_who_may_not_reset_but_the_explanation(Kind kind) {
    List<Message> codes =
        village.realm.inbox().after(begin).stream()
            .filter(
                message ->
                    List.of(kind.mail(), kind.phone(), kind.officePhone()).contains(message.to()))
            .toList();
    int expected =
        switch (kind) {
          case REGISTERED -> 3;
          case PRIVILEGED, WITH_SECOND_FACTOR, CLOSED -> 2;
          default -> 0;
        };

    assertThat(codes).hasSize(expected).allMatch(message -> message.code().isPresent());
    assertThat(toOwnAddress(kind)).hasSize(kind.hasAddress() ? 1 : 0);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void administrators_hear_of_those_who_exist_only(Kind kind) {
    assertThat(
            village.realm.inbox().after(begin).stream()
                .filter(message -> message.to().equals("help@conceal.example"))
                .filter(message -> message.text().contains(kind.username)))
        .hasSize(kind == Kind.UNKNOWN ? 0 : 1);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void events_say_what_really_happened(Kind kind) {
    List<JsonNode> events =
        kind == Kind.UNKNOWN
            ? events().stream().filter(event -> event.path("userId").isMissingNode()).toList()
            : eventsOf(kind);
    List<String> named =
        events.stream()
            .filter(event -> event.path("details").path("sspr_step").asText().equals("identify"))
            .map(event -> event.path("error").asText(""))
            .distinct()
            .toList();

    assertThat(events).hasSizeGreaterThanOrEqualTo(walks.get(kind).jobs);
    assertThat(events)
        .allSatisfy(event -> assertThat(event.path("ipAddress").asText()).isNotEmpty());
    assertThat(named)
        .containsExactly(
            kind == Kind.UNKNOWN
                ? "user_not_found"
                : kind.problem.isEmpty() ? "" : "sspr_" + kind.problem);
  }

  @Test
  void a_destination_that_is_not_the_users_is_an_event_and_sends_nothing() {
    assertThat(eventsOf(Kind.PRIVILEGED))
        .filteredOn(event -> event.path("error").asText().equals("sspr_destination_mismatch"))
        .extracting(event -> event.path("details").path("sspr_method").asText())
        .containsExactly("office-phone");
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"CLOSED", "DISABLED", "OUT_OF_SCOPE", "UNREGISTERED", "IN_A_DIRECTORY"})
  void the_explanation_says_what_the_page_would_in_the_users_language(Kind kind) {
    Message mail = toOwnAddress(kind).get(0);

    assertThat(mail.subject()).contains("Test").doesNotContain(kind.username);
    String words =
        switch (kind) {
          case CLOSED -> "zu viele Versuche";
          case DISABLED -> "n'a pas activé ce service";
          case OUT_OF_SCOPE -> "nicht freigegeben";
          case UNREGISTERED -> "Prüfmethoden";
          default -> "Please contact your administrator";
        };
    for (String text : List.of(mail.text(), mail.html())) {
      assertThat(text.replace("&#39;", "'")).contains(words);
      assertThat(text).contains("help@conceal.example").contains(supportCode(kind));
    }
    assertThat(mail.html()).contains("<html").doesNotContain("<a ");
  }

  @Test
  void the_explanation_comes_once_an_hour() {
    int before = toOwnAddress(Kind.UNREGISTERED).size();
    int jobs = events().size();
    Person again = village.realm.person("ursula");
    again.forgot();
    again.identify();
    Await.that("the look-up", Await.PATIENCE, () -> events().size() > jobs);

    assertThat(before).isEqualTo(1);
    assertThat(toOwnAddress(Kind.UNREGISTERED)).hasSize(1);
  }

  private List<Message> toOwnAddress(Kind kind) {
    return village.realm.inbox().after(begin).stream()
        .filter(message -> message.to().equals(kind.username + "@corp.example"))
        .toList();
  }

  private String supportCode(Kind kind) {
    List<JsonNode> events = eventsOf(kind);
    return new TreeSet<>(
            events.stream()
                .filter(
                    event -> event.path("details").path("sspr_step").asText().equals("identify"))
                .sorted((a, b) -> Long.compare(a.path("time").asLong(), b.path("time").asLong()))
                .map(event -> event.path("details").path("sspr_support_code").asText())
                .limit(1)
                .toList())
        .first();
  }

  private List<JsonNode> eventsOf(Kind kind) {
    String id = village.realm.admin().userId(kind.username);
    return events().stream().filter(event -> event.path("userId").asText().equals(id)).toList();
  }

  private List<JsonNode> events() {
    return village.realm.admin().events().stream()
        .filter(event -> event.path("details").has("sspr_step"))
        .toList();
  }

  private static String mark(Shot shot) {
    int at = shot.body().indexOf("data-sspr-page=\"");
    int from = at + "data-sspr-page=\"".length();
    return at < 0 ? "" : shot.body().substring(from, shot.body().indexOf('"', from));
  }
}
