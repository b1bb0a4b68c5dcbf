// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import io.github.keycloaksspr.it.bench.SendingScene.Others;
import io.github.keycloaksspr.it.inbox.SilentServer;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

/**
 * What a gateway that hangs for 30 seconds, and another that refuses, do to the people of other
 * realms: sign-ins and resets shall keep their speed. Then many messages are sent to the one that
 * hangs, and the server's memory shall stay as it was.
 *
 * <p>Three states of the server alternate in one run, so that warming up favours none: nobody else
 * is there; others are there and their gateways work; as many others are there and their gateways
 * do not. The second shows how much of a difference is the work of serving others at all.
 */
public final class SendingBenchmark {

  private static final int ROUNDS = 6;
  private static final int WARM_UP = 60;
  private static final int RESETS_AT_A_TIME = 60;
  private static final int OTHERS_OF_A_KIND = 2;
  private static final int SENDERS = 6;

  /** So seldom that the work of serving them does not hide what their gateways do to others. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private static final double MOST = 1.2;
  private static final Duration LONGEST_PAGE = Duration.ofSeconds(8);
  private static final long MORE_HEAP = 10L * 1024 * 1024;

  /** So many that nobody's turn comes again before a code may be sent anew. */
  private static final int ASKERS = 1_500;

  private static final int MANY = 10_000;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final SendingScene scene;
  private final int many;
  private final AtomicInteger next = new AtomicInteger();
  private final Map<Others, AtomicInteger> nextOther = new EnumMap<>(Others.class);
  private final Map<Others, Durations> pages = new EnumMap<>(Others.class);

  private SendingBenchmark(SendingScene scene, int many) {
    this.scene = scene;
    this.many = many;
    for (Others others : Others.values()) {
      nextOther.put(others, new AtomicInteger());
      pages.put(others, new Durations());
    }
  }

  /** How long things took in one state of the server. */
  private record Times(Durations signIns, Durations resets) {

    Times() {
      this(new Durations(), new Durations());
    }
  }

  /** The first argument, if any, says how many messages are sent to the gateway that hangs. */
  public static void main(String[] arguments) throws InterruptedException {
    int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : MANY;
    int people = ROUNDS * 3 * RESETS_AT_A_TIME + WARM_UP;
    boolean good;
    try (SilentServer silent = SilentServer.start();
        SendingScene scene = SendingScene.start(silent, people)) {
      good = new SendingBenchmark(scene, many).measure();
    }
    System.exit(good ? 0 : 1);
  }

  private boolean measure() throws InterruptedException {
    out.println("Warming up ...");
    among(List.of(Others.values()), () -> people(new Times(), WARM_UP));
    Times alone = new Times();
    Times amongWell = new Times();
    Times amongBad = new Times();
    for (int round = 1; round <= ROUNDS; round++) {
      out.printf("Round %d of %d ...%n", round, ROUNDS);
      people(alone, RESETS_AT_A_TIME);
      among(List.of(Others.WELL, Others.WELL), () -> people(amongWell, RESETS_AT_A_TIME));
      among(List.of(Others.DEAD, Others.REFUSED), () -> people(amongBad, RESETS_AT_A_TIME));
    }
    boolean good = told("sign-ins", alone.signIns(), amongWell.signIns(), amongBad.signIns());
    good &= told("resets", alone.resets(), amongWell.resets(), amongBad.resets());
    pages.forEach((others, times) -> out.println("Pages of others, " + others + ": " + times));
    good &=
        verdict(
            "every page answers in time",
            pages.get(Others.DEAD).percentile(100) < LONGEST_PAGE.toMillis());
    return memory() && good;
  }

  private boolean told(String what, Durations alone, Durations amongWell, Durations amongBad) {
    out.printf("%s, alone:                       %s%n", what, alone);
    out.printf("%s, others with good gateways:   %s%n", what, amongWell);
    out.printf("%s, others with broken gateways: %s%n", what, amongBad);
    out.printf(
        Locale.ROOT,
        "       %s: p95 with broken gateways is %.2f times that with good ones%n",
        what,
        amongBad.percentile(95) / amongWell.percentile(95));
    double ratio = amongBad.percentile(95) / alone.percentile(95);
    return verdict(
        String.format(
            Locale.ROOT,
            "%s: p95 with broken gateways is %.2f times that alone, at most %.1f",
            what,
            ratio,
            MOST),
        ratio <= MOST);
  }

