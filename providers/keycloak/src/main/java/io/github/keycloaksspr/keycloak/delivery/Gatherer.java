// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Starts work after a while, once for all that ask for it under one name meanwhile. It has one
 * thread, so the work must be short, such as handing a job on. Thread-safe.
 */
final class Gatherer implements AutoCloseable {

  private final Duration time;
  private final ScheduledExecutorService timer;
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();

  /**
   * @param time how long is gathered, at least a second
   * @param loader class loader of the thread
   * @throws IllegalArgumentException if the time is shorter
   */
  Gatherer(Duration time, ClassLoader loader) {
    if (time.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "spi-sspr-dispatcher--bounded--gather-seconds must be at least 1");
    }
    this.time = time;
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            job -> {
              Thread thread = new Thread(job, "sspr-gatherer");
              thread.setDaemon(true);
              thread.setContextClassLoader(loader);
              return thread;
            });
  }

  /** Starts it after the time, unless work of that name waits already. */
  void once(String name, Runnable work) {
    if (!waiting.add(name)) {
      return;
    }
    try {
      ScheduledFuture<?> unused =
          timer.schedule(
              () -> {
                waiting.remove(name);
                work.run();
              },
              time.toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      // The server stops.
      waiting.remove(name);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
