// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import io.github.keycloaksspr.keycloak.metrics.WaitingJobs;
import io.github.keycloaksspr.spi.gateway.GatewayProvider;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmProvider;
import org.keycloak.models.UserProvider;
import org.keycloak.provider.Provider;

/**
 * Owns the threads that send: as many as {@code spi-sspr-dispatcher--bounded--threads} says (32),
 * with room for {@code spi-sspr-dispatcher--bounded--queue} waiting jobs (1000). Threads without
 * work end after a minute. What is gathered into one mail is gathered for {@code
 * spi-sspr-dispatcher--bounded--gather-seconds} (600).
 */
public final class BoundedDispatcherFactory implements DispatcherProviderFactory {

  private static final Logger LOG = Logger.getLogger(BoundedDispatcherFactory.class);
  private static final int THREADS = 32;
  private static final int QUEUE = 1000;
  private static final int GATHER_SECONDS = 600;

  /** As long as a page waits: by then no page can tell it any more. */
  private static final Duration SLOW = Delivery.PATIENCE;

  private static final Duration SHUTDOWN = Duration.ofSeconds(10);

  private volatile ThreadPoolExecutor executor;
  private volatile Lanes lanes;
  private volatile Gatherer gatherer;
  private volatile WaitingJobs waitingJobs;

  @Override
  public String getId() {
    return "bounded";
  }

  /**
   * Reads the options.
   *
   * @throws IllegalArgumentException if one of them is below 1
   */
  @Override
  public void init(Config.Scope config) {
    Lanes.Bounds bounds =
        new Lanes.Bounds(config.getInt("threads", THREADS), config.getInt("queue", QUEUE), SLOW);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    AtomicInteger number = new AtomicInteger();
    // Without bounds of its own: the lanes start no more threads than there may be.
    executor =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            job -> {
              Thread thread = new Thread(job, "sspr-sender-" + number.incrementAndGet());
              thread.setDaemon(true);
              thread.setContextClassLoader(loader);
              return thread;
            });
    lanes = new Lanes(bounds, executor, System::nanoTime);
    waitingJobs = new WaitingJobs(lanes::waiting, bounds.room(), Lane.KINDS);
    gatherer =
        new Gatherer(Duration.ofSeconds(config.getInt("gather-seconds", GATHER_SECONDS)), loader);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    // Nothing to do: threads start with the first job.
  }

  @Override
  public DispatcherProvider create(KeycloakSession session) {
    return new BoundedDispatcher(session, lanes, gatherer);
  }

  /** What sending needs must still be there while the last messages go out: it is closed later. */
  @Override
  public Set<Class<? extends Provider>> dependsOn() {
    return Set.of(
        GatewayProvider.class,
        HttpClientProvider.class,
        EmailTemplateProvider.class,
        EmailSenderProvider.class,
        RealmProvider.class,
        UserProvider.class);
  }

  @Override
  public void close() {
    gatherer.close();
    waitingJobs.close();
    try {
      int lost = lanes.close(SHUTDOWN);
      if (lost > 0) {
        LOG.warnf("Stopped with %d messages unsent", lost);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      executor.shutdownNow();
    }
  }
}
