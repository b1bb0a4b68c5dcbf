// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.IdentityProvider;
import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.UserSpec;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.FlowStep;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.PageForm;
import io.github.keycloaksspr.it.web.Person;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However a reset was opened and wherever it is left, the next sign-in works and ends where the
 * user wanted to be, without a word of blame on the way.
 */
@WithSspr
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LeavingAndComingBackIT {

  private static final Pattern BLAME =
      Pattern.compile(
          "timed out|account (has been )?updated|uri parameter|we are sorry|page has expired"
              + "|already authenticated|invalid parameter|action expired|unexpected error",
          Pattern.CASE_INSENSITIVE);

  private final Map<Opening, TestRealm> realms = new EnumMap<>(Opening.class);
  private TestRealm home;

  /** Where a reset is left, and how. */
  enum Leaving {
    LINK_OF_THE_FIRST_PAGE,
    LINK_OF_A_PROBLEM_PAGE,
    /** The browser's back button, when the browser still has the page; the link there. */
    BACK_TO_THE_FIRST_PAGE_AND_ITS_LINK,
    /**
     * The same with the form of the sign-in. Keycloak says itself that the page has expired, and
     * offers to begin anew.
     */
    BACK_TO_THE_SIGN_IN,
    /** The same, when it loads the page anew. */
    BACK_TO_THE_SIGN_IN_RELOADED,
    SECOND_TAB_AT_THE_LIST,
    SECOND_TAB_AT_THE_LAST_STEP,
    LINK_OF_THE_LAST_PAGE,
    LINK_OF_THE_LAST_PAGE_AFTER_UNLOCKING;

    boolean fits(Opening opening) {
      return opening.isFromSignIn()
          || !Set.of(BACK_TO_THE_SIGN_IN, BACK_TO_THE_SIGN_IN_RELOADED).contains(this);
    }
  }

  static Stream<Arguments> ways() {
    return Stream.of(Opening.values())
        .flatMap(
            opening ->
                Stream.of(Leaving.values())
                    .filter(leaving -> leaving.fits(opening))
                    .map(leaving -> Arguments.of(opening, leaving)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("ways")
  void the_next_sign_in_leads_to_where_the_user_wanted_to_be(
      Opening opening, Leaving leaving, SsprEnvironment environment) {
    ResetAccount account = account(environment, opening);
    ResetAccount other = account(environment, opening);
    Person person = account.person();
    Page before = opening.begin(account, other);
    openReset(person);
    Page first = person.page();
    int seen = leave(account, leaving, before, first);

    if (!person.page().signedIn()) {
      assertThat(Opening.isSignIn(person.page())).as(person.page().toString()).isTrue();
      signIn(person, account.username);
    }

    assertThat((anew(opening, leaving) ? Opening.SIGN_IN_PAGE : opening).isThere(account))
        .as(person.page().toString())
        .isTrue();
    assertThat(person.browser().visited().stream().skip(seen))
        .allSatisfy(
            page -> {
              assertThat(page.status()).isLessThan(400);
              assertThat(page.text()).doesNotContainPattern(BLAME);
            });
  }

  /**
   * Whether the user turns to another sign-in than the one from which the reset was opened: in a
   * new tab, and where Keycloak offers to begin anew, which forgets the identity provider.
   */
  private static boolean anew(Opening opening, Leaving leaving) {
    return leaving == Leaving.BACK_TO_THE_SIGN_IN
        ? opening == Opening.FIRST_BROKER_LOGIN
        : leaving.name().startsWith("SECOND_TAB");
  }

  /** From the page before to the first page of the reset. */
  private static void openReset(Person person) {
    if (!person.page().mark().equals("who-are-you")) {
      URI link =
          person
              .page()
              .link("/login-actions/reset-credentials")
              .orElseThrow(() -> new IllegalStateException("No reset on " + person.page()));
      person.browser().open(link);
    }
    assertThat(person.page().mark()).isEqualTo("who-are-you");
  }

  /** Leaves the reset; says how many pages were seen until then. */
  private static int leave(ResetAccount account, Leaving leaving, Page before, Page first) {
    Person person = account.person();
    switch (leaving) {
      case LINK_OF_THE_FIRST_PAGE -> {
        // As it is.
      }
      case LINK_OF_A_PROBLEM_PAGE -> person.identify("no-such-user");
      case SECOND_TAB_AT_THE_LIST -> person.identify(account.username);
      case LINK_OF_THE_LAST_PAGE_AFTER_UNLOCKING -> {
        person.identifyLocked();
        ProofMethod.EMAIL.prove(account, person);
        assertThat(person.page().mark()).isEqualTo("unlocked");
      }
      default -> {
        person.identify(account.username);
        ProofMethod.EMAIL.prove(account, person);
        assertThat(person.page().mark()).isEqualTo("new-password");
      }
    }
    if (leaving == Leaving.LINK_OF_THE_LAST_PAGE) {
      assertThat(person.newPassword(ResetAccount.NEW_PASSWORD).mark()).isEqualTo("done");
    }
    int seen = person.browser().visited().size();
    switch (leaving) {
      case BACK_TO_THE_FIRST_PAGE_AND_ITS_LINK -> person.browser().open(wayBack(first));
      case BACK_TO_THE_SIGN_IN -> {
        signIn(person, before, account.username);
        seen = person.browser().visited().size();
        person.page().link("/login-actions/restart").ifPresent(person.browser()::open);
      }
      case BACK_TO_THE_SIGN_IN_RELOADED -> person.browser().open(before.address());
      case SECOND_TAB_AT_THE_LIST, SECOND_TAB_AT_THE_LAST_STEP -> person.openSignIn();
      default -> person.browser().open(wayBack(person.page()));
    }
    return seen;
  }

  private static URI wayBack(Page page) {
    return page.document().select("[data-sspr-page] a[href]").stream()
        .map(link -> link.absUrl("href"))
        .filter(address -> address.contains("/login-actions/") || address.contains("/protocol/"))
        .findFirst()
        .map(URI::create)
        .orElseThrow(() -> new IllegalStateException("No way back on " + page));
  }

  /** Signs in on the page that is shown, of one or two pages. */
  private static void signIn(Person person, String username) {
    signIn(person, person.page(), username);
  }

  private static void signIn(Person person, Page first, String username) {
    Page page = first;
    for (int i = 0; i < 2 && Opening.isSignIn(page); i++) {
      PageForm form = page.forms().stream().filter(Opening::isOfSignIn).findFirst().orElseThrow();
      Map<String, String> values = new LinkedHashMap<>();
      if (form.has("username")) {
        values.put("username", username);
      }
      if (form.has("password")) {
        values.put("password", person.password());
      }
      page = person.browser().submit(form, values);
    }
    if (page.forms().stream().anyMatch(form -> form.has("accept"))) {
      person.browser().submit(page.formWith("accept"), Map.of("accept", "Yes"));
    }
  }

  @ParameterizedTest
  @EnumSource(Opening.class)
  void reloading_stays_at_the_step(Opening opening, SsprEnvironment environment) {
    ResetAccount account = account(environment, opening);
    Person person = account.person();
    opening.begin(account, account(environment, opening));
    openReset(person);
    person.identify(account.username);
    assertThat(person.browser().reload().mark()).isEqualTo("choose-method");
    ProofMethod.EMAIL.prove(account, person);
    assertThat(person.browser().reload().mark()).isEqualTo("new-password");
    person.newPassword(ResetAccount.NEW_PASSWORD);
    assertThat(person.browser().reload().mark()).isEqualTo("done");
  }

  @Nested
  final class TheName {

    @ParameterizedTest
    @EnumSource(Opening.class)
    void is_asked_for_once_and_taken_over_where_it_is_known(
        Opening opening, SsprEnvironment environment) {
      ResetAccount account = account(environment, opening);
      ResetAccount other = account(environment, opening);
      opening.begin(account, other);
      openReset(account.person());
      Page page = account.person().page();

      assertThat(page.document().select("label[for=username], #kc-attempted-username")).hasSize(1);
      assertThat(page.document().select("input[name=username]")).hasSize(1);
      assertThat(page.value("username").orElseThrow())
          .isEqualTo(opening.knowsTheName() ? account.username : "");
    }

    @ParameterizedTest
    @EnumSource(
        value = Opening.class,
        names = {"SIGN_IN_PAGE", "FORGOT_CREDENTIALS", "SAML"})
    void is_carried_to_the_sign_in(Opening opening, SsprEnvironment environment) {
      ResetAccount account = account(environment, opening);
      Person person = account.person();
      opening.begin(account, account);
      openReset(person);
      person.identify(account.username);
      ProofMethod.EMAIL.prove(account, person);
      person.newPassword(ResetAccount.NEW_PASSWORD);

      Page page = person.browser().open(wayBack(person.page()));

      assertThat(page.value("username").orElse("") + page.text()).contains(account.username);
    }

    @ParameterizedTest
    @EnumSource(
        value = Opening.class,
        names = {"SESSION_OF_ANOTHER_USER"})
    void of_another_user_is_on_no_page(Opening opening, SsprEnvironment environment) {
      ResetAccount account = account(environment, opening);
      ResetAccount other = account(environment, opening);
      Person person = account.person();
      opening.begin(account, other);
      int seen = person.browser().visited().size() - 1;
      person.identify(account.username);
      ProofMethod.EMAIL.prove(account, person);
      person.newPassword(ResetAccount.NEW_PASSWORD);
      person.browser().open(wayBack(person.page()));

      assertThat(person.browser().visited().stream().skip(seen))
          .allSatisfy(page -> assertThat(page.source()).doesNotContain(other.username));
    }
  }

  @Test
  void one_language_is_spoken_from_the_first_page_to_the_last(SsprEnvironment environment) {
    TestRealm realm = builder(environment).with("defaultLocale", "de").create();
    ResetAccount account = ResetAccount.in(realm, Set.of(ProofMethod.EMAIL));
    Person person = account.person();
    person.browser().speaking("de");
    person.browser().open(URI.create(realm.address().signIn() + "&ui_locales=en"));
    openReset(person);
    person.identify(account.username);
    ProofMethod.EMAIL.prove(account, person);
    person.newPassword(ResetAccount.NEW_PASSWORD);
    person.browser().open(wayBack(person.page()));

    assertThat(person.browser().visited())
        .allSatisfy(
            page -> assertThat(page.document().select("html").attr("lang")).isEqualTo("en"));
    assertThat(person.browser().visited().stream().map(Page::mark)).contains("done");
  }

  private ResetAccount account(SsprEnvironment environment, Opening opening) {
    TestRealm realm = realms.computeIfAbsent(kind(opening), kind -> realm(environment, kind));
    ResetAccount account = ResetAccount.in(realm, Set.of(ProofMethod.EMAIL));
    if (opening == Opening.FIRST_BROKER_LOGIN) {
      createAtHome(account);
    }
    return account;
  }

  /** Most openings share a realm. */
  private static Opening kind(Opening opening) {
    return switch (opening) {
      case IDENTITY_FIRST, FIRST_BROKER_LOGIN -> opening;
      default -> Opening.SIGN_IN_PAGE;
    };
  }

  private TestRealm realm(SsprEnvironment environment, Opening kind) {
    return switch (kind) {
      case IDENTITY_FIRST -> identityFirst(environment);
      case FIRST_BROKER_LOGIN -> withIdentityProvider(environment);
      default -> builder(environment).create();
    };
  }

  private TestRealm withIdentityProvider(SsprEnvironment environment) {
    TestRealm realm = builder(environment).create();
    home = environment.realm().withoutSetUp().create();
    IdentityProvider.create(home, realm);
    return realm;
  }

  /** The same user where the identity provider is. */
  private void createAtHome(ResetAccount account) {
    home.admin()
        .createUser(
            Map.of(
                "username",
                account.username,
                "email",
                account.username + "@corp.example",
                "firstName",
                "First",
                "lastName",
                "Last",
                "enabled",
                true,
                "credentials",
                List.of(Map.of("type", "password", "value", UserSpec.PASSWORD))));
  }

  private static TestRealm identityFirst(SsprEnvironment environment) {
    TestRealm realm = builder(environment).create();
    realm
        .admin()
        .createFlow(
            "identity first",
            List.of(
                new FlowStep("auth-username-form", "REQUIRED"),
                new FlowStep("auth-password-form", "REQUIRED")));
    realm.admin().change(Map.of("browserFlow", "identity first"));
    return realm;
  }

  private static TestRealm.Builder builder(SsprEnvironment environment) {
    return ResetAccount.realm(environment).with("clients", Opening.applications());
  }
}
