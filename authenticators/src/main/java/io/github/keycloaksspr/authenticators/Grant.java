// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.limit.ResetLimits.Attempt;
import io.github.keycloaksspr.keycloak.account.AccountLock;
import io.github.keycloaksspr.keycloak.account.PasswordChange;
import io.github.keycloaksspr.keycloak.adapter.SessionsAdapter;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditResult;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.notice.Device;
import io.github.keycloaksspr.keycloak.notice.Notice;
import io.github.keycloaksspr.keycloak.notice.Notices;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.storage.ReadOnlyException;

/** What a proven person gets, once. */
final class Grant {

  private static final Logger LOG = Logger.getLogger(Grant.class);

  /** Longer than a session of Keycloak's lives. */
  private static final Duration ONCE = Duration.ofHours(2);

  private final AuthenticationFlowContext context;
  private final Reset reset;
  private final ResetLimits limits;

  /** What happens to the user's sessions. */
  enum Elsewhere {
    SIGN_OUT,
    STAY
  }

  Grant(AuthenticationFlowContext context, Reset reset) {
    this.context = context;
    this.reset = reset;
    this.limits = reset.sspr().resetLimits();
  }

  /** Lifts the brute-force lock, and nothing else. */
  void unlock() {
    take().ifPresent(this::unlock);
  }

  private void unlock(Attempt.Open granted) {
    liftLock();
    count(granted);
    audit()
        .success(
            EventType.RESET_PASSWORD,
            userId(),
            AuditStep.UNLOCK,
            Optional.empty(),
            AuditResult.UNLOCKED);
    tell(Notice.UNLOCKED);
    finish(new ResetNotes.Finished("unlocked"));
  }

  /**
   * Sets the password.
   *
   * @param form to say so on when the password is not taken
   */
  void newPassword(String password, Elsewhere elsewhere, NewPasswordForm form) {
    Optional<Attempt.Open> granted = take();
    if (granted.isEmpty() || !takes(password, granted.get(), form)) {
      return;
    }
    liftLock();
    count(granted.get());
    forgetRequiredUpdate();
    if (elsewhere == Elsewhere.SIGN_OUT) {
      SessionsAdapter.signOutEverywhere(context.getSession(), context.getRealm(), reset.user());
    }
    announce();
    tell(Notice.PASSWORD_RESET);
    finish(new ResetNotes.Finished("done"));
  }

  /** Whoever is refused can try again. */
  private boolean takes(String password, Attempt.Open granted, NewPasswordForm form) {
    boolean set = false;
    try {
      PasswordChange change =
          PasswordChange.make(context.getSession(), context.getRealm(), reset.user(), password);
      set = change.result() == PasswordChange.Result.SET;
      if (!set) {
        rejected(change.result());
        form.refuse(change.message(), change.parameters().toArray());
      }
    } finally {
      if (!set) {
        limits.notGranted(granted);
        reset.sspr().limiter().release(once());
      }
    }
    return set;
  }

  private void rejected(PasswordChange.Result reason) {
    LOG.debugf("New password of user %s was not taken: %s", userId(), reason);
    audit()
        .failure(
            EventType.RESET_PASSWORD,
            userId(),
            AuditStep.NEW_PASSWORD,
            Optional.empty(),
            reason == PasswordChange.Result.AWAY
                ? "sspr_" + Problem.TRY_LATER.page()
                : Errors.PASSWORD_REJECTED);
  }

  private void liftLock() {
    new AccountLock(context.getSession(), context.getRealm()).lift(reset.user());
  }

  /** Nobody is asked for another new password right after this one. */
  private void forgetRequiredUpdate() {
    try {
      reset.user().removeRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
    } catch (ReadOnlyException e) {
      LOG.debugf("User %s cannot be changed here", userId());
    }
  }

  /** The same events as Keycloak's own reset, so that what listens to them goes on working. */
  private void announce() {
    EventBuilder update =
        context
            .getEvent()
            .clone()
            .event(EventType.UPDATE_CREDENTIAL)
            .user(reset.user())
            .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE);
    update.success();
    audit()
        .success(
            EventType.RESET_PASSWORD,
            userId(),
            AuditStep.NEW_PASSWORD,
            Optional.empty(),
            AuditResult.RESET);
  }

  private void tell(Notice notice) {
    Notices notices = reset.sspr().notices();
    notices.tell(
        notice,
        reset.user(),
        Optional.empty(),
        Device.of(context.getSession()),
        notices.addresses(reset.user()));
    reset.sspr().administratorNotices().tell(notice, reset.user());
  }

  private void finish(ResetNotes.Finished finished) {
    new PuzzleOnPage(context).forgive();
    ResetNotes.clear(context.getAuthenticationSession());
    ResetNotes.FINISHED.write(context.getAuthenticationSession(), finished);
    context.challenge(new ResetPages(context).end(finished));
  }

  /**
   * Of posts made at the same time only one gets through, and of resets in a day as many as the
   * policy allows.
   *
   * @return empty when not; then the page is shown that says so
   */
  private Optional<Attempt.Open> take() {
    if (!reset.sspr().limiter().acquire(once())) {
      context.challenge(new ResetPages(context).problem(Problem.START_AGAIN));
      return Optional.empty();
    }
    Attempt attempt = limits.grant(reset.subject());
    if (attempt instanceof Attempt.Closed closed) {
      reset.sspr().limiter().release(once());
      new Tries(context, reset).close(closed.until());
      return Optional.empty();
    }
    return Optional.of((Attempt.Open) attempt);
  }

  /** Whoever got through starts anew; the day's last one closes the reset. */
  private void count(Attempt.Open granted) {
    limits.granted(granted).ifPresent(until -> new Tries(context, reset).noteClosed());
  }

  private Limit once() {
    return new Limit("granted", reset.candidate().flow(), 1, ONCE);
  }

  private Audit audit() {
    return new Audit(context.getEvent()).ofReset(reset.candidate().flow());
  }

  private String userId() {
    return reset.user().getId();
  }
}
