// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.registration;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.otp.OneTimePasswords;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A page that is required can be completed by the user who sees it, or left. */
@WithSspr
final class NeverLockedIT {

  private static final OneTimePasswords APP = new OneTimePasswords("JBSWY3DPEHPK3PXPJBSWY3DP");
  private static final String[] LEAVING = {"confirm", "finish", "later"};

  /** Each list asks for more than the user can set up here and now, or for nothing more. */
  static Stream<Arguments> listsThatCannotBeCompleted() {
    return Stream.of(
        row(
            "a privileged user with questions that only others may use, to register",
            realm -> realm.methods("auth-email", "security-questions"),
            user -> user,
            realm -> {
              privileged(realm);
              require(realm, "registration");
            }),
        row(
            "a privileged user with too few methods, to look over",
            realm -> realm.methods("auth-email", "security-questions"),
            user -> user.credential(Imported.mail("bob-admin@home.example")),
            realm -> {
              privileged(realm);
              require(realm, "reconfirmation");
            }),
        row(
            "a privileged user whose details are old",
            realm -> realm.methods("auth-email", "security-questions").policy("reconfirmDays", "1"),
            user -> user.credential(Imported.mail("bob-old@home.example", Duration.ofDays(9))),
            NeverLockedIT::privileged),
        row(
            "a user whose method was withdrawn",
            realm -> realm.methods("office-phone"),
            user -> user.credential(Imported.mail("bob-withdrawn@home.example")),
            realm -> {}),
        row(
            "all that can be had is there, to register",
            realm -> realm.methods("office-phone", "auth-email").policy("methodsRequired", "2"),
            user -> user.credential(Imported.mail("bob-all@home.example")),
            realm -> require(realm, "registration")),
        row(
            "all that can be had is there, to look over",
            realm -> realm.methods("office-phone", "auth-email").policy("methodsRequired", "2"),
            user -> user.credential(Imported.mail("bob-all@home.example")),
            realm -> require(realm, "reconfirmation")),
        row(
            "a second factor that raises the number over what there is",
            realm -> realm.methods("auth-email", "auth-phone").policy("mfaMethodsRequired", "3"),
            user -> user.credential(APP.app("Phone")),
            realm -> require(realm, "registration")),
        row(
            "an office phone alone, which the directory does not give",
            realm -> realm.methods("office-phone"),
            user -> user,
            realm -> require(realm, "registration")),
        row(
            "a phone alone, and no gateway",
            realm -> realm.methods("auth-phone"),
            user -> user,
            realm -> {
              withoutGateway(realm);
              require(realm, "registration");
            }),
        row(
            "mail alone, and no mail server",
            realm -> realm.methods("auth-email").with("smtpServer", Map.of()),
            user -> user,
            realm -> require(realm, "registration")),
        row(
            "a user outside the scope",
            realm -> realm.policy("scope", "none"),
            user -> user,
            realm -> require(realm, "registration")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("listsThatCannotBeCompleted")
  void a_list_that_cannot_be_completed_is_left_by_its_own_buttons(
      String name,
      UnaryOperator<TestRealm.Builder> policy,
      UnaryOperator<UserSpec> user,
      Consumer<TestRealm> change,
      SsprEnvironment environment) {
    TestRealm realm =
        policy
            .apply(environment.realm().policy("registrationGraceDays", "0"))
            .user("bob", user)
            .create();
    change.accept(realm);
    Person bob = realm.person("bob");

    leave(bob, signIn(bob, Instant.now()));
    assertThat(bob.page().signedIn()).as(bob.page().toString()).isTrue();

    // Keycloak takes no code of the app twice, but the next one already.
    Page again = signIn(bob.elsewhere(), Instant.now().plusSeconds(30));
    assertThat(again.signedIn()).as("Asks no second time: %s", again).isTrue();
  }

  @Test
  void a_list_that_cannot_be_completed_says_what_is_missing(SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .methods("office-phone", "auth-email")
            .policy("methodsRequired", "2")
            .user("bob")
            .create();
    require(realm, "registration");
    Person bob = realm.person("bob");

    Page page = bob.signIn();

    assertThat(page.text()).contains("1 more than you can set up here");
    assertThat(page.offers("method", "auth-email")).isTrue();
    bob.registerEmail("bob-possible@home.example");
    assertThat(leave(bob, bob.page()).signedIn()).isTrue();
    assertThat(realm.admin().credentialTypes("bob")).contains("sspr-email");
  }

  @Test
  void a_list_that_can_be_completed_must_be(SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .methods("auth-email")
            .policy("registrationGraceDays", "0")
            .user("bob")
            .create();
    Person bob = realm.person("bob");

    Page page = bob.signIn();

    for (String leaving : LEAVING) {
      assertThat(page.offers("action", leaving)).as(leaving).isFalse();
      assertThat(
              bob.browser()
                  .post(page.formWith("method", "auth-email").action(), Map.of("action", leaving))
                  .mark())
          .isEqualTo("register");
    }
  }

  /** What is registered, where the code goes, and what the other side does meanwhile. */
  static Stream<Arguments> outages() {
    return Stream.of(
        Arguments.of("auth-phone", "+4915155610001", 503, Map.of()),
        Arguments.of("auth-phone", "+4915155610002", 500, Map.of()),
        Arguments.of("auth-phone", "+4915155610003", 401, Map.of()),
        Arguments.of(
            "auth-email",
            "bob-outage@home.example",
            0,
            Map.of("host", "127.0.0.1", "port", "9", "from", "realm@corp.example")));
  }

  @ParameterizedTest(name = "{0} with {2}")
  @MethodSource("outages")
  void a_list_that_no_code_gets_through_for_is_put_off_to_the_next_sign_in(
      String method,
      String destination,
      int status,
      Map<String, String> mailServer,
      SsprEnvironment environment) {
    TestRealm realm =
        environment
            .realm()
            .methods(method)
            .policy("registrationGraceDays", "0")
            .user("bob")
            .create();
    breakDown(realm, destination, status, mailServer);
    Person bob = realm.person("bob");
    assertThat(bob.signIn().offers("action", "later")).isFalse();

    triesInVain(bob, method, destination);

    assertThat(bob.page().text()).contains("We couldn't send a code just now");
    assertThat(bob.browser().press("action", "later").signedIn())
        .as(bob.page().toString())
        .isTrue();
    assertThat(realm.admin().events("CUSTOM_REQUIRED_ACTION"))
        .anyMatch(
            event -> event.path("details").path("sspr_result").asText().equals("postponed-unsent"));
    Page again = bob.elsewhere().signIn();
    assertThat(again.mark()).isEqualTo("register");
    assertThat(again.offers("action", "later")).isFalse();
  }

  @Test
  void a_mark_waits_while_no_code_gets_through(SsprEnvironment environment) {
    String phone = "+4915155610004";
    TestRealm realm =
        environment
            .realm()
            .methods("auth-phone")
            .policy("requireRegistration", "false")
            .policy("registrationGraceDays", "0")
            .user("bob")
            .create();
    require(realm, "registration");
    breakDown(realm, phone, 503, Map.of());
    Person bob = realm.person("bob");
    bob.signIn();

    triesInVain(bob, "auth-phone", phone);
    assertThat(bob.browser().press("action", "later").signedIn()).isTrue();

    environment.twilio().workFor(phone);
    Person later = bob.elsewhere();
    assertThat(later.signIn().mark()).isEqualTo("register");
    later.registerPhone(phone, "sms");
    assertThat(later.finish().signedIn()).as(later.page().toString()).isTrue();
  }

  @Test
  void a_list_that_another_method_completes_must_be_while_codes_of_one_get_lost(
      SsprEnvironment environment) {
    String phone = "+4915155610005";
    TestRealm realm =
        environment
            .realm()
            .methods("auth-phone", "auth-email")
            .policy("registrationGraceDays", "0")
            .user("bob")
            .create();
    breakDown(realm, phone, 503, Map.of());
    Person bob = realm.person("bob");
    bob.signIn();

    triesInVain(bob, "auth-phone", phone);

    assertThat(bob.page().offers("action", "later")).isFalse();
    bob.registerEmail("bob-other@home.example");
    assertThat(bob.finish().signedIn()).as(bob.page().toString()).isTrue();
  }

  private static void breakDown(
      TestRealm realm, String destination, int status, Map<String, String> mailServer) {
    if (mailServer.isEmpty()) {
      realm.environment().twilio().failFor(destination, status, 20500);
    } else {
      realm.admin().change(Map.of("smtpServer", mailServer));
    }
  }

  /** Asks for a code, and goes back to the list without it. */
  private static void triesInVain(Person person, String method, String destination) {
    person.setUp(method);
    person.giveDestination(destination, method.equals("auth-phone") ? "sms" : "");
    if (person.page().offers("action", "another-way")) {
      person.browser().press("action", "another-way");
    }
    person.browser().press("action", "later");
    assertThat(person.page().mark()).isEqualTo("register");
  }

  @Test
  void a_user_of_an_identity_provider_is_not_asked_and_the_list_says_why_it_is_closed(
      SsprEnvironment environment) {
    TestRealm home =
        environment.realm().policy("requireRegistration", "false").user("frank").create();
    TestRealm realm =
        environment.realm().policy("registrationGraceDays", "0").user("frank").create();
    BrokeredUser frank = BrokeredUser.of("frank", home, realm);

    assertThat(frank.signIn(realm.address().signIn()).signedIn())
        .as(frank.page().toString())
        .isTrue();

    Page closed = frank.elsewhere().signIn(realm.address().action("sspr-register-methods"));
    assertThat(closed.mark()).isEqualTo("managed-elsewhere");
    assertThat(closed.text()).contains("another service");
  }

  @Test
  void a_mark_does_not_hold_a_user_of_an_identity_provider(SsprEnvironment environment) {
    TestRealm home =
        environment.realm().policy("requireRegistration", "false").user("frank").create();
    TestRealm realm =
        environment.realm().policy("registrationGraceDays", "0").user("frank").create();
    BrokeredUser frank = BrokeredUser.of("frank", home, realm);
    require(realm, "frank", "registration");

    Page page = frank.signIn(realm.address().signIn());

    assertThat(page.mark()).isEqualTo("managed-elsewhere");
    assertThat(frank.browser().press("action", "finish").signedIn()).isTrue();
  }

  private static Page signIn(Person person, Instant time) {
    Page page = person.signIn();
    return page.mark().isEmpty() && page.forms().stream().anyMatch(form -> form.has("otp"))
        ? person.browser().submit(Map.of("otp", APP.at(time)))
        : page;
  }

  /** Presses what is offered, and nothing else. */
  private static Page leave(Person person, Page shown) {
    for (String leaving : LEAVING) {
      if (shown.offers("action", leaving)) {
        return person.browser().press("action", leaving);
      }
    }
    return shown;
  }

  private static void privileged(TestRealm realm) {
    realm.admin().giveClientRole("bob", "realm-management", "view-users");
  }

  private static void require(TestRealm realm, String what) {
    require(realm, "bob", what);
  }

  private static void require(TestRealm realm, String user, String what) {
    String path = "sspr/users/" + realm.admin().userId(user) + "/require/" + what;
    realm.admin().api().post(realm.admin().path(path)).orFail();
  }

  /** This server has no vault, so the secret cannot be had. */
  private static void withoutGateway(TestRealm realm) {
    realm
        .admin()
        .api()
        .put(
            realm.admin().path("sspr/gateway"),
            Map.of(
                "provider",
                "twilio",
                "settings",
                Map.of(
                    "accountSid",
                    "AC" + "0".repeat(32),
                    "authToken",
                    "${vault.twilio-token}",
                    "from",
                    "+15005550006")))
        .orFail();
  }

  private static Arguments row(
      String name,
      UnaryOperator<TestRealm.Builder> policy,
      UnaryOperator<UserSpec> user,
      Consumer<TestRealm> change) {
    return Arguments.of(name, policy, user, change);
  }
}