  private boolean verdict(String what, boolean good) {
    out.println((good ? "GOOD   " : "MISSED ") + what);
    return good;
  }

  /** Some people sign in, and reset up to the new password. */
  private void people(Times times, int resets) {
    for (int i = 0; i < resets; i++) {
      Person person = scene.healthy(next.getAndIncrement());
      times.signIns().time(() -> require(person.elsewhere().signIn().signedIn(), "a sign-in"));
      times
          .resets()
          .time(
              () -> {
                person.forgot();
                person.identify();
                Page page = person.prove("office-phone", "voice", SendingScene.phone(person));
                require(page.mark().equals("new-password"), "a reset");
              });
    }
  }

  /** Does something while others, some of each of these, ask for codes. */
  private void among(List<Others> kinds, Runnable meanwhile) throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<?>> running = new ArrayList<>();
    for (Others others : kinds) {
      for (int i = 0; i < OTHERS_OF_A_KIND; i++) {
        Duration start = PAUSE.multipliedBy(i).dividedBy(OTHERS_OF_A_KIND);
        running.add(threads.submit(() -> ask(others, start, over)));
      }
    }
    // Until all of them have begun, and the first pages hang.
    TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    meanwhile.run();
    over.set(true);
    threads.shutdown();
    require(threads.awaitTermination(1, TimeUnit.MINUTES), "the end of the others");
    for (Future<?> one : running) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("A page of the others broke", e.getCause());
      }
    }
  }

  /** Asks for codes again and again, and leaves the processor to those who are measured. */
  private void ask(Others others, Duration start, AtomicBoolean over) {
    try {
      TimeUnit.NANOSECONDS.sleep(start.toNanos());
      while (!over.get()) {
        askForCode(others);
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void askForCode(Others others) {
    Person person = scene.other(others, nextOther.get(others).getAndIncrement());
    person.forgot();
    person.identify();
    person.choose("office-phone", "voice");
    if (person.page().mark().equals("confirm-destination")) {
      pages.get(others).time(() -> person.confirmDestination(SendingScene.phone(person)));
    }
  }

  /** Keycloak's own sessions are there before, so that what is measured is what sending leaves. */
  private boolean memory() throws InterruptedException {
    out.printf("%,d people begin a reset ...%n", ASKERS);
    Map<Integer, Asker> askers = new ConcurrentHashMap<>();
    atOnce(
        turn -> {
          if (turn < ASKERS) {
            Asker asker = scene.asker(Others.DEAD, turn);
            asker.ask();
            askers.put(turn, asker);
          }
          return turn < ASKERS;
        });
    long before = scene.heap();
    out.printf("Sending %,d messages to the gateway that hangs ...%n", many);
    AtomicInteger asked = new AtomicInteger();
    atOnce(
        turn -> {
          if (askers.get(turn % ASKERS).ask()) {
            asked.incrementAndGet();
          }
          return asked.get() < many;
        });
    long after = scene.heap();
    return verdict(
        String.format(
            Locale.ROOT,
            "after %,d messages the heap holds %.1f MB, before %.1f MB, at most %.0f MB more",
            asked.get(),
            after / 1048576.0,
            before / 1048576.0,
            MORE_HEAP / 1048576.0),
        after - before <= MORE_HEAP);
  }

  /** Does something turn by turn, in several threads, until it is over. */
  private static void atOnce(IntPredicate goesOn) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
    AtomicInteger turns = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      running.add(
          threads.submit(
              () -> {
                while (goesOn.test(turns.getAndIncrement())) {
                  // The next turn.
                }
              }));
    }
    threads.shutdown();
    for (Future<?> one : running) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("A page broke", e.getCause());
      }
    }
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException("Failed: " + what);
    }
  }
}
