// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.reset.Beat;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * The answer to one request, which leaves on a {@link Beat} once an account was looked up for it:
 * caches, directories and hashes take their time, and it would tell whose they are.
 *
 * <p>A thread of the server waits meanwhile, so only so many answers are held at once, and those
 * beyond are refused before anybody is looked up. Keycloak has at least 50 threads for requests.
 */
final class EvenAnswer {

  private static final Beat BEAT = new Beat(Duration.ofMillis(250));
  private static final Semaphore PLACES = new Semaphore(16);

  private final KeycloakSession session;
  private final long came = System.nanoTime();
  private boolean held;

  /** Made when the request comes, before anything depends on the account. */
  EvenAnswer(KeycloakSession session) {
    this.session = session;
  }

  /**
   * From here on it takes a beat, however often it is called.
   *
   * @throws TooManyHeldException when the server holds as many answers as it can
   */
  void hold() {
    if (held) {
      return;
    }
    if (!PLACES.tryAcquire()) {
      throw new TooManyHeldException();
    }
    held = true;
    session.getTransactionManager().enlistAfterCompletion(new Wait());
  }

  /** As many answers are held back as can be; nothing was looked up. */
  static final class TooManyHeldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyHeldException() {
      super("Too many answers are held back");
    }
  }

  /** Waits after the last transaction: to write what was noted takes time, too. */
  private final class Wait extends AbstractKeycloakTransaction {

    @Override
    protected void commitImpl() {
      untilTheBeat();
    }

    @Override
    protected void rollbackImpl() {
      untilTheBeat();
    }

    private void untilTheBeat() {
      try {
        Duration wait = BEAT.untilNext(Duration.ofNanos(System.nanoTime() - came));
        TimeUnit.NANOSECONDS.sleep(wait.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        PLACES.release();
      }
    }
  }
}
