// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** How long something took, many times. May be used by several threads at once. */
final class Durations {

  private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());

  /** Runs it and notes how long it took. */
  void time(Runnable step) {
    long begin = System.nanoTime();
    step.run();
    nanos.add(System.nanoTime() - begin);
  }

  int count() {
    return nanos.size();
  }

  /** What so many of a hundred do not exceed, in milliseconds. */
  double percentile(int percent) {
    List<Long> sorted = new ArrayList<>(nanos);
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    Collections.sort(sorted);
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(Math.max(0, rank - 1)) / 1_000_000.0;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%4d times, p50 %7.1f ms, p95 %7.1f ms, longest %7.1f ms",
        count(),
        percentile(50),
        percentile(95),
        percentile(100));
  }
}
