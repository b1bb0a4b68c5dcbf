// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.limit.ResetLimits.Attempt;
import io.github.keycloaksspr.keycloak.account.AccountLock;
import io.github.keycloaksspr.keycloak.account.PasswordChange;
import io.github.keycloaksspr.keycloak.adapter.FlowAdapter;
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

/** What the user gets who gave all proofs, once. */
final class ResetCompletion {

  private static final Logger LOG = Logger.getLogger(ResetCompletion.class);

  /** Longer than a session of Keycloak's lives. */
  private static final Duration ONCE = Duration.ofHours(2);

  private final AuthenticationFlowContext context;
  private final KnownAccount account;
  private final ResetLimits limits;

  /** What happens to the user's sessions. */
  enum Elsewhere {
    SIGN_OUT,
    STAY
  }

  ResetCompletion(AuthenticationFlowContext context, KnownAccount account) {
    this.context = context;
    this.account = account;
    this.limits = account.sspr().resetLimits();
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
      SessionsAdapter.signOutEverywhere(context.getSession(), context.getRealm(), account.user());
    }
    announce();
    tell(Notice.PASSWORD_RESET);
    finish(new ResetNotes.Finished("done"));
  }

  /** After a password that is refused, another one can be tried. */
  private boolean takes(String password, Attempt.Open granted, NewPasswordForm form) {
    boolean set = false;
    try {
      PasswordChange change =
          PasswordChange.make(context.getSession(), context.getRealm(), account.user(), password);
      set = change.result() == PasswordChange.Result.SET;
      if (!set) {
        rejected(change.result());
        form.refuse(change.message(), change.parameters().toArray());
      }
    } finally {
      if (!set) {
        limits.notGranted(granted);
        account.sspr().limiter().release(once());
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
    new AccountLock(context.getSession(), context.getRealm()).lift(account.user());
  }

  /** The user is not asked for another new password right after this one. */
  private void forgetRequiredUpdate() {
    try {
      account.user().removeRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
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
            .user(account.user())
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
    Notices notices = account.sspr().notices();
    notices.tell(
        notice,
        account.user(),
        Optional.empty(),
        Device.of(context.getSession()),
        notices.addresses(account.user()));
    account.sspr().administratorNotices().tell(notice, account.user());
  }

  private void finish(ResetNotes.Finished finished) {
    new PuzzleOnPage(context).forgive();
    account.sspr().finishedResets().finished(account.subject(), account.sspr().clock().instant());
    ResetNotes.clear(context.getAuthenticationSession());
    FlowAdapter.leave(context, account.typedName());
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
    if (!account.sspr().finishedResets().begin(account.subject())) {
      new RefusedReset(
              context, account.target(), CurrentReset.Refusal.startAgain("sspr_reset-finished"))
          .show(AuditStep.of(account.target().reason()));
      return Optional.empty();
    }
    if (!account.sspr().limiter().acquire(once())) {
      context.challenge(new ResetPages(context).problem(Problem.START_AGAIN));
      return Optional.empty();
    }
    Attempt attempt = limits.grant(account.subject());
    if (attempt instanceof Attempt.Closed closed) {
      account.sspr().limiter().release(once());
      account.guard().close(closed.until());
      return Optional.empty();
    }
    Attempt.Open open = (Attempt.Open) attempt;
    context
        .getSession()
        .getTransactionManager()
        .enlistAfterCompletion(new AfterRollback(() -> takeBack(open)));
    return Optional.of(open);
  }

  /** What was granted could not be committed: the user can try again. */
  private void takeBack(Attempt.Open granted) {
    account.sspr().limiter().release(once());
    limits.undone(granted);
  }

  /** The counters start anew; the last reset of the day closes the reset. */
  private void count(Attempt.Open granted) {
    limits.granted(granted).ifPresent(until -> account.guard().noteClosed());
  }

  private Limit once() {
    return new Limit("granted", account.flow(), 1, ONCE);
  }

  private Audit audit() {
    return account.audit();
  }

  private String userId() {
    return account.user().getId();
  }
}
