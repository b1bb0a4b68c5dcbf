// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.proof.ProofLedger;
import io.github.keycloaksspr.domain.reset.ResetTarget;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.account.Eligibility;
import io.github.keycloaksspr.keycloak.account.LastChange;
import java.util.Optional;
import java.util.function.Predicate;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * The reset that goes on in this session, looked up afresh for each request: the account as it is
 * now, the policy as it is now, and whether what was proven still counts.
 */
sealed interface CurrentReset {

  /** No account was named yet. */
  record None() implements CurrentReset {}

  /** It cannot go on, and nothing is granted. */
  record Refused(ResetTarget target, Refusal refusal) implements CurrentReset {}

  /** It goes on. */
  record Going(ResetAccount account, Verification verification) implements CurrentReset {}

  /**
   * Looks it up.
   *
   * @param executions ids of the executions whose proofs are taken
   * @throws io.github.keycloaksspr.keycloak.account.AccountStoreUnavailableException when a
   *     directory does not answer
   */
  static CurrentReset of(AuthenticationFlowContext context, Predicate<String> executions) {
    Optional<ResetTarget> target = ResetNotes.TARGET.read(context.getAuthenticationSession());
    if (target.isPresent()) {
      return known(context, target.get(), executions);
    }
    return ResetNotes.IDENTIFIER
        .read(context.getAuthenticationSession())
        .map(name -> new ConcealedAccount(context, sspr(context), name))
        .<CurrentReset>map(
            account -> new Going(account, verification(context, account.flow(), "", executions)))
        .orElseGet(None::new);
  }

  private static CurrentReset known(
      AuthenticationFlowContext context, ResetTarget target, Predicate<String> executions) {
    Sspr sspr = sspr(context);
    Verification verification = verification(context, target.flow(), target.user(), executions);
    Eligibility eligibility =
        Eligibility.of(
            context.getSession(),
            context.getRealm(),
            sspr.user(target.user()),
            target.reason(),
            verification.ledger());
    return Refusal.of(eligibility)
        .or(() -> Refusal.of(sspr, target, (Eligibility.Open) eligibility, verification.ledger()))
        .<CurrentReset>map(refusal -> new Refused(target, refusal))
        .orElseGet(
            () ->
                new Going(
                    new KnownAccount(context, sspr, target, (Eligibility.Open) eligibility),
                    verification));
  }

  /** How far it got; at its beginning where nothing that is noted belongs to it. */
  private static Verification verification(
      AuthenticationFlowContext context, String flow, String user, Predicate<String> executions) {
    return ResetNotes.VERIFICATION
        .read(context.getAuthenticationSession())
        .filter(noted -> noted.version() == Verification.VERSION)
        .filter(noted -> noted.ledger().flow().equals(flow))
        .filter(noted -> noted.ledger().user().equals(user))
        .filter(noted -> executions.test(noted.ledger().execution()))
        .orElseGet(
            () ->
                Verification.begin(ProofLedger.empty(flow, user, context.getExecution().getId())));
  }

  private static Sspr sspr(AuthenticationFlowContext context) {
    return Sspr.of(context.getSession(), context.getRealm());
  }

  /**
   * Why a reset cannot go on.
   *
   * @param problem whose page says so
   * @param error for the event
   */
  record Refusal(Problem problem, String error) {

    static Optional<Refusal> of(Eligibility eligibility) {
      if (eligibility instanceof Eligibility.Barred barred) {
        return Optional.of(of(Problem.of(barred.obstacle())));
      }
      return eligibility instanceof Eligibility.Unknown
          ? Optional.of(of(Problem.UNKNOWN_USER))
          : Optional.empty();
    }

    /** What ended this reset, though another one may begin. */
    static Optional<Refusal> of(
        Sspr sspr, ResetTarget target, Eligibility.Open open, ProofLedger ledger) {
      if (LastChange.isPasswordSetAfter(open.user(), target.startedAt())) {
        return Optional.of(startAgain("sspr_password-changed"));
      }
      if (sspr.finishedResets().isFinishedAfter(sspr.subject(open.user()), target.startedAt())) {
        return Optional.of(startAgain("sspr_reset-finished"));
      }
      return open.upholds(ledger, sspr)
          ? Optional.empty()
          : Optional.of(startAgain("sspr_method-changed"));
    }

    static Refusal startAgain(String error) {
      return new Refusal(Problem.START_AGAIN, error);
    }

    private static Refusal of(Problem problem) {
      return new Refusal(problem, "sspr_" + problem.page());
    }
  }
}
