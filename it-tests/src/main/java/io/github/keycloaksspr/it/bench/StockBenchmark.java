// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import io.github.keycloaksspr.it.inbox.Inbox;
import io.github.keycloaksspr.it.inbox.SmtpInbox;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.it.support.Parallel;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the product costs beside Keycloak alone: sign-ins of a registered user, their statements to
 * the database with warm and with cold caches, and whole resets by mail, so many at a time. Two
 * servers run side by side on one PostgreSQL, and take turns, so that neither warming up nor the
 * rest of the machine favours one.
 *
 * <p>Keycloak's own reset mails a link and signs the user in; ours mails a code, asks for more
 * pages, and does not. So resets are compared by page, and as a whole.
 */
public final class StockBenchmark {

  private static final int ROUNDS = 10;
  private static final List<Integer> AT_A_TIME = List.of(1, 4, 16);
  private static final int WARM_UP = 32;
  private static final int COUNTED = 10;
  private static final double MOST_SIGN_IN = 1.02;
  private static final double MOST_CPU = 1.15;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final CountingPostgres postgres;
  private final Contender stock;
  private final Contender product;
  private final int amount;

  private StockBenchmark(
      CountingPostgres postgres, Contender stock, Contender product, int amount) {
    this.postgres = postgres;
    this.stock = stock;
    this.product = product;
    this.amount = amount;
  }

  /**
   * Runs it.
   *
   * @param arguments how many resets there are on each server for each number at a time; five times
   *     as many sign-ins
   */
  public static void main(String[] arguments) throws Exception {
    int amount = Math.max(ROUNDS, Integer.parseInt(arguments[0]));
    int users = WARM_UP + AT_A_TIME.size() * (amount + ROUNDS * Collections.max(AT_A_TIME));
    Inbox inbox = new Inbox();
    try (SmtpInbox mail = SmtpInbox.start(0, inbox);
        CountingPostgres postgres = CountingPostgres.start(ProjectFiles.target("bench-log"));
        Contender stock =
            Contender.stock(
                postgres.database("stock"), mail.keycloakSettings("Bench"), inbox, users);
        Contender product =
            Contender.product(
                postgres.database("product"), mail.keycloakSettings("Bench"), inbox, users)) {
      new StockBenchmark(postgres, stock, product, amount).measure();
    }
  }

  private void measure() throws Exception {
    out.println("Warming up ...");
    for (Contender one : List.of(stock, product)) {
      for (int i = 0; i < WARM_UP; i++) {
        one.signIn();
        one.reset();
      }
    }
    signIns();
    statements();
    for (int atATime : AT_A_TIME) {
      resets(atATime);
    }
  }

  private void signIns() {
    Durations alone = new Durations();
    Durations with = new Durations();
    for (int i = 0; i < ROUNDS * 5 * (amount / ROUNDS); i++) {
      // Who comes first has the other's garbage to wait for; so that changes, too.
      Durations first = i % 2 == 0 ? alone : with;
      Durations second = i % 2 == 0 ? with : alone;
      first.time((i % 2 == 0 ? stock : product)::signIn);
      second.time((i % 2 == 0 ? product : stock)::signIn);
    }
    out.println("Sign-ins, Keycloak alone:   " + alone);
    out.println("Sign-ins, with the product: " + with);
    ratio("  median", with.percentile(50) / alone.percentile(50), MOST_SIGN_IN);
    ratio("  p95", with.percentile(95) / alone.percentile(95), MOST_SIGN_IN);
  }

  private void statements() {
    out.printf(
        Locale.ROOT,
        "Statements of a sign-in, warm: %.1f alone, %.1f with the product%n",
        warm("stock", stock),
        warm("product", product));
    out.printf(
        "Statements of a sign-in, cold: %d alone, %d with the product%n",
        cold("stock", stock), cold("product", product));
  }

  private double warm(String database, Contender one) {
    one.signIn();
    return postgres.during(
            database,
            () -> {
              for (int i = 0; i < COUNTED; i++) {
                one.signIn();
              }
            })
        / (double) COUNTED;
  }

  private long cold(String database, Contender one) {
    one.clearCaches();
    return postgres.during(database, one::signIn);
  }

  private void resets(int atATime) throws Exception {
    Resets alone = new Resets();
    Resets with = new Resets();
    int each = Math.max(1, amount / ROUNDS / atATime);
    for (int round = 0; round < ROUNDS; round++) {
      alone.run(stock, atATime, each);
      with.run(product, atATime, each);
    }
    out.printf("Resets, %d at a time, Keycloak alone:   %s%n", atATime, alone);
    out.printf("Resets, %d at a time, with the product: %s%n", atATime, with);
    out.printf(
        Locale.ROOT,
        "  a whole reset: %.2f times the time, %.2f times the processor, %.2f times as many a second%n",
        with.seconds() / alone.seconds(),
        with.cpu() / alone.cpu(),
        with.throughput() / alone.throughput());
    out.printf(
        Locale.ROOT,
        "  a page: %.2f times the time%n",
        with.seconds() / with.pages() * alone.pages() / alone.seconds());
    ratio("  a page: processor", with.cpu() / with.pages() * alone.pages() / alone.cpu(), MOST_CPU);
  }

  private void ratio(String what, double ratio, double most) {
    out.printf(
        Locale.ROOT,
        "%s: %.2f times, aim at most %.2f: %s%n",
        what,
        ratio,
        most,
        ratio <= most ? "GOOD" : "MISSED");
  }

  /** Resets on one server: how many there were, and what they took. */
  private static final class Resets {

    private final Durations each = new Durations();
    private final AtomicLong pages = new AtomicLong();
    private Duration cpu = Duration.ZERO;
    private Duration time = Duration.ZERO;

    void run(Contender one, int atATime, int times) throws Exception {
      Duration cpuBefore = one.cpu();
      long begin = System.nanoTime();
      Parallel.each(
          Collections.nCopies(atATime, one),
          contender -> {
            for (int i = 0; i < times; i++) {
              each.time(() -> pages.addAndGet(contender.reset()));
            }
            return times;
          });
      time = time.plusNanos(System.nanoTime() - begin);
      cpu = cpu.plus(one.cpu().minus(cpuBefore));
    }

    /** The median of a reset. */
    double seconds() {
      return each.percentile(50) / 1_000;
    }

    /** Seconds of processor for a reset. */
    double cpu() {
      return cpu.toMillis() / 1_000.0 / each.count();
    }

    /** Pages of a reset. */
    double pages() {
      return (double) pages.get() / each.count();
    }

    /** Resets a second. */
    double throughput() {
      return each.count() / (time.toMillis() / 1_000.0);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s, %.1f pages, %.0f ms of processor each, %.1f a second",
          each,
          pages(),
          cpu() * 1_000,
          throughput());
    }
  }
}
