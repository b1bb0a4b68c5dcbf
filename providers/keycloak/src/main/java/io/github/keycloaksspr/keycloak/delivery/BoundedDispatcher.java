// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Runs jobs on the factory's threads. */
final class BoundedDispatcher implements DispatcherProvider {

  private static final Logger LOG = Logger.getLogger(BoundedDispatcher.class);

  private final KeycloakSession session;
  private final ExecutorService executor;

  BoundedDispatcher(KeycloakSession session, ExecutorService executor) {
    this.session = session;
    this.executor = executor;
  }

  @Override
  public <T> Optional<T> await(
      String realmId, Function<KeycloakSession, T> job, Duration patience) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    Future<T> future = executor.submit(() -> run(factory, realmId, job));
    try {
      return Optional.of(future.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Sending failed", e.getCause());
    }
  }

  @Override
  public void afterCommit(String realmId, Function<KeycloakSession, ?> job) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    session
        .getTransactionManager()
        .enlistAfterCompletion(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                submit(factory, realmId, job);
              }

              @Override
              protected void rollbackImpl() {
                // What was rolled back did not happen and is not told.
              }
            });
  }

  @Override
  public void close() {
    // The threads are the factory's.
  }

  private void submit(
      KeycloakSessionFactory factory, String realmId, Function<KeycloakSession, ?> job) {
    try {
      executor.execute(() -> runAndLog(factory, realmId, job));
    } catch (RejectedExecutionException e) {
      LOG.warnf("Too many messages are waiting; one was dropped in realm %s", realmId);
    }
  }

  private static void runAndLog(
      KeycloakSessionFactory factory, String realmId, Function<KeycloakSession, ?> job) {
    try {
      run(factory, realmId, job);
    } catch (RuntimeException e) {
      LOG.warnf("A message could not be sent in realm %s: %s", realmId, Causes.of(e));
    }
  }

  private static <T> T run(
      KeycloakSessionFactory factory, String realmId, Function<KeycloakSession, T> job) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory,
        own -> {
          own.getContext().setRealm(own.realms().getRealm(realmId));
          return job.apply(own);
        });
  }
}
