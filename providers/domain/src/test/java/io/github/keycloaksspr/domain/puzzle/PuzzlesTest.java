// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.puzzle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloaksspr.domain.MovingClock;
import io.github.keycloaksspr.domain.destination.Purpose;
import io.github.keycloaksspr.domain.limit.SlotsInMemory;
import io.github.keycloaksspr.domain.secret.KeyedHash;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.altcha.altcha.Altcha;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PuzzlesTest {

  private static final PuzzleBinding TAB = new PuzzleBinding("realm", Purpose.RESET, "session.tab");

  private final MovingClock clock = new MovingClock();
  private final SlotsInMemory limiter = new SlotsInMemory(clock);
  private final Puzzles puzzles = puzzles("key of the realm");

  private Puzzles puzzles(String realmKey) {
    return new Puzzles(clock, new KeyedHash(realmKey.getBytes(StandardCharsets.UTF_8)), limiter);
  }

  /** What a browser makes of a puzzle, by the library that the browser's script is a twin of. */
  private static Map<String, Object> solution(Puzzle puzzle) {
    Map<String, Object> solution = new LinkedHashMap<>();
    solution.put("algorithm", puzzle.algorithm());
    solution.put("challenge", puzzle.challenge());
    solution.put("number", number(puzzle));
    solution.put("salt", puzzle.salt());
    solution.put("signature", puzzle.signature());
    return solution;
  }

  private static int number(Puzzle puzzle) {
    try {
      return Altcha.solveChallenge(
              puzzle.challenge(), puzzle.salt(), Altcha.Algorithm.SHA256, puzzle.maxNumber(), 0)
          .number;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(Map<String, Object> solution) {
    try {
      return Base64.getEncoder().encodeToString(new ObjectMapper().writeValueAsBytes(solution));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String solved(Puzzle puzzle) {
    return encoded(solution(puzzle));
  }

  @Test
  void aSolvedPuzzleIsTaken() {
    Puzzle puzzle = puzzles.issue(TAB);

    assertThat(puzzles.check(TAB, solved(puzzle))).isEqualTo(PuzzleResult.SOLVED);
  }

  @Test
  void aBrowserIsToldHowFarToLook() {
    Puzzle puzzle = puzzles.issue(TAB);

    assertThat(puzzle.algorithm()).isEqualTo("SHA-256");
    assertThat(puzzle.maxNumber()).isEqualTo(100_000);
    assertThat(number(puzzle)).isBetween(0, 100_000);
  }

  @Test
  void noTwoPuzzlesAreTheSame() {
    assertThat(Stream.generate(() -> puzzles.issue(TAB)).limit(100).map(Puzzle::challenge))
        .doesNotHaveDuplicates();
  }

  @Test
  void aSolutionIsTakenOnce() {
    String solution = solved(puzzles.issue(TAB));
    puzzles.check(TAB, solution);

    assertThat(puzzles.check(TAB, solution)).isEqualTo(PuzzleResult.USED);
  }

  @Test
  void aSolutionThatIsWrittenInAnotherWayIsTheSame() {
    Map<String, Object> solution = solution(puzzles.issue(TAB));
    puzzles.check(TAB, encoded(solution));
    String salt = String.valueOf(solution.get("salt"));
    assertThat(salt).endsWith("&");

    solution.put("salt", salt.substring(0, salt.length() - 1));
    solution.put("note", "unknown fields are not looked at");

    assertThat(puzzles.check(TAB, encoded(solution))).isEqualTo(PuzzleResult.USED);
  }

  @Test
  void ofSolutionsHandedInAtTheSameTimeOneIsTaken() throws Exception {
    String solution = solved(puzzles.issue(TAB));
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<PuzzleResult> check = () -> puzzles.check(TAB, solution);
      var results = threads.invokeAll(Stream.generate(() -> check).limit(50).toList());
      assertThat(results.stream().map(PuzzlesTest::result))
          .filteredOn(result -> result == PuzzleResult.SOLVED)
          .hasSize(1);
    } finally {
      threads.shutdownNow();
    }
  }

  private static PuzzleResult result(Future<PuzzleResult> future) {
    try {
      return future.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aPuzzleIsGoodForTenMinutes() {
    String early = solved(puzzles.issue(TAB));
    String late = solved(puzzles.issue(TAB));

    clock.pass(Duration.ofMinutes(10).minusSeconds(1));
    assertThat(puzzles.check(TAB, early)).isEqualTo(PuzzleResult.SOLVED);
    clock.pass(Duration.ofSeconds(1));
    assertThat(puzzles.check(TAB, late)).isEqualTo(PuzzleResult.EXPIRED);
    clock.pass(Duration.ofDays(1));
    assertThat(puzzles.check(TAB, early)).isEqualTo(PuzzleResult.EXPIRED);
  }

  static Stream<PuzzleBinding> otherBindings() {
    return Stream.of(
        new PuzzleBinding("other", Purpose.RESET, "session.tab"),
        new PuzzleBinding("realm", Purpose.REGISTER, "session.tab"),
        new PuzzleBinding("realm", Purpose.RESET, "session.other"),
        new PuzzleBinding("realm", Purpose.RESET, ""));
  }

  @ParameterizedTest
  @MethodSource("otherBindings")
  void aSolutionIsWorthlessElsewhere(PuzzleBinding elsewhere) {
    String solution = solved(puzzles.issue(elsewhere));

    assertThat(puzzles.check(TAB, solution)).isEqualTo(PuzzleResult.WRONG);
  }

  @Test
  void aSolutionIsWorthlessUnderAnotherKey() {
    String solution = solved(puzzles("key of somebody else").issue(TAB));

    assertThat(puzzles.check(TAB, solution)).isEqualTo(PuzzleResult.WRONG);
  }

  @Test
  void theExpiryCannotBePutOff() {
    Map<String, Object> solution = solution(puzzles.issue(TAB));
    long expiry = clock.instant().plus(Duration.ofMinutes(10)).getEpochSecond();
    String salt = String.valueOf(solution.get("salt"));
    assertThat(salt).contains("expires=" + expiry);

    solution.put("salt", salt.replace("expires=" + expiry, "expires=" + (expiry + 9_999)));

    assertThat(puzzles.check(TAB, encoded(solution))).isEqualTo(PuzzleResult.WRONG);
  }

  @Test
  void digitsCannotMoveFromTheNumberIntoTheExpiry() {
    Map<String, Object> solution = solution(puzzles.issue(TAB));
    while (String.valueOf(solution.get("number")).length() < 2) {
      solution = solution(puzzles.issue(TAB));
    }
    String digits = String.valueOf(solution.get("number"));
    String salt = String.valueOf(solution.get("salt"));
    long rest = Long.parseLong(digits.substring(1));
    for (String cut : new String[] {salt, salt.substring(0, salt.length() - 1)}) {
      solution.put("salt", cut + digits.charAt(0));
      solution.put("number", rest);
      assertThat(puzzles.check(TAB, encoded(solution))).isEqualTo(PuzzleResult.WRONG);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"algorithm", "challenge", "number", "salt", "signature"})
  void nothingMayBeMissing(String field) {
    Map<String, Object> solution = solution(puzzles.issue(TAB));
    solution.remove(field);
    assertThat(puzzles.check(TAB, encoded(solution))).isEqualTo(PuzzleResult.WRONG);
    solution.put(field, null);
    assertThat(puzzles.check(TAB, encoded(solution))).isEqualTo(PuzzleResult.WRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"algorithm", "challenge", "salt", "signature"})
  void nothingMayBeChanged(String field) {
    Map<String, Object> solution = solution(puzzles.issue(TAB));
    String text = String.valueOf(solution.get(field));
    solution.put(field, "0" + text);
    assertThat(puzzles.check(TAB, encoded(solution))).isEqualTo(PuzzleResult.WRONG);
    solution.put(field, text.toUpperCase(Locale.ROOT) + " ");
    assertThat(puzzles.check(TAB, encoded(solution))).isEqualTo(PuzzleResult.WRONG);
  }

  static Stream<Object> otherNumbers() {
    return Stream.of(-1, 100_001, Long.MAX_VALUE, 0.5, "text", true, Map.of());
  }

  @ParameterizedTest
  @MethodSource("otherNumbers")
  void theNumberMustBeRight(Object number) {
    Map<String, Object> solution = solution(puzzles.issue(TAB));
    solution.put("number", number);

    assertThat(puzzles.check(TAB, encoded(solution))).isEqualTo(PuzzleResult.WRONG);
  }

  @Test
  void theNumberMustBeANumber() {
    Map<String, Object> solution = solution(puzzles.issue(TAB));
    solution.put("number", String.valueOf(solution.get("number")));

    assertThat(puzzles.check(TAB, encoded(solution))).isEqualTo(PuzzleResult.WRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA-1", "SHA-512", "MD5", "sha-256", "none"})
  void anotherAlgorithmIsRefused(String algorithm) {
    Map<String, Object> solution = solution(puzzles.issue(TAB));
    solution.put("algorithm", algorithm);

    assertThat(puzzles.check(TAB, encoded(solution))).isEqualTo(PuzzleResult.WRONG);
  }

  @Test
  void whatIsTooLongIsNotEvenRead() {
    Map<String, Object> solution = solution(puzzles.issue(TAB));
    solution.put("x", "");
    int padding = 1_200 - Base64.getDecoder().decode(encoded(solution)).length;

    solution.put("x", "x".repeat(padding + 1));
    assertThat(encoded(solution)).hasSize(1_604);
    assertThat(puzzles.check(TAB, encoded(solution))).isEqualTo(PuzzleResult.WRONG);
    solution.put("x", "x".repeat(padding));
    assertThat(encoded(solution)).hasSize(1_600);
    assertThat(puzzles.check(TAB, encoded(solution))).isEqualTo(PuzzleResult.SOLVED);
  }

  @Test
  void nothingMayComeAfterTheSolution() {
    byte[] json = Base64.getDecoder().decode(solved(puzzles.issue(TAB)));
    String twice = new String(json, StandardCharsets.UTF_8).repeat(2);

    assertThat(
            puzzles.check(
                TAB, Base64.getEncoder().encodeToString(twice.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(PuzzleResult.WRONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n "})
  void whoeverSendsNothingIsToldSo(String nothing) {
    assertThat(puzzles.check(TAB, nothing)).isEqualTo(PuzzleResult.ABSENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!",
        "e30",
        "e30=",
        "bnVsbA==",
        "W10=",
        "MQ==",
        "eyJhIjo=",
        "\u0000",
        "null",
        "{}"
      })
  void nonsenseIsRefused(String text) {
    assertThat(puzzles.check(TAB, text)).isEqualTo(PuzzleResult.WRONG);
  }

  @Test
  void nothingOfWrongSolutionsIsKept() {
    puzzles.check(TAB, "nonsense");

    assertThat(limiter.asked()).isEmpty();
  }

  @Property
  void noTextIsASolution(@ForAll("texts") String text) {
    assertThat(puzzles.check(TAB, text)).isIn(PuzzleResult.WRONG, PuzzleResult.ABSENT);
  }

  @Property
  void noJsonIsASolution(@ForAll("json") String json) {
    String text = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));

    assertThat(puzzles.check(TAB, text)).isIn(PuzzleResult.WRONG, PuzzleResult.ABSENT);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(100),
        Arbitraries.strings().withCharRange('+', 'z').ofMaxLength(2_000),
        Arbitraries.strings().ofMinLength(9_000).ofMaxLength(10_000));
  }

  @Provide
  Arbitrary<String> json() {
    Arbitrary<String> values =
        Arbitraries.oneOf(
            Arbitraries.of(
                "null",
                "1",
                "-1",
                "1e400",
                "99999999999999999999",
                "[]",
                "{}",
                "true",
                "\"\"",
                "\"SHA-256\"",
                "\"?expires=1&\"",
                "\"\\ud800\"",
                "\"\\u0000\"",
                "0x1",
                ""),
            Arbitraries.strings().alpha().ofMaxLength(80).map(text -> "\"" + text + "\""));
    return values
        .list()
        .ofSize(5)
        .map(
            five ->
                """
                {"algorithm":%s,"challenge":%s,"number":%s,"salt":%s,"signature":%s}\
                """
                    .formatted(five.toArray()));
  }
}
