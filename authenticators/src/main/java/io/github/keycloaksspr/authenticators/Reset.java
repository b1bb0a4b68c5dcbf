// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.limit.Subject;
import io.github.keycloaksspr.domain.method.UsableMethods;
import io.github.keycloaksspr.domain.policy.Trait;
import io.github.keycloaksspr.domain.proof.ProofLedger;
import io.github.keycloaksspr.domain.reset.Candidate;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.Names;
import io.github.keycloaksspr.keycloak.Sspr;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.UserModel;

/**
 * The reset that goes on in this session, looked up afresh for each request: the user as they are
 * now, the policy as it is now.
 *
 * @param sspr the product
 * @param candidate whose password it is about
 * @param user the same, as Keycloak knows them
 */
record Reset(Sspr sspr, Candidate candidate, UserModel user) {

  /** Empty when nobody was named yet, or the user is gone. */
  static Optional<Reset> of(AuthenticationFlowContext context) {
    Sspr sspr = Sspr.of(context.getSession(), context.getRealm());
    return ResetNotes.CANDIDATE
        .read(context.getAuthenticationSession())
        .flatMap(
            candidate -> sspr.user(candidate.user()).map(user -> new Reset(sspr, candidate, user)));
  }

  /** For whom tries and messages are counted. */
  Subject subject() {
    return sspr.subject(user);
  }

  /**
   * How many proofs this user must give. Whoever proved with a second factor has one, also when the
   * last code of it was used up by that: no proof makes a reset need fewer others.
   */
  int required(ProofLedger ledger) {
    Set<Trait> traits = new HashSet<>(sspr.traits(user));
    if (ledger.holdsSecondFactor()) {
      traits.add(Trait.SECOND_FACTOR);
    }
    return sspr.policy().requirements().required(traits);
  }

  /** What the user can prove with. */
  UsableMethods usable() {
    return sspr.usableBy(user);
  }

  /**
   * How far the verification got, at its beginning if it did not begin, or was of another reset or
   * execution.
   */
  Verification verification(AuthenticationFlowContext context) {
    String execution = context.getExecution().getId();
    return ResetNotes.VERIFICATION
        .read(context.getAuthenticationSession())
        .filter(this::isOurs)
        .filter(verification -> verification.ledger().execution().equals(execution))
        .orElseGet(
            () ->
                Verification.begin(
                    ProofLedger.empty(candidate.flow(), candidate.user(), execution)));
  }

  /**
   * Whether enough was proven, whatever the flow says. The ledger must be of this reset, of this
   * user, as many different proofs as the policy asks, and written by a verification step of this
   * realm.
   */
  boolean isProven(AuthenticationFlowContext context) {
    return ResetNotes.VERIFICATION
        .read(context.getAuthenticationSession())
        .filter(this::isOurs)
        .map(Verification::ledger)
        .filter(ledger -> isVerificationStep(context, ledger.execution()))
        .filter(ledger -> ledger.satisfies(candidate.flow(), candidate.user(), required(ledger)))
        .isPresent();
  }

  private boolean isOurs(Verification verification) {
    ProofLedger ledger = verification.ledger();
    return verification.version() == Verification.VERSION
        && ledger.flow().equals(candidate.flow())
        && ledger.user().equals(candidate.user());
  }

  private static boolean isVerificationStep(AuthenticationFlowContext context, String execution) {
    AuthenticationExecutionModel model =
        context.getRealm().getAuthenticationExecutionById(execution);
    return model != null && Names.VERIFY_IDENTITY.equals(model.getAuthenticator());
  }
}
