// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import io.github.keycloaksspr.it.bench.BenchRealm.Kind;
import io.github.keycloaksspr.it.directory.InMemoryDirectory;
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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Measures whether the time that a concealed reset takes tells what kind of account was named. In
 * each round every kind walks once, in a random order, so that whatever else the machine does hits
 * all alike; the first rounds warm up and do not count. Between any two kinds Welch's t must stay
 * within 4.5.
 */
public final class ConcealBenchmark {

  private static final int ROUNDS = 2_000;
  private static final int LEAST_WARM_UP = 50;
  private static final int VISITS_OF_AN_ACCOUNT = 8;

  /** So many that nobody is asked for again before a code can be sent anew. */
  private static final int LEAST_ACCOUNTS = 120;

  /** Fewer than the server holds back at once. */
  private static final int AT_ONCE = 15;

  private static final SecureRandom RANDOM = new SecureRandom();

  private final PrintStream out;
  private final URI reset;
  private final int accounts;
  private int next;
  private final KindTimes name = new KindTimes("name");
  private final KindTimes destination = new KindTimes("destination");
  private final KindTimes code = new KindTimes("code");
  private final KindTimes appCode = new KindTimes("code of an app");

  private ConcealBenchmark(PrintStream out, URI reset, int accounts) {
    this.out = out;
    this.reset = reset;
    this.accounts = accounts;
  }

  /** The first argument, if any, says how many rounds are measured. */
  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
    int warmUp = Math.max(LEAST_WARM_UP, rounds / 10);
    int accounts = Math.max(LEAST_ACCOUNTS, (rounds + warmUp) / VISITS_OF_AN_ACCOUNT);
    boolean alike;
    try (SmtpSink sink = SmtpSink.start();
        InMemoryDirectory directory = InMemoryDirectory.start();
        KeycloakServer server = start()) {
      out.println("Making " + accounts + " accounts of each kind");
      BenchRealm realm =
          BenchRealm.make(server.admin(), sink.keycloakSettings(), directory, accounts);
      ConcealBenchmark benchmark =
          new ConcealBenchmark(out, realm.reset(server.baseUrl()), accounts);
      realm.closeResets(usernames -> atOnce(usernames, benchmark::exhaust));
      benchmark.measure(warmUp, rounds);
      alike = benchmark.report();
      out.printf("Mails sent meanwhile: %d%n", sink.mails());
      out.println(alike ? "No two kinds can be told apart." : "Some kinds can be told apart.");
    }
    System.exit(alike ? 0 : 1);
  }

  /**
   * Behind a proxy that names the client, so that no limit of one address is reached. Hashing is
   * cheap, so that it does not hide how long looking somebody up takes.
   */
  private static KeycloakServer start() {
    ServerSettings settings =
        ServerSettings.forgetful(ProjectFiles.target("bench"), Ports.free())
            .with(
                "--proxy-headers=xforwarded",
                "--spi-password-hashing--argon2--iterations=" + BenchRealm.HASH_ITERATIONS,
                "--spi-password-hashing--argon2--memory=" + BenchRealm.HASH_MEMORY);
    return KeycloakServer.start(KeycloakDistribution.configured(), settings);
  }

  /** Spends a try of an account on an address of nobody's: each can be tried only so often. */
  private void exhaust(String username) {
    TimedBrowser browser = browser();
    browser.open(reset);
    browser.post(Map.of("username", username), "choose-method");
    browser.post(Map.of("method", "auth-email", "channel", "mail"), "confirm-destination");
    browser.post(Map.of("destination", UUID.randomUUID() + "@home.example"), "enter-code");
  }

  private void measure(int warmUp, int rounds) {
    out.printf("Warming up with %d rounds%n", warmUp);
    walk(visits(warmUp));
    times().forEach(KindTimes::forget);
    out.printf("Measuring %d rounds%n", rounds);
    walk(visits(rounds));
  }

  /** Who is named, and when. */
  private record Visit(Kind kind, int number) {}

  private List<Visit> visits(int rounds) {
    List<Visit> visits = new ArrayList<>();
    List<Kind> order = new ArrayList<>(List.of(Kind.values()));
    for (int round = 0; round < rounds; round++) {
      Collections.shuffle(order, RANDOM);
      for (Kind kind : order) {
        visits.add(new Visit(kind, next % accounts));
      }
      next++;
    }
    return visits;
  }

  private void walk(List<Visit> visits) {
    atOnce(visits, visit -> walk(visit.kind(), visit.number()));
  }

  /** Answers are held back until a beat: many at once, so that their waits pass together. */
  private static <T> void atOnce(List<T> things, Consumer<T> job) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> jobs = new ArrayList<>();
      for (T thing : things) {
        jobs.add(threads.submit(() -> job.accept(thing)));
      }
      for (Future<?> started : jobs) {
        started.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("A walk failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private void walk(Kind kind, int number) {
    TimedBrowser browser = browser();
    browser.open(reset);
    name.note(kind, browser.post(Map.of("username", kind.username(number)), "choose-method"));
    browser.post(Map.of("method", "auth-email", "channel", "mail"), "confirm-destination");
    destination.note(
        kind, browser.post(Map.of("destination", kind.destination(number)), "enter-code"));
    code.note(kind, browser.post(Map.of("code", "000000"), "enter-code"));
    browser.post(Map.of("action", "another-way"), "choose-method");
    browser.post(Map.of("method", "authenticator-app", "channel", ""), "enter-code");
    appCode.note(kind, browser.post(Map.of("code", "000000"), "enter-code"));
  }

  private static TimedBrowser browser() {
    return new TimedBrowser("10.%d.%d.1".formatted(RANDOM.nextInt(256), RANDOM.nextInt(256)));
  }

  private List<KindTimes> times() {
    return List.of(name, destination, code, appCode);
  }

  private boolean report() {
    boolean alike = true;
    for (KindTimes times : times()) {
      alike &= times.report(out);
    }
    return alike;
  }
}
