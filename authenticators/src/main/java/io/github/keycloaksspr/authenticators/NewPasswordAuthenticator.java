// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.proof.ProofLedger;
import io.github.keycloaksspr.domain.reset.Reason;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.adapter.FlowAdapter;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.page.FormInput;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticationExecutionModel;

/**
 * Grants what was asked for to the user who proved to own the account. Counts the proofs itself and
 * trusts no flow: in a flow without a verification, or with the steps in another order, it grants
 * nothing. Asks once more whether the account may be reset and whether each proof still counts;
 * where the account needs more proofs than it did, the reset goes back to ask for them.
 *
 * <p>It never succeeds. The flow stays at its last page, so that nothing can come after it, and a
 * reset never signs in.
 */
final class NewPasswordAuthenticator implements ResetStep {

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    Optional<ResetNotes.Finished> finished =
        ResetNotes.FINISHED.read(context.getAuthenticationSession());
    if (finished.isPresent()) {
      context.challenge(new ResetPages(context).end(finished.get()));
      return;
    }
    CurrentReset current = current(context);
    if (current instanceof CurrentReset.Refused refused) {
      new RefusedReset(context, refused).show(AuditStep.of(refused.target().reason()));
    } else if (proven(current).isEmpty()) {
      goBackOrStartAgain(context, current);
    } else if (proven(current).get().target().reason() == Reason.LOCKED) {
      new ResetCompletion(context, proven(current).get()).unlock();
    } else {
      new NewPasswordForm(context, proven(current).get()).show();
    }
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    if (ResetNotes.FINISHED.read(context.getAuthenticationSession()).isPresent()) {
      authenticate(context);
      return;
    }
    CurrentReset current = current(context);
    Optional<KnownAccount> proven = proven(current);
    if (current instanceof CurrentReset.Refused refused) {
      new RefusedReset(context, refused).answer(AuditStep.of(refused.target().reason()));
    } else if (FormInput.of(context.getHttpRequest()).asksFor("restart")) {
      context.resetFlow();
    } else if (proven.isEmpty()) {
      goBackOrStartAgain(context, current);
    } else if (proven.get().target().reason() == Reason.FORGOT) {
      new NewPasswordForm(context, proven.get()).answer();
    } else {
      context.resetFlow();
    }
  }

  private static CurrentReset current(AuthenticationFlowContext context) {
    return CurrentReset.of(context, execution -> isVerificationStep(context, execution));
  }

  /** The account whose ledger holds all that is needed now. */
  private static Optional<KnownAccount> proven(CurrentReset current) {
    return current instanceof CurrentReset.Going going
            && going.account() instanceof KnownAccount known
            && known.isComplete(going.verification().ledger())
        ? Optional.of(known)
        : Optional.empty();
  }

  /** More is needed than before; without a verification at all there is nothing to go back to. */
  private static void goBackOrStartAgain(AuthenticationFlowContext context, CurrentReset current) {
    Optional<String> verification =
        current instanceof CurrentReset.Going going
            ? Optional.of(going.verification())
                .map(Verification::ledger)
                .filter(ledger -> ledger.count() > 0)
                .map(ProofLedger::execution)
            : Optional.empty();
    verification.ifPresentOrElse(
        execution -> FlowAdapter.goBack(context, execution),
        () -> context.challenge(new ResetPages(context).problem(Problem.START_AGAIN)));
  }

  private static boolean isVerificationStep(AuthenticationFlowContext context, String execution) {
    AuthenticationExecutionModel model =
        context.getRealm().getAuthenticationExecutionById(execution);
    return model != null && Names.VERIFY_IDENTITY.equals(model.getAuthenticator());
  }
}
