// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.support;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for a condition that another process brings about. */
public final class Await {

  /** Long enough for a machine with much else to do; what comes sooner is not waited for. */
  public static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Await() {}

  /**
   * Asks until there is an answer.
   *
   * @param what what is waited for, for the message when it does not come
   * @param limit how long to wait at most
   * @param probe asks once; empty means not yet
   */
  public static <T> T until(String what, Duration limit, Supplier<Optional<T>> probe) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> answer = probe.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      if (System.nanoTime() - end >= 0) {
        throw new IllegalStateException("Not within " + limit.toSeconds() + " s: " + what);
      }
      pause();
    }
  }

  /** Asks until the condition holds. */
  public static void that(String what, Duration limit, BooleanSupplier condition) {
    until(
        what, limit, () -> condition.getAsBoolean() ? Optional.of(Boolean.TRUE) : Optional.empty());
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting", e);
    }
  }
}
