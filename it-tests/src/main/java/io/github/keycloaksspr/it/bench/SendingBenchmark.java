// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import io.github.keycloaksspr.it.inbox.SilentServer;
import io.github.keycloaksspr.it.web.Page;
import io.github.keycloaksspr.it.web.Person;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a gateway that hangs for 30 seconds, and another that refuses, do to the people of other
 * realms: sign-ins and resets shall keep their speed. Then many messages are sent to the one that
 * hangs, and the server's memory shall stay as it was.
 *
 * <p>Quiet and disturbed times alternate in one run, so that warming up favours neither.
 */
public final class SendingBenchmark {

  private static final int ROUNDS = 3;
  private static final int WARM_UP = 15;
  private static final int RESETS_OF_A_TIME = 25;
  private static final int DISTURBERS = 6;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final double MOST = 1.2;
  private static final Duration LONGEST_PAGE = Duration.ofSeconds(8);
  private static final long MORE_HEAP = 30L * 1024 * 1024;
  private static final int MANY = 10_000;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final SendingScene scene;
  private final int many;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger nextDisturber = new AtomicInteger();

  private SendingBenchmark(SendingScene scene, int many) {
    this.scene = scene;
    this.many = many;
  }

  /** How a time went. */
  private record Times(Durations signIns, Durations resets) {

    Times() {
      this(new Durations(), new Durations());
    }
  }

  /** The first argument, if any, says how many messages are sent to the gateway that hangs. */
  public static void main(String[] arguments) throws InterruptedException {
    int many = arguments.length > 0 ? Integer.parseInt(arguments[0]) : MANY;
    boolean good;
    try (SilentServer silent = SilentServer.start();
        SendingScene scene = SendingScene.start(silent, ROUNDS * 2 * RESETS_OF_A_TIME + WARM_UP)) {
      good = new SendingBenchmark(scene, many).measure();
    }
    System.exit(good ? 0 : 1);
  }

  private boolean measure() throws InterruptedException {
    out.println("Warming up ...");
    people(new Times(), WARM_UP);
    Times quiet = new Times();
    Times disturbed = new Times();
    Durations hanging = new Durations();
    Durations refusing = new Durations();
    for (int round = 1; round <= ROUNDS; round++) {
      out.printf("Round %d of %d: quiet, then disturbed ...%n", round, ROUNDS);
      people(quiet, RESETS_OF_A_TIME);
      disturb(hanging, refusing, () -> people(disturbed, RESETS_OF_A_TIME));
    }
    boolean good = told("sign-ins", quiet.signIns(), disturbed.signIns());
    good &= told("resets", quiet.resets(), disturbed.resets());
    out.println("Pages of the gateway that hangs:   " + hanging);
    out.println("Pages of the gateway that refuses: " + refusing);
    good &=
        verdict("every page answers in time", hanging.percentile(100) < LONGEST_PAGE.toMillis());
    return memory() && good;
  }

  private boolean told(String what, Durations quiet, Durations disturbed) {
    double ratio = disturbed.percentile(95) / quiet.percentile(95);
    out.printf("%s, quiet:     %s%n", what, quiet);
    out.printf("%s, disturbed: %s%n", what, disturbed);
    return verdict(
        String.format(
            Locale.ROOT, "%s: p95 is %.2f times as long, at most %.1f", what, ratio, MOST),
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

  private void disturb(Durations hanging, Durations refusing, Runnable meanwhile)
      throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService threads = Executors.newCachedThreadPool();
    List<Future<?>> disturbers = new ArrayList<>();
    for (int i = 0; i < DISTURBERS; i++) {
      Person dead = scene.dead(nextDisturber.getAndIncrement());
      Person refused = scene.refused(nextDisturber.getAndIncrement());
      disturbers.add(threads.submit(() -> ask(dead, hanging, over)));
      disturbers.add(threads.submit(() -> ask(refused, refusing, over)));
    }
    // Until the first pages hang.
    TimeUnit.SECONDS.sleep(3);
    meanwhile.run();
    over.set(true);
    threads.shutdown();
    require(threads.awaitTermination(1, TimeUnit.MINUTES), "the end of the disturbers");
    for (Future<?> disturber : disturbers) {
      try {
        disturber.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("A page of a bad gateway broke", e.getCause());
      }
    }
  }

  private static void ask(Person person, Durations pages, AtomicBoolean over) {
    boolean atTheList = false;
    while (!over.get()) {
      atTheList = askOnce(person, pages, atTheList);
      try {
        TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /**
   * Goes to the answer to a request for a code, from the beginning or from the list of methods.
   *
   * @return whether the answer is the list of methods
   */
  private static boolean askOnce(Person person, Durations pages, boolean atTheList) {
    if (!atTheList) {
      person.forgot();
      person.identify();
    }
    person.choose("office-phone", "voice");
    if (person.page().mark().equals("confirm-destination")) {
      pages.time(() -> person.confirmDestination(SendingScene.phone(person)));
    }
    return person.page().mark().equals("choose-method");
  }

  private boolean memory() throws InterruptedException {
    long before = scene.heap();
    out.printf("Sending %,d messages to the gateway that hangs ...%n", many);
    Durations pages = new Durations();
    ExecutorService threads = Executors.newFixedThreadPool(DISTURBERS);
    AtomicInteger left = new AtomicInteger(many);
    for (int i = 0; i < DISTURBERS; i++) {
      threads.execute(
          () -> {
            while (left.get() > 0) {
              Person person = scene.dead(nextDisturber.getAndIncrement());
              boolean atTheList = false;
              for (int n = 0; n < 40 && left.getAndDecrement() > 0; n++) {
                atTheList = askOnce(person, pages, atTheList);
              }
            }
          });
    }
    threads.shutdown();
    require(threads.awaitTermination(2, TimeUnit.HOURS), "the end of sending");
    long after = scene.heap();
    out.println("Pages: " + pages);
    return verdict(
        String.format(
            Locale.ROOT,
            "the heap holds %.1f MB, before %.1f MB, at most %.0f MB more",
            after / 1048576.0,
            before / 1048576.0,
            MORE_HEAP / 1048576.0),
        after - before <= MORE_HEAP);
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException("Failed: " + what);
    }
  }
}
