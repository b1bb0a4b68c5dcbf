// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.limit.ClaimLimits;
import io.github.keycloaksspr.domain.limit.ResetLimits.Attempt;
import io.github.keycloaksspr.domain.limit.Slot;
import io.github.keycloaksspr.domain.limit.Subject;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.proof.ProofLedger;
import io.github.keycloaksspr.domain.reset.Claim;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.Texts;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.method.QuestionTexts;
import io.github.keycloaksspr.keycloak.page.FormInput;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * One request to the verification step before anything was proven, where it is concealed which
 * accounts exist. It knows a name that somebody typed and the realm's policy, and nothing else, so
 * all names get the same pages; what depends on the account happens {@link Backstage}. The first
 * right proof has the account looked up, and from then on the dialog is the open one.
 */
final class ConcealedDialog implements Dialog {

  /** Whose ledger it is that never gets a proof. */
  private static final String NOBODY = "";

  private final AuthenticationFlowContext context;
  private final Sspr sspr;
  private final Claim claim;
  private final Verification verification;
  private final AskedQuestions asked;

  ConcealedDialog(AuthenticationFlowContext context, Sspr sspr, Claim claim) {
    this.context = context;
    this.sspr = sspr;
    this.claim = claim;
    this.verification = verification(context, claim);
    this.asked = new AskedQuestions(context.getSession(), context.getRealm(), sspr, claim);
  }

  @Override
  public void show() {
    show(verification, form());
  }

  @Override
  public void answer() {
    FormInput input = FormInput.of(context.getHttpRequest());
    if (input.asksFor("restart")) {
      context.resetFlow();
    } else if (input.asksFor("contact")) {
      backstage().contact();
      context.challenge(new ResetPages(context).contactedPerhaps());
    } else if (input.asksFor("another-way")) {
      stay(verification.at(new Step.Choosing()), form());
    } else {
      answer(verification.step(), input);
    }
  }

  private void answer(Step step, FormInput input) {
    if (step instanceof Step.Choosing) {
      choose(input);
    } else if (step instanceof Step.Answering) {
      new ConcealedQuestionsStep(this, asked).answer(input);
    } else if (step instanceof Step.Presenting presenting) {
      new ConcealedHeldCodeStep(this, presenting.method()).enter(input);
    } else if (step instanceof Step.Confirming confirming) {
      new ConcealedCodeStep(this, confirming.method(), confirming.channel()).confirm(input);
    } else if (step instanceof Step.Entering entering) {
      new ConcealedCodeStep(this, entering.method(), entering.channel()).enter(input);
    }
  }

  private void choose(FormInput input) {
    Optional<MethodId> method =
        MethodId.of(input.text("method"))
            .filter(id -> sspr.catalogue().enabled(Set.of()).contains(id));
    Optional<Channel> channel = Channel.of(input.text("channel"));
    List<Channel> channels = method.map(sspr.catalogue()::channels).orElse(List.of());
    if (method.isEmpty() || !channel.map(channels::contains).orElse(channels.isEmpty())) {
      stay(verification, form().setError("sspr-error-choose-method"));
    } else if (channel.isPresent()) {
      new ConcealedCodeStep(this, method.get(), channel.get()).begin();
    } else {
      stay(verification.at(VerificationDialog.withoutDestination(method.get())), form());
    }
  }

  /** Keeps the state and shows it. */
  void stay(Verification next, LoginFormsProvider form) {
    ResetNotes.VERIFICATION.write(context.getAuthenticationSession(), next);
    show(next, form);
  }

  /** Who may reset and has that method, looked up in the same time for all names. */
  Optional<Reset> owner(MethodId method) {
    return asked.owner(method);
  }

  /** Looks up, now that a proof was right, whose it is; empty when nobody can have given it. */
  Optional<Reset> reveal() {
    return Standing.of(context.getSession(), context.getRealm(), claim)
            instanceof Standing.Open open
        ? Optional.of(new Reset(sspr, claim.trueOf(open.user().getId()), open.user()))
        : Optional.empty();
  }

  /**
   * The claim is true: from here on it is the open dialog. Now it may be told that the reset is
   * closed, too.
   */
  void proven(Reset reset, UsableMethod method) {
    limits().forget();
    ResetNotes.CLAIM.clear(context.getAuthenticationSession());
    ResetNotes.VERIFICATION.clear(context.getAuthenticationSession());
    ResetNotes.CANDIDATE.write(context.getAuthenticationSession(), reset.candidate());
    Attempt attempt = sspr.resetLimits().attempt(reset.subject());
    if (attempt instanceof Attempt.Open open) {
      sspr.resetLimits().notWrong(open);
      new VerificationDialog(context, reset).proven(method);
    } else if (attempt instanceof Attempt.Closed closed) {
      new Tries(context, reset).showClosed(closed.until());
    }
  }

  /**
   * One try of that name, taken before anything is compared.
   *
   * @return empty when there is none; then the page is shown that says so
   */
  Optional<Slot> attempt(MethodId method) {
    if (!Tries.admits(context, sspr.resetLimits())) {
      return Optional.empty();
    }
    Optional<Slot> slot = limits().attempt();
    if (slot.isEmpty()) {
      backstage().failed(AuditStep.VERIFY, method, "sspr_attempts_used_up");
      tooMany(verification, limits().window());
    }
    return slot;
  }

  /** Says that there were too many tries of that name, or codes for it. */
  void tooMany(Verification next, Duration wait) {
    stay(next, form().setError("sspr-error-too-many-for-name", wait.toMinutes()));
  }

  ClaimLimits limits() {
    return sspr.claimLimits(subject());
  }

  /** For whom tries are counted. */
  Subject subject() {
    return claim.subject(sspr.hash(), context.getRealm().getId());
  }

  Backstage backstage() {
    return new Backstage(context, claim);
  }

  Sspr sspr() {
    return sspr;
  }

  Verification verification() {
    return verification;
  }

  AuthenticationFlowContext context() {
    return context;
  }

  /** The page's language. */
  Locale locale() {
    return context.getSession().getContext().resolveLocale(null);
  }

  LoginFormsProvider form() {
    return new ResetPages(context).form();
  }

  private void show(Verification state, LoginFormsProvider form) {
    Texts texts = Texts.of(context.getSession(), context.getRealm(), locale());
    Sight sight = new ConcealedSight(sspr, claim, asked);
    context.challenge(
        new VerificationPages(sspr, sight, state, new QuestionTexts(texts)).render(form));
  }

  private static Verification verification(AuthenticationFlowContext context, Claim claim) {
    ProofLedger nothing = ProofLedger.empty(claim.flow(), NOBODY, context.getExecution().getId());
    return ResetNotes.VERIFICATION
        .read(context.getAuthenticationSession())
        .filter(verification -> verification.version() == Verification.VERSION)
        .filter(verification -> verification.ledger().equals(nothing))
        .orElseGet(() -> Verification.begin(nothing));
  }
}
