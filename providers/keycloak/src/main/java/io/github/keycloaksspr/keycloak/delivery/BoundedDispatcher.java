// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import io.github.keycloaksspr.keycloak.metrics.Meters;
import io.github.keycloaksspr.keycloak.metrics.RefusedJob;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Runs jobs in the factory's lanes. */
final class BoundedDispatcher implements DispatcherProvider {

  private static final Logger LOG = Logger.getLogger(BoundedDispatcher.class);

  private final KeycloakSession session;
  private final Lanes lanes;
  private final Gatherer gatherer;

  BoundedDispatcher(KeycloakSession session, Lanes lanes, Gatherer gatherer) {
    this.session = session;
    this.lanes = lanes;
    this.gatherer = gatherer;
  }

  @Override
  public <T> Optional<T> await(
      Lane lane,
      Function<KeycloakSession, T> job,
      Duration patience,
      BiConsumer<KeycloakSession, T> late) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    AwaitedJob<T> awaited =
        new AwaitedJob<>(
            () -> run(factory, lane.realmId(), job),
            result -> tell(factory, lane.realmId(), result, late),
            error -> logFailure(lane.realmId(), error));
    Lanes.Job submitted = submit(lane, Lanes.Urgency.AWAITED, awaited);
    try {
      Optional<T> result = awaited.result(patience);
      if (result.isEmpty() && lanes.withdraw(submitted)) {
        // Sent later, the code might be dead on arrival.
        Meters.refused(RefusedJob.WAITED, lane.kind());
        throw new RejectedExecutionException("Not begun in time");
      }
      return result;
    } catch (InterruptedException e) {
      // The server stops, and still sends what was taken.
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Sending failed", e.getCause());
    }
  }

  @Override
  public void afterCommit(Lane lane, Function<KeycloakSession, ?> job) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    session
        .getTransactionManager()
        .enlistAfterCompletion(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                submit(factory, lane, job);
              }

              @Override
              protected void rollbackImpl() {
                // What was rolled back did not happen and is not told.
              }
            });
  }

  @Override
  public void gathered(Lane lane, Function<KeycloakSession, ?> job) {
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    gatherer.once(lane.name(), () -> submit(factory, lane, job));
  }

  @Override
  public void close() {
    // The threads are the factory's.
  }

  private void submit(KeycloakSessionFactory factory, Lane lane, Function<KeycloakSession, ?> job) {
    try {
      Lanes.Job unused =
          submit(lane, Lanes.Urgency.NOT_AWAITED, () -> runAndLog(factory, lane.realmId(), job));
    } catch (RejectedExecutionException e) {
      LOG.warnf("Too many messages are waiting; one was dropped in realm %s", lane.realmId());
    }
  }

  private Lanes.Job submit(Lane lane, Lanes.Urgency urgency, Runnable work) {
    try {
      return lanes.submit(lane.name(), urgency, work);
    } catch (RefusedJobException e) {
      Meters.refused(e.reason(), lane.kind());
      throw e;
    }
  }

  private static void runAndLog(
      KeycloakSessionFactory factory, String realmId, Function<KeycloakSession, ?> job) {
    try {
      run(factory, realmId, job);
    } catch (RuntimeException e) {
      logFailure(realmId, e);
    }
  }

  private static void logFailure(String realmId, Throwable error) {
    LOG.warnf("A message could not be sent in realm %s: %s", realmId, Causes.of(error));
  }

  private static <T> void tell(
      KeycloakSessionFactory factory,
      String realmId,
      T result,
      BiConsumer<KeycloakSession, T> late) {
    T unused =
        run(
            factory,
            realmId,
            own -> {
              late.accept(own, result);
              return result;
            });
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
