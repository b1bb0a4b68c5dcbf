// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import java.util.Arrays;

/** Measured times, and how sure one can be that two of them differ. */
final class Sample {

  private final double[] values;

  Sample(double... values) {
    this.values = values.clone();
  }

  int size() {
    return values.length;
  }

  double mean() {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  double median() {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
  }

  double deviation() {
    return Math.sqrt(variance());
  }

  /** The value below which that part of the values lies. */
  double percentile(double part) {
    double[] sorted = Arrays.stream(values).sorted().toArray();
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(part * sorted.length))];
  }

  /** Only what is not above that. */
  Sample upTo(double most) {
    return new Sample(Arrays.stream(values).filter(value -> value <= most).toArray());
  }

  /** Both together. */
  Sample with(Sample other) {
    double[] all = Arrays.copyOf(values, values.length + other.values.length);
    System.arraycopy(other.values, 0, all, values.length, other.values.length);
    return new Sample(all);
  }

  /** Welch's t: beyond 4.5 on either side nobody takes the difference for chance. */
  double welch(Sample other) {
    double error = Math.sqrt(variance() / size() + other.variance() / other.size());
    return (mean() - other.mean()) / error;
  }

  private double variance() {
    double mean = mean();
    return Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum()
        / (values.length - 1);
  }
}
