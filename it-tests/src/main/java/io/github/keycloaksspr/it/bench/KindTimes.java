// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import io.github.keycloaksspr.it.bench.BenchRealm.Kind;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long one thing took for each kind of account; several threads may note at once. */
final class KindTimes {

  /** Beyond this, on either side, nobody takes a difference for chance. */
  private static final double LIMIT = 4.5;

  /** The slowest are left out in a second look: they are the garbage collector's. */
  private static final double CROP = 0.95;

  private final String name;
  private final Map<Kind, List<Double>> millis = new EnumMap<>(Kind.class);

  KindTimes(String name) {
    this.name = name;
    Arrays.stream(Kind.values()).forEach(kind -> millis.put(kind, new ArrayList<>()));
  }

  synchronized void note(Kind kind, double took) {
    millis.get(kind).add(took);
  }

  /** Forgets what was noted so far, which warmed up. */
  synchronized void forget() {
    millis.values().forEach(List::clear);
  }

  /**
   * Prints them.
   *
   * @return whether no two kinds can be told apart
   */
  synchronized boolean report(PrintStream out) {
    Map<Kind, Sample> samples = new EnumMap<>(Kind.class);
    millis.forEach(
        (kind, list) ->
            samples.put(
                kind, new Sample(list.stream().mapToDouble(Double::doubleValue).toArray())));
    out.printf("%n%s, in ms%n", name);
    out.println("| kind | tries | mean | median | deviation |");
    out.println("|---|---|---|---|---|");
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
    boolean alike = compare(out, "all", samples);
    return compare(out, "without the slowest", cropped(samples)) && alike;
  }

  private static Map<Kind, Sample> cropped(Map<Kind, Sample> samples) {
    double most = samples.values().stream().reduce(Sample::with).orElseThrow().percentile(CROP);
    Map<Kind, Sample> cropped = new EnumMap<>(Kind.class);
    samples.forEach((kind, sample) -> cropped.put(kind, sample.upTo(most)));
    return cropped;
  }

  private static boolean compare(PrintStream out, String what, Map<Kind, Sample> samples) {
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
