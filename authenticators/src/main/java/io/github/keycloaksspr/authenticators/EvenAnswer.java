// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.reset.Beat;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * The answer to one request, which leaves on a {@link Beat} where an account was looked up for it,
 * or is looked up behind it: caches, directories, hashes and mails take their time, and it would
 * tell whose they are. Even what is done behind a page takes the processor's time from the page.
 *
 * <p>A thread of the server waits meanwhile, so only so many answers are held at once. Keycloak has
 * at least 50 threads for requests.
 */
final class EvenAnswer {

  private static final Beat BEAT = new Beat(Duration.ofMillis(250));
  private static final Semaphore LOOK_UPS = new Semaphore(16);
  private static final Semaphore JOBS = new Semaphore(16);
  private static final String ATTRIBUTE = EvenAnswer.class.getName();

  private final KeycloakSession session;
  private final long came = System.nanoTime();
  private Optional<Semaphore> held = Optional.empty();
  private boolean enlisted;

  private EvenAnswer(KeycloakSession session) {
    this.session = session;
  }

  /** The request's own. To be called first before anything depends on the account. */
  static EvenAnswer of(KeycloakSession session) {
    EvenAnswer known = session.getAttribute(ATTRIBUTE, EvenAnswer.class);
    if (known != null) {
      return known;
    }
    EvenAnswer answer = new EvenAnswer(session);
    session.setAttribute(ATTRIBUTE, answer);
    return answer;
  }

  /**
   * It takes a beat, as somebody is about to be looked up.
   *
   * @throws TooManyHeldException when the server holds as many of these as it can
   */
  void holdForLookUp() {
    if (!hold(LOOK_UPS)) {
      throw new TooManyHeldException();
    }
  }

  /**
   * It takes a beat, as a job begins behind it. If the server holds as many of these as it can, it
   * leaves at once: what a job takes from it is little, and lost in what so many others take.
   */
  void holdForJob() {
    hold(JOBS);
  }

  private boolean hold(Semaphore places) {
    if (held.isEmpty() && places.tryAcquire()) {
      held = Optional.of(places);
    }
    return held.isPresent();
  }

  /** All that the request does was said, so that what comes after it begins before the wait. */
  void complete() {
    if (held.isPresent() && !enlisted) {
      enlisted = true;
      session.getTransactionManager().enlistAfterCompletion(new Wait(held.get()));
    }
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

    private final Semaphore places;

    private Wait(Semaphore places) {
      this.places = places;
    }

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
        places.release();
      }
    }
  }
}
