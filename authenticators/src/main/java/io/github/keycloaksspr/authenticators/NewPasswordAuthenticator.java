// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.reset.Reason;
import io.github.keycloaksspr.keycloak.adapter.FlowAdapter;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * Grants what was asked for, to whom proved it. Counts the proofs itself and believes no flow: in a
 * flow without a verification, or with the steps in another order, it grants nothing.
 *
 * <p>It never succeeds either. The flow stays at its last page, so that nothing can come after it,
 * and nobody is ever signed in by a reset.
 */
final class NewPasswordAuthenticator implements ResetStep {

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    FlowAdapter.neverSignIn(context.getAuthenticationSession());
    Optional<ResetNotes.Finished> finished =
        ResetNotes.FINISHED.read(context.getAuthenticationSession());
    if (finished.isPresent()) {
      context.challenge(new ResetPages(context).end(finished.get()));
      return;
    }
    Optional<Reset> reset = proven(context);
    if (reset.isEmpty()) {
      context.challenge(new ResetPages(context).problem(Problem.START_AGAIN));
    } else if (reset.get().candidate().reason() == Reason.LOCKED) {
      new Grant(context, reset.get()).unlock();
    } else {
      new NewPasswordForm(context, reset.get()).show();
    }
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    FlowAdapter.neverSignIn(context.getAuthenticationSession());
    Optional<Reset> reset = proven(context);
    if (reset.isPresent() && reset.get().candidate().reason() == Reason.FORGOT) {
      new NewPasswordForm(context, reset.get()).answer();
    } else if (ResetNotes.FINISHED.read(context.getAuthenticationSession()).isPresent()) {
      authenticate(context);
    } else {
      context.resetFlow();
    }
  }

  private static Optional<Reset> proven(AuthenticationFlowContext context) {
    return Reset.of(context).filter(reset -> reset.isProven(context));
  }
}
