// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.reset;

import static io.github.keycloaksspr.it.reset.ProofMethod.APP;
import static io.github.keycloaksspr.it.reset.ProofMethod.EMAIL;
import static io.github.keycloaksspr.it.reset.ProofMethod.OFFICE_PHONE;
import static io.github.keycloaksspr.it.reset.ProofMethod.RECOVERY_CODE;
import static io.github.keycloaksspr.it.reset.ProofMethod.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.SsprEnvironment;
import io.github.keycloaksspr.it.TestRealm;
import io.github.keycloaksspr.it.WithSspr;
import io.github.keycloaksspr.it.admin.Imported;
import io.github.keycloaksspr.it.support.Await;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a user types in a reset is read generously and compared by meaning, in both ways of
 * disclosure. What cannot be read is malformed, not wrong, and costs no try.
 */
@WithSspr
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TypedInResetIT {

  private final Map<String, TestRealm> realms = new HashMap<>();

  @Nested
  final class ANumber {

    private static final Map<String, String> STORED =
        Map.of("explain", "+447911223456", "conceal", "+447911223457");

    static Stream<Arguments> spellings() {
      return Stream.of("explain", "conceal")
          .flatMap(
              disclosure ->
                  Stream.of(
                          "+44 7911 %s",
                          "07911 %s",
                          "0044 7911 %s",
                          "011 44 7911 %s",
                          "44 7911 %s",
                          "+44 (0)7911 %s",
                          "(07911) %s")
                      .map(spelling -> Arguments.of(disclosure, spelling)));
    }

    /** The realm's own region is another one. */
    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("spellings")
    void is_the_stored_one_in_every_spelling_that_its_owner_uses(
        String disclosure, String spelling, SsprEnvironment environment) {
      String stored = STORED.get(disclosure);
      ResetAccount account = ResetAccount.in(realm(environment, disclosure, "US"), Set.of());
      account.change(Map.of("credentials", List.of(Imported.phone(stored))));
      account.asksToReset("forgot");
      Person person = account.person();
      person.choose("auth-phone", "sms");

      person.confirmDestination(spelling.formatted(stored.substring("+447911".length())));

      assertThat(person.page().errors()).isEmpty();
      assertThat(person.enterCodeFor(stored).mark()).isEqualTo("new-password");
    }

    /**
     * Ivory Coast put two digits before its numbers, and Mexico took the 1 of mobile phones away,
     * after these were stored.
     */
    @ParameterizedTest(name = "{0}, {1} typed as {2}")
    @CsvSource({
      "explain, +22501234567, +22501234567",
      "explain, +22501234568, 00225 01 23 45 68",
      "explain, +5215512345678, +5215512345678",
      "explain, +5215512345679, +52 55 1234 5679",
      "conceal, +22501234569, +22501234569",
      "conceal, +22501234560, 00225 01 23 45 60",
      "conceal, +5215512345670, +5215512345670",
      "conceal, +5215512345671, +52 55 1234 5671"
    })
    void that_was_valid_when_it_was_stored_compares(
        String disclosure, String stored, String typed, SsprEnvironment environment) {
      ResetAccount account = ResetAccount.in(realm(environment, disclosure, "DE"), Set.of());
      account.change(Map.of("credentials", List.of(Imported.phone(stored))));
      account.asksToReset("forgot");
      Person person = account.person();
      person.choose("auth-phone", "sms");

      person.confirmDestination(typed);

      assertThat(person.page().errors()).isEmpty();
      assertThat(person.enterCodeFor(stored).mark()).isEqualTo("new-password");
    }

    @ParameterizedTest
    @CsvSource({
      "explain, TEXT, 0151 12",
      "conceal, TEXT, 0151 12",
      "explain, OFFICE_PHONE, 030",
      "conceal, OFFICE_PHONE, 030",
      "explain, EMAIL, user@",
      "conceal, EMAIL, user@"
    })
    void or_an_address_that_is_incomplete_is_malformed_and_costs_no_try(
        String disclosure, ProofMethod method, String incomplete, SsprEnvironment environment) {
      ResetAccount account =
          ResetAccount.in(realm(environment, disclosure, "DE"), Set.of(EMAIL, TEXT, OFFICE_PHONE));
      account.asksToReset("forgot");
      Person person = account.person();
      person.choose(method.id, method.channel);

      for (int i = 0; i < 6; i++) {
        Page page = person.confirmDestination(incomplete);
        assertThat(page.mark()).isEqualTo("confirm-destination");
        assertThat(page.fieldError("destination")).contains("not a valid");
      }

      person.confirmDestination(method.destination(account));
      assertThat(person.enterCodeFor(method.destination(account)).mark()).isEqualTo("new-password");
    }
  }

  @Nested
  final class ACode {

    /** How six digits reach a field: keyboards of the world, and what comes with a paste. */
    enum Disguise {
      FULL_WIDTH('\uff10', "%s"),
      ARABIC_INDIC('\u0660', "%s"),
      PERSIAN('\u06f0', "%s"),
      DEVANAGARI('\u0966', "%s"),
      NON_BREAKING_HYPHEN('0', "%s\u2011%s"),
      NARROW_NO_BREAK_SPACE('0', "%s\u202f%s"),
      THIN_SPACE('0', "%s\u2009%s"),
      IDEOGRAPHIC_SPACE('0', "%s\u3000%s"),
      LEFT_TO_RIGHT_MARK('0', "\u200e%s%s"),
      ISOLATES('0', "\u2068%s%s\u2069"),
      BYTE_ORDER_MARK('0', "\ufeff%s%s"),
      FULL_STOP('0', "%s%s."),
      SENTENCE('0', "Your code is %s%s. Do not share it."),
      TAB('0', "%s%s\t"),
      LINE_BREAK('0', "%s%s\r\n");

      private final char zero;
      private final String frame;

      Disguise(char zero, String frame) {
        this.zero = zero;
        this.frame = frame.equals("%s") ? "%s%s" : frame;
      }

      String on(String code) {
        StringBuilder digits = new StringBuilder();
        code.chars().forEach(digit -> digits.append((char) (digit - '0' + zero)));
        return frame.formatted(digits.substring(0, 3), digits.substring(3));
      }
    }

    static Stream<Arguments> disguises() {
      return Stream.of(Disguise.values())
          .flatMap(
              disguise -> {
                int number = List.of(Disguise.values()).indexOf(disguise);
                ProofMethod explained = number % 2 == 0 ? TEXT : EMAIL;
                ProofMethod concealed = number % 2 == 0 ? EMAIL : TEXT;
                return Stream.of(
                    Arguments.of("explain", explained, disguise),
                    Arguments.of("explain", APP, disguise),
                    Arguments.of("conceal", number % 3 == 0 ? APP : concealed, disguise));
              });
    }

    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("disguises")
    void is_right_in_any_digits_and_with_anything_around_them(
        String disclosure, ProofMethod method, Disguise disguise, SsprEnvironment environment) {
      ResetAccount account = ResetAccount.in(realm(environment, disclosure, "DE"), Set.of(method));
      account.asksToReset("forgot");
      ProofMethod.Begun begun = method.begin(account, account.person());

      Page page = account.person().enterCode(disguise.on(begun.answer().get("code")));

      assertThat(page.mark()).as(page.errors().toString()).isEqualTo("new-password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "conceal"})
    void may_be_the_whole_message_that_it_came_in(String disclosure, SsprEnvironment environment) {
      ResetAccount account = ResetAccount.in(realm(environment, disclosure, "DE"), Set.of(TEXT));
      account.asksToReset("forgot");
      TEXT.begin(account, account.person());
      String message = account.realm.inbox().to(account.phone).get(0).text();

      assertThat(account.person().enterCode(message).mark()).isEqualTo("new-password");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "aaaa\u2011bbbb\u2011cccc",
          "\uff21\uff21\uff21\uff21 \uff22\uff22\uff22\uff22 \uff23\uff23\uff23\uff23",
          "\ufeffAAAA\u202fBBBB\u202fCCCC\t"
        })
    void of_a_list_is_read_in_the_same_way(String typed, SsprEnvironment environment) {
      ResetAccount account =
          ResetAccount.in(realm(environment, "explain", "DE"), Set.of(RECOVERY_CODE));
      account.asksToReset("forgot");
      account.person().choose("recovery-code", "");

      assertThat(account.person().enterCode(typed).mark()).isEqualTo("new-password");
    }
  }

  @Nested
  final class SeveralCodes {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Both ways of disclosure at once, as the shortest cool-down has to be waited for twice. */
    @Test
    void of_one_method_are_told_apart_and_an_older_one_costs_no_try(SsprEnvironment environment) {
      List<ResetAccount> accounts =
          Stream.of("explain", "conceal")
              .map(
                  disclosure -> ResetAccount.in(realm(environment, disclosure, "DE"), Set.of(TEXT)))
              .toList();
      Map<ResetAccount, String> first = new HashMap<>();
      Map<ResetAccount, String> second = new HashMap<>();
      accounts.forEach(account -> account.asksToReset("forgot"));
      accounts.forEach(
          account -> first.put(account, codeOf(TEXT.begin(account, account.person()))));
      accounts.forEach(account -> second.put(account, another(account)));
      Map<ResetAccount, String> third = new HashMap<>();
      accounts.forEach(account -> third.put(account, another(account)));

      for (ResetAccount account : accounts) {
        for (int i = 0; i < 3; i++) {
          assertOlder(account.person().enterCode(first.get(account)));
          assertOlder(account.person().enterCode(second.get(account)));
        }
        assertThat(account.person().enterCode(third.get(account)).mark()).isEqualTo("new-password");
      }
    }

    private static String codeOf(ProofMethod.Begun begun) {
      return begun.answer().get("code");
    }

    private static String another(ResetAccount account) {
      Await.that(
          "the end of the cool-down", PATIENCE, () -> account.person().resend().errors().isEmpty());
      return account.person().readCode(account.phone);
    }

    private static void assertOlder(Page page) {
      assertThat(page.mark()).isEqualTo("enter-code");
      assertThat(page.fieldError("code")).containsIgnoringCase("newer code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "conceal"})
    void of_different_methods_stay_good_side_by_side(
        String disclosure, SsprEnvironment environment) {
      ResetAccount account =
          ResetAccount.in(realm(environment, disclosure, "DE"), Set.of(TEXT, EMAIL));
      account.asksToReset("forgot");
      Person person = account.person();
      String text = codeOf(TEXT.begin(account, person));
      person.anotherWay();
      String mail = codeOf(EMAIL.begin(account, person));
      person.anotherWay();
      long before = account.realm.inbox().position();

      assertThat(person.choose("auth-phone", "sms").mark()).isEqualTo("enter-code");
      assertThat(person.enterCode(mail).mark()).isEqualTo("enter-code");
      assertThat(person.enterCode(text).mark()).isEqualTo("new-password");
      assertThat(account.realm.inbox().after(before))
          .noneMatch(message -> List.of(account.phone, account.mail).contains(message.to()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "conceal"})
    void of_different_methods_are_two_proofs_in_any_order(
        String disclosure, SsprEnvironment environment) {
      TestRealm realm =
          ResetAccount.realm(environment)
              .policy("disclosure", disclosure)
              .policy("methodsRequired", "2")
              .create();
      ResetAccount account = ResetAccount.in(realm, Set.of(TEXT, EMAIL));
      account.asksToReset("forgot");
      Person person = account.person();
      String text = codeOf(TEXT.begin(account, person));
      person.anotherWay();
      String mail = codeOf(EMAIL.begin(account, person));

      assertThat(person.enterCode(mail).mark()).isEqualTo("choose-method");
      assertThat(person.choose("auth-phone", "sms").mark()).isEqualTo("enter-code");
      assertThat(person.enterCode(text).mark()).isEqualTo("new-password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "conceal"})
    void that_are_wrong_come_to_a_last_try_that_is_announced(
        String disclosure, SsprEnvironment environment) {
      ResetAccount account = ResetAccount.in(realm(environment, disclosure, "DE"), Set.of(EMAIL));
      account.asksToReset("forgot");
      String right = codeOf(EMAIL.begin(account, account.person()));
      String wrong = right.charAt(0) == '1' ? "222222" : "111111";
      for (int i = 0; i < 3; i++) {
        assertThat(account.person().enterCode(wrong).text()).doesNotContainIgnoringCase("last try");
      }

      assertThat(account.person().enterCode(wrong).text()).containsIgnoringCase("last try");
    }
  }

  private TestRealm realm(SsprEnvironment environment, String disclosure, String region) {
    return realms.computeIfAbsent(
        disclosure + region,
        key ->
            ResetAccount.realm(environment)
                .policy("disclosure", disclosure)
                .policy("defaultRegion", region)
                .policy("resendCooldown", "15")
                .policy("messagesPerHour", "100")
                .create());
  }
}
