// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static io.github.keycloaksspr.it.reset.ProofMethod.APP;
import static io.github.keycloaksspr.it.reset.ProofMethod.CALL;
import static io.github.keycloaksspr.it.reset.ProofMethod.EMAIL;
import static io.github.keycloaksspr.it.reset.ProofMethod.OFFICE_PHONE;
import static io.github.keycloaksspr.it.reset.ProofMethod.QUESTIONS;
import static io.github.keycloaksspr.it.reset.ProofMethod.RECOVERY_CODE;
import static io.github.keycloaksspr.it.reset.ProofMethod.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.Tokens;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.web.Page;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether an account may be reset, and whether enough was proven, is asked for in every step and
 * once more when the password is set, of the account and the policy as they are at that moment.
 *
 * <p>The grid is changes × methods that gave the proof × reasons × ways of disclosure. It is walked
 * in full for changes × methods of an open reset of a forgotten password. The other two dimensions
 * add one row for each change, with the methods taken in turn: they choose pages and the kind of
 * the grant, and nothing that a method knows of. Between the last proof and an unlock there is no
 * page, so unlocks stand in the tables of the earlier steps.
 */
@WithSspr
@Execution(ExecutionMode.SAME_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EligibilityGridIT {

  /** A concealed reset asks no questions before a proof. */
  private static final List<ProofMethod> FIRST_WHERE_CONCEALED =
      List.of(EMAIL, TEXT, CALL, OFFICE_PHONE, APP, RECOVERY_CODE);

  private static final List<ProofMethod> IN_TURN =
      List.of(TEXT, QUESTIONS, EMAIL, APP, OFFICE_PHONE, RECOVERY_CODE, CALL);

  /** A realm for each policy that rows begin with. */
  private final Map<Map<String, String>, TestRealm> shared = new HashMap<>();

  private Runnable restore = EligibilityGridIT::nothingToRestore;

  /** The next row finds the policy as it was. */
  @AfterEach
  void restorePolicy() {
    restore.run();
    restore = EligibilityGridIT::nothingToRestore;
  }

  @Nested
  final class BeforeTheNewPassword {

    static Stream<Arguments> rows() {
      return Stream.concat(
          Arrays.stream(ProofMethod.values())
              .flatMap(
                  method ->
                      Arrays.stream(Change.values())
                          .filter(change -> change.concerns(method))
                          .map(change -> Arguments.of("explain", method, change))),
          inTurn("conceal", FIRST_WHERE_CONCEALED, Change::concerns));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("rows")
    void an_account_that_may_not_be_reset_any_more_gets_no_password(
        String disclosure, ProofMethod method, Change change, SsprEnvironment environment) {
      ResetAccount account = account(environment, change, method, disclosure, 1);
      account.asksToReset("forgot");
      assertThat(method.prove(account, account.person()).mark()).isEqualTo("new-password");
      String reset = account.reset();
      change.to(account, method);
      List<String> before = account.passwords();

      Page page = account.person().newPassword(ResetAccount.NEW_PASSWORD);

      assertAnswered(account, change, page, reset);
      if (change.answer.isRefusal()) {
        assertNothingDone(account, before, reset);
      } else {
        assertDoneWithWhatIsLeft(account, method, change, before);
      }
    }

    static Stream<Arguments> reloads() {
      return inTurn("explain", IN_TURN, Change::concerns);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("reloads")
    void the_page_for_it_is_not_shown_either(
        String disclosure, ProofMethod method, Change change, SsprEnvironment environment) {
      ResetAccount account = account(environment, change, method, disclosure, 1);
      account.person().forgot();
      account.person().identify(account.username);
      assertThat(method.prove(account, account.person()).mark()).isEqualTo("new-password");
      change.to(account, method);

      assertThat(account.person().browser().reload().mark()).matches(change.answer.pages);
    }
  }

  @Nested
  final class BeforeTheSecondProof {

    static Stream<Arguments> rows() {
      BiPredicate<Change, ProofMethod> matters =
          (change, method) ->
              change.concerns(method)
                  && change != Change.POLICY_ASKS_FOR_MORE
                  && change != Change.PRIVILEGED_WITH_TOO_FEW_METHODS
                  && change != Change.PRIVILEGED;
      return Stream.concat(
          inTurn("forgot", IN_TURN, matters),
          inTurn("locked", List.of(EMAIL, OFFICE_PHONE, QUESTIONS, CALL, APP, TEXT), matters));
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("rows")
    void a_right_proof_does_not_lead_past_a_change(
        String reason, ProofMethod method, Change change, SsprEnvironment environment) {
      ResetAccount account = account(environment, change, method, "explain", 2);
      account.asksToReset(reason);
      assertThat(method.prove(account, account.person()).mark()).isEqualTo("choose-method");
      ProofMethod second = method == EMAIL ? TEXT : EMAIL;
      ProofMethod.Begun begun = second.begin(account, account.person());
      String reset = account.reset();
      change.to(account, method);
      List<String> before = account.passwords();

      Page page = begun.give();

      if (change == Change.NOTHING) {
        assertThat(page.mark()).isEqualTo(reason.equals("locked") ? "unlocked" : "new-password");
      } else {
        assertAnswered(account, change, page, reset);
        assertNothingDone(account, before, reset);
      }
    }
  }

  @Nested
  final class BeforeTheOnlyProof {

    private static final String NOT_PROVEN =
        "choose-method|confirm-destination|enter-code|answer-questions";

    static Stream<Arguments> rows() {
      return Stream.of("explain", "conceal")
          .flatMap(
              disclosure -> inTurn(disclosure, FIRST_WHERE_CONCEALED, (c, m) -> matters(c, m)));
    }

    private static boolean matters(Change change, ProofMethod method) {
      return change.concerns(method) && (change != Change.METHOD_REPLACED || method.isSent());
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("rows")
    void a_proof_counts_for_the_account_as_it_is_when_it_is_given(
        String disclosure, ProofMethod method, Change change, SsprEnvironment environment) {
      ResetAccount account = account(environment, change, method, disclosure, 1);
      account.asksToReset("forgot");
      ProofMethod.Begun begun = method.begin(account, account.person());
      change.to(account, method);

      Page page = begun.give();

      assertThat(page.mark()).as(page.toString()).matches(pages(disclosure, change));
    }

    /** What was taken away proves nothing; a concealed reset says nothing else before a proof. */
    private static String pages(String disclosure, Change change) {
      return switch (change) {
        case NOTHING -> "new-password";
        case METHOD_REMOVED,
            METHOD_REPLACED,
            METHOD_WITHDRAWN,
            PRIVILEGED_AFTER_QUESTIONS,
            DESTINATION_WITHDRAWN,
            DESTINATION_BECAME_THE_ACCOUNTS_OWN ->
            NOT_PROVEN;
        case PRIVILEGED,
            SECOND_FACTOR_ENROLLED,
            POLICY_ASKS_FOR_MORE,
            PASSWORD_SET_BY_AN_ADMINISTRATOR,
            OTHER_RESET_FINISHED ->
            change.answer.pages;
        // The mailbox is the right one, but the password is newer than the reset.
        case DELETED_AND_MADE_AGAIN ->
            disclosure.equals("conceal") ? NOT_PROVEN + "|start-again" : change.answer.pages;
        case DISABLED,
            DELETED,
            LEFT_THE_SCOPE,
            MANAGED_ELSEWHERE,
            PRIVILEGED_WITH_TOO_FEW_METHODS ->
            disclosure.equals("conceal") ? NOT_PROVEN : change.answer.pages;
      };
    }
  }

  /** One row for each change, with the next method that it concerns. */
  private static Stream<Arguments> inTurn(
      String first, List<ProofMethod> methods, BiPredicate<Change, ProofMethod> matters) {
    return Arrays.stream(Change.values())
        .flatMap(
            change ->
                Stream.iterate(List.of(Change.values()).indexOf(change), i -> i + 1)
                    .limit(methods.size())
                    .map(i -> methods.get(i % methods.size()))
                    .filter(method -> matters.test(change, method))
                    .limit(1)
                    .map(method -> Arguments.of(first, method, change)));
  }

  private ResetAccount account(
      SsprEnvironment environment,
      Change change,
      ProofMethod method,
      String disclosure,
      int methodsRequired) {
    Map<String, String> policy = new HashMap<>();
    policy.put("disclosure", disclosure);
    policy.put("methodsRequired", String.valueOf(methodsRequired));
    if (change == Change.SECOND_FACTOR_ENROLLED) {
      policy.put("mfaMethodsRequired", String.valueOf(methodsRequired + 1));
    }
    TestRealm realm = shared.computeIfAbsent(policy, wish -> realm(environment, wish));
    if (change.isOfThePolicy()) {
      Map<String, String> before = realm.admin().policy();
      restore = () -> realm.admin().storePolicy(before).orFail();
    }
    return ResetAccount.in(realm, change.registered(method));
  }

  private static TestRealm realm(SsprEnvironment environment, Map<String, String> policy) {
    TestRealm.Builder builder = ResetAccount.realm(environment);
    policy.forEach(builder::policy);
    TestRealm realm = builder.create();
    realm.admin().addIdentityProvider(Change.PARTNER);
    return realm;
  }

  private static void assertAnswered(ResetAccount account, Change change, Page page, String reset) {
    assertThat(page.mark()).as(page.toString()).matches(change.answer.pages);
    if (change.answer == Change.Answer.START_AGAIN) {
      assertThat(page.offers("action", "restart")).as("a way on").isTrue();
    }
    if (change.answer.isRefusal()) {
      assertThat(account.events("RESET_PASSWORD_ERROR", reset))
          .as("an event that says why")
          .anySatisfy(
              event -> assertThat(event.path("error").asText()).matches(change.answer.error));
    }
  }

  private static void assertNothingDone(ResetAccount account, List<String> before, String reset) {
    assertThat(account.passwords()).as("passwords").isEqualTo(before);
    assertThat(account.events("RESET_PASSWORD", reset)).as("events of a grant").isEmpty();
    assertThat(
            Tokens.of(account.realm)
                .withPassword(account.username, ResetAccount.NEW_PASSWORD, "openid")
                .status())
        .as("signing in with the new password")
        .isNotEqualTo(200);
  }

  /** Proofs that were given count; only the missing ones are asked for. */
  private static void assertDoneWithWhatIsLeft(
      ResetAccount account, ProofMethod method, Change change, List<String> before) {
    if (change.answer == Change.Answer.MORE_PROOFS) {
      assertThat(account.passwords()).isEqualTo(before);
      boolean counts = change != Change.PRIVILEGED || method != QUESTIONS;
      assertThat(account.person().page().text())
          .contains("Verification step " + (counts ? 2 : 1) + " of 2");
      assertThat(ProofMethod.proveWithWhatIsLeft(account, account.person()).mark())
          .isEqualTo("new-password");
      assertThat(account.person().newPassword(ResetAccount.NEW_PASSWORD).mark()).isEqualTo("done");
    }
    assertThat(account.passwords()).isNotEqualTo(before);
  }

  private static void nothingToRestore() {
    // The realm is as it was.
  }
}
