// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Runs one of the benchmarks by its name: {@code ./run bench sending}. */
public final class Bench {

  private static final int UNKNOWN = 64;

  /** Each gets what follows its name, and says with 0 that the aim was reached. */
  private static final Map<String, ToIntFunction<String[]>> ALL =
      new TreeMap<>(Map.of("sending", SendingBench::run));

  private Bench() {}

  /** The first argument is the benchmark's name. */
  public static void main(String[] arguments) {
    ToIntFunction<String[]> bench = arguments.length == 0 ? null : ALL.get(arguments[0]);
    if (bench == null) {
      out().println("Say which benchmark: " + String.join(", ", ALL.keySet()));
      System.exit(UNKNOWN);
    }
    System.exit(bench.applyAsInt(Arrays.copyOfRange(arguments, 1, arguments.length)));
  }

  static PrintStream out() {
    return new PrintStream(System.out, true, StandardCharsets.UTF_8);
  }
}
