// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.BoundedPlaces;
import io.github.keycloaksspr.domain.limit.ClientAddress;
import io.github.keycloaksspr.domain.reset.TimeStep;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;

/**
 * The response to one request, which leaves on a {@link TimeStep} where an account was looked up
 * for it, or is looked up after it: caches, directories, hashes and mails take their time, and it
 * would tell whose they are. Work that is done after a page takes processor time from the page,
 * too.
 *
 * <p>A thread of the server waits meanwhile, so only so many responses are held at once, and of
 * them only so many for one client address in one realm. Keycloak has at least 50 threads for
 * requests.
 */
final class PaddedResponse {

  private static final TimeStep STEP = new TimeStep(Duration.ofMillis(250));

  /** For an account that has what another server is asked about, and for one that has not. */
  private static final TimeStep LONG_STEP = new TimeStep(Duration.ofMillis(1500));

  /** How long another server may take, which leaves time for the rest. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final BoundedPlaces<Origin> LOOK_UPS = new BoundedPlaces<>(16, 6);

  /** Where all are taken, nothing is refused, so one address may have them all. */
  private static final BoundedPlaces<Origin> JOBS = new BoundedPlaces<>(16, 16);

  private static final String ATTRIBUTE = PaddedResponse.class.getName();

  private final KeycloakSession session;
  private final Origin origin;
  private final long came = System.nanoTime();
  private Optional<BoundedPlaces.Place> held = Optional.empty();
  private TimeStep step = STEP;
  private boolean enlisted;

  private PaddedResponse(KeycloakSession session, Origin origin) {
    this.session = session;
    this.origin = origin;
  }

  /** For whom places are counted. */
  private record Origin(String realm, ClientAddress client) {}

  /** The request's own. To be called first before anything depends on the account. */
  static PaddedResponse of(AuthenticationFlowContext context) {
    KeycloakSession session = context.getSession();
    PaddedResponse known = session.getAttribute(ATTRIBUTE, PaddedResponse.class);
    if (known != null) {
      return known;
    }
    PaddedResponse response =
        new PaddedResponse(
            session,
            new Origin(
                context.getRealm().getId(),
                ClientAddress.of(context.getConnection().getRemoteHost())));
    session.setAttribute(ATTRIBUTE, response);
    return response;
  }

  /**
   * It leaves on a time step, as an account is about to be looked up.
   *
   * @throws TooManyHeldException when the server holds as many of these as it can
   */
  void padForLookUp() {
    if (!hold(LOOK_UPS)) {
      throw new TooManyHeldException();
    }
  }

  /**
   * The same on a longer step, as another server may be asked about the account.
   *
   * @throws TooManyHeldException as above
   */
  void padForOthers() {
    padForLookUp();
    step = LONG_STEP;
  }

  /**
   * It leaves on a time step, as a job begins after it. If the server holds as many of these as it
   * can, it leaves at once: what a job takes from it is little, and lost in what so many others
   * take.
   */
  void padForJob() {
    hold(JOBS);
  }

  private boolean hold(BoundedPlaces<Origin> places) {
    if (held.isEmpty()) {
      held = places.acquire(origin);
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

  /** As many responses are held back as can be; nothing was looked up. */
  static final class TooManyHeldException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyHeldException() {
      super("Too many responses are held back");
    }
  }

  /** Waits after the last transaction: to write what was noted takes time, too. */
  private final class Wait extends AbstractKeycloakTransaction {

    private final BoundedPlaces.Place place;

    private Wait(BoundedPlaces.Place place) {
      this.place = place;
    }

    @Override
    protected void commitImpl() {
      waitForStep();
    }

    @Override
    protected void rollbackImpl() {
      waitForStep();
    }

    private void waitForStep() {
      try {
        Duration wait = step.untilNext(Duration.ofNanos(System.nanoTime() - came));
        TimeUnit.NANOSECONDS.sleep(wait.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        place.close();
      }
    }
  }
}
