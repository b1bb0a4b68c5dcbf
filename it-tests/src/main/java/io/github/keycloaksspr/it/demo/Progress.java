// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.demo;

import java.io.PrintStream;

/** Says how far the demo is. */
final class Progress {

  private final PrintStream out;
  private final long started = System.nanoTime();

  Progress(PrintStream out) {
    this.out = out;
  }

  /** Says what begins now. */
  void step(String what) {
    out.printf("[%3d s] %s%n", seconds(), what);
  }

  /** Says something as it stands. */
  void say(String text) {
    out.println(text);
  }

  /** The seconds since the start. */
  long seconds() {
    return (System.nanoTime() - started) / 1_000_000_000;
  }
}
