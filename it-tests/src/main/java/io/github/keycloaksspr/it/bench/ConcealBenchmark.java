// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import io.github.keycloaksspr.it.bench.BenchRealm.Kind;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.KeycloakServer;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.server.ServerSettings;
import io.github.keycloaksspr.it.support.Ports;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures whether the time that a concealed reset takes tells what kind of account was named. In
 * each round every kind walks once, in a random order, so that whatever else the machine does hits
 * all alike; the first rounds warm up and do not count. Between any two kinds Welch's t must stay
 * within 4.5.
 */
public final class ConcealBenchmark {

  private static final int ROUNDS = 2_000;
  private static final int LEAST_WARM_UP = 50;

  /** Hashing is slow, so questions are measured in one round of so many. */
  private static final int QUESTIONS_EVERY = 5;

  private static final double LIMIT = 4.5;

  /** The slowest are left out in a second look: they are the garbage collector's. */
  private static final double CROP = 0.95;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final PrintStream out;
  private final URI reset;
  private final int accounts;
  private final Map<Measure, Map<Kind, List<Double>>> times = new EnumMap<>(Measure.class);

  private ConcealBenchmark(PrintStream out, URI reset, int accounts) {
    this.out = out;
    this.reset = reset;
    this.accounts = accounts;
    forget();
  }

  private enum Measure {
    NAME,
    DESTINATION,
    CODE,
    QUESTIONS,
    ANSWERS
  }

  /** The first argument, if any, says how many rounds are measured. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
    int warmUp = Math.max(LEAST_WARM_UP, rounds / 10);
    int accounts = Math.max(1, (rounds + warmUp) / 4);
    try (SmtpSink sink = SmtpSink.start();
        KeycloakServer server = start()) {
      out.println("Making " + accounts + " accounts of each kind");
      BenchRealm realm = BenchRealm.make(server.admin(), sink.keycloakSettings(), accounts);
      ConcealBenchmark benchmark =
          new ConcealBenchmark(out, realm.reset(server.baseUrl()), accounts);
      out.println("Warming up with " + warmUp + " rounds");
      benchmark.run(warmUp);
      benchmark.forget();
      out.println("Measuring " + rounds + " rounds");
      benchmark.run(rounds);
      boolean alike = benchmark.report();
      out.printf("Mails sent meanwhile: %d%n", sink.mails());
      out.println(alike ? "No two kinds can be told apart." : "Some kinds can be told apart.");
      System.exit(alike ? 0 : 1);
    }
  }

  /** Behind a proxy that names the client, so that no limit of one address is reached. */
  private static KeycloakServer start() {
    ServerSettings settings =
        ServerSettings.forgetful(ProjectFiles.target("bench"), Ports.free())
            .with("--proxy-headers=xforwarded");
    return KeycloakServer.start(KeycloakDistribution.configured(), settings);
  }

  private void forget() {
    for (Measure measure : Measure.values()) {
      Map<Kind, List<Double>> kinds = new EnumMap<>(Kind.class);
      Arrays.stream(Kind.values()).forEach(kind -> kinds.put(kind, new ArrayList<>()));
      times.put(measure, kinds);
    }
  }

  private void run(int rounds) {
    List<Kind> order = new ArrayList<>(List.of(Kind.values()));
    for (int round = 0; round < rounds; round++) {
      Collections.shuffle(order, RANDOM);
      for (Kind kind : order) {
        walk(kind, round);
      }
      if (round > 0 && round % 200 == 0) {
        out.println("  " + round);
      }
    }
  }

  private void walk(Kind kind, int round) {
    int number = round % accounts;
    TimedBrowser browser =
        new TimedBrowser("10.%d.%d.1".formatted(RANDOM.nextInt(256), RANDOM.nextInt(256)));
    browser.open(reset);
    note(
        Measure.NAME,
        kind,
        browser.post(Map.of("username", kind.username(number)), "choose-method"));
    browser.post(Map.of("method", "auth-email", "channel", "mail"), "confirm-destination");
    note(
        Measure.DESTINATION,
        kind,
        browser.post(Map.of("destination", kind.destination(number)), "enter-code"));
    note(Measure.CODE, kind, browser.post(Map.of("code", "000000"), "enter-code"));
    if (round % QUESTIONS_EVERY == 0) {
      answer(kind, browser);
    }
  }

  private void answer(Kind kind, TimedBrowser browser) {
    browser.post(Map.of("action", "another-way"), "choose-method");
    note(
        Measure.QUESTIONS,
        kind,
        browser.post(Map.of("method", "security-questions", "channel", ""), "answer-questions"));
    note(
        Measure.ANSWERS,
        kind,
        browser.post(
            Map.of("answer-1", "one", "answer-2", "two", "answer-3", "three"), "answer-questions"));
  }

  private void note(Measure measure, Kind kind, double millis) {
    times.get(measure).get(kind).add(millis);
  }

  private boolean report() {
    boolean alike = true;
    for (Measure measure : Measure.values()) {
      out.printf("%n%s, in ms%n", measure.name().toLowerCase(Locale.ROOT));
      out.println("| kind | tries | mean | median | deviation |");
      out.println("|---|---|---|---|---|");
      Map<Kind, Sample> samples = new EnumMap<>(Kind.class);
      times
          .get(measure)
          .forEach(
              (kind, list) ->
                  samples.put(
                      kind, new Sample(list.stream().mapToDouble(Double::doubleValue).toArray())));
      samples.forEach(
          (kind, sample) ->
              out.printf(
                  Locale.ROOT,
                  "| %s | %d | %.3f | %.3f | %.3f |%n",
                  kind.id(),
                  sample.size(),
                  sample.mean(),
                  sample.median(),
                  sample.deviation()));
      alike &= compare("all", samples);
      alike &= compare("without the slowest", cropped(samples));
    }
    return alike;
  }

  private static Map<Kind, Sample> cropped(Map<Kind, Sample> samples) {
    double most = samples.values().stream().reduce(Sample::with).orElseThrow().percentile(CROP);
    Map<Kind, Sample> cropped = new EnumMap<>(Kind.class);
    samples.forEach((kind, sample) -> cropped.put(kind, sample.upTo(most)));
    return cropped;
  }

  private boolean compare(String what, Map<Kind, Sample> samples) {
    double worst = 0;
    String pair = "";
    for (Kind one : Kind.values()) {
      for (Kind other : Kind.values()) {
        double t = Math.abs(samples.get(one).welch(samples.get(other)));
        if (one.compareTo(other) < 0 && t > worst) {
          worst = t;
          pair = one.id() + " and " + other.id();
        }
      }
    }
    out.printf(Locale.ROOT, "%s: largest |t| %.2f, between %s%n", what, worst, pair);
    return worst < LIMIT;
  }
}
