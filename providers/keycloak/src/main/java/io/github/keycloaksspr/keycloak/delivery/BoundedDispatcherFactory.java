// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Owns the threads that send: as many as {@code spi-sspr-dispatcher--bounded--threads} says (8),
 * with a queue of {@code spi-sspr-dispatcher--bounded--queue} jobs (1000).
 */
public final class BoundedDispatcherFactory implements DispatcherProviderFactory {

  private static final Logger LOG = Logger.getLogger(BoundedDispatcherFactory.class);
  private static final int THREADS = 8;
  private static final int QUEUE = 1000;
  private static final long SHUTDOWN_SECONDS = 10;

  private volatile ThreadPoolExecutor executor;

  @Override
  public String getId() {
    return "bounded";
  }

  @Override
  public void init(Config.Scope config) {
    int threads = config.getInt("threads", THREADS);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    AtomicInteger number = new AtomicInteger();
    executor =
        new ThreadPoolExecutor(
            threads,
            threads,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(config.getInt("queue", QUEUE)),
            job -> {
              Thread thread = new Thread(job, "sspr-sender-" + number.incrementAndGet());
              thread.setDaemon(true);
              thread.setContextClassLoader(loader);
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // Nothing to do: threads start with the first job.
  }

  @Override
  public DispatcherProvider create(KeycloakSession session) {
    return new BoundedDispatcher(session, executor);
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
        int lost = executor.shutdownNow().size();
        LOG.warnf("Stopped with %d messages unsent", lost);
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
