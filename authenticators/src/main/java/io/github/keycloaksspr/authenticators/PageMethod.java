// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.authenticators.MethodResult.Answered;
import io.github.keycloaksspr.authenticators.MethodResult.Proven;
import io.github.keycloaksspr.authenticators.MethodResult.Stay;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.proof.Proof;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.installed.GuardedMethod;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.spi.MethodId;
import io.github.keycloaksspr.spi.method.Challenge;
import io.github.keycloaksspr.spi.method.Comparison;
import io.github.keycloaksspr.spi.method.Match;
import io.github.keycloaksspr.spi.method.Message;
import io.github.keycloaksspr.spi.method.Result;
import io.github.keycloaksspr.spi.method.VerificationMethod;
import io.github.keycloaksspr.spi.method.VerificationMethodFactory;
import io.github.keycloaksspr.spi.method.View;
import java.util.Optional;
import org.keycloak.events.Errors;

/**
 * Proof by a method that has a page of its own and compares what is typed there. The method may be
 * of another extension: one that fails costs its user a try, and the log names it.
 */
final class PageMethod implements ProofMethod {

  private static final String FAILED = "sspr_method_failed";

  private final ResetAccount account;
  private final Verification state;
  private final MethodId method;
  private final VerificationMethodFactory factory;
  private final GuardedMethod guarded;

  PageMethod(ResetAccount account, Verification state, MethodId method) {
    this.account = account;
    this.state = state;
    this.method = method;
    this.factory = account.sspr().catalogue().installed().find(method).orElseThrow();
    this.guarded = new GuardedMethod(factory);
  }

  /** Where the choice of this method leads; empty where it fails. */
  Optional<Step> begin() {
    return guarded
        .call("begin", () -> verification().begin(account))
        .map(challenge -> new Step.AtPage(method, challenge.note()));
  }

  /**
   * Its page; empty where it fails.
   *
   * @param note what is kept for it
   */
  Optional<View> view(String note) {
    return guarded.call("show", () -> verification().show(new Challenge(note), account));
  }

  @Override
  public MethodResult submit(FormInput input, Step.AtMethod step) {
    Challenge challenge = new Challenge(((Step.AtPage) step).note());
    Optional<Result> result =
        guarded.call("submit", () -> verification().submit(challenge, input, account));
    if (result.isEmpty()) {
      return attempt(Optional.empty(), failure());
    }
    return result.get() instanceof Result.Stay stay
        ? new Stay(
            state.at(new Step.AtPage(method, stay.next().note())), PageMessage.of(stay.messages()))
        : compare((Result.Compare) result.get());
  }

  private MethodResult compare(Result.Compare compare) {
    return attempt(Optional.of(compare.comparison()), PageMessage.of(compare.wrong()));
  }

  /** The account before the try: while too many wait for theirs, no try is lost. */
  private MethodResult attempt(Optional<Comparison> comparison, PageMessage wrong) {
    Optional<KnownAccount> holder = account.holder(method);
    return account
        .attempt(AuditStep.VERIFY, method, holder)
        .map(attempt -> compare(attempt, holder, comparison, wrong))
        .orElseGet(Answered::new);
  }

  private MethodResult compare(
      Attempt attempt,
      Optional<KnownAccount> holder,
      Optional<Comparison> comparison,
      PageMessage wrong) {
    Optional<Proof> proof =
        attempt.mayCompare()
            ? holder.flatMap(owner -> comparison.flatMap(test -> proof(owner, test)))
            : Optional.empty();
    if (proof.isPresent()) {
      attempt.notWrong();
      return new Proven(holder.orElseThrow(), proof.get());
    }
    String error = comparison.isPresent() ? Errors.INVALID_USER_CREDENTIALS : FAILED;
    return attempt.wrong(error) ? new Answered() : new Stay(state, wrong.after(attempt));
  }

  private Optional<Proof> proof(KnownAccount owner, Comparison comparison) {
    Optional<UsableMethod> usable = owner.eligibility().usable().find(method);
    return new ComparisonRun(owner, factory, account.patience())
        .of(comparison)
        .filter(match -> isOf(usable, match))
        .map(
            match ->
                match
                    .credential()
                    .map(id -> Proof.byCredential(method, id, owner.sspr().clock().instant()))
                    .orElseGet(() -> Proof.usedUp(method, owner.sspr().clock().instant())));
  }

  /** A match must be for what the user had before it. */
  private boolean isOf(Optional<UsableMethod> usable, Match match) {
    boolean known =
        usable
            .filter(now -> match.credential().map(now.credentials()::contains).orElse(true))
            .isPresent();
    if (!known) {
      guarded.failed("compare", "it matched what the user has not registered");
    }
    return known;
  }

  private static PageMessage failure() {
    return PageMessage.of(Message.ofPage("sspr-error-method-unavailable"));
  }

  private VerificationMethod verification() {
    return account.sspr().catalogue().method(method);
  }
}
