// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.delivery;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.Provider;

/**
 * Does slow things to the outside on few threads of their own, so that a dead gateway holds up no
 * other.
 */
public interface DispatcherProvider extends Provider {

  /**
   * Starts a job and waits a while for what comes of it.
   *
   * @param lane which way the job goes
   * @param job runs with a session of its own; gets ids, never models
   * @param patience how long to wait; a job that has begun goes on afterwards
   * @param late is told, in one more session of its own, what came after the time was over
   * @return empty when the time was over first
   * @throws java.util.concurrent.RejectedExecutionException when too many jobs wait already, the
   *     other side is slow, or the job had not begun when the time was over; nothing was sent
   */
  <T> Optional<T> await(
      Lane lane,
      Function<KeycloakSession, T> job,
      Duration patience,
      BiConsumer<KeycloakSession, T> late);

  /** The same where no page needs to be told what came after the time was over. */
  default <T> Optional<T> await(Lane lane, Function<KeycloakSession, T> job, Duration patience) {
    return await(lane, job, patience, (own, result) -> {});
  }

  /**
   * Starts a job after this request was committed, and does not wait. When too many jobs wait
   * already it is dropped, and the log says so.
   */
  void afterCommit(Lane lane, Function<KeycloakSession, ?> job);

  /**
   * Starts a job after a while, once for all that ask for it meanwhile on this node. Lost when the
   * server stops before.
   *
   * @param lane which way the job goes; one job at most waits for each
   */
  void gathered(Lane lane, Function<KeycloakSession, ?> job);

  /** Sends a mail of that realm in this way. */
  default void afterCommit(String realmId, Function<KeycloakSession, ?> job) {
    afterCommit(Lane.mail(realmId), job);
  }
}
