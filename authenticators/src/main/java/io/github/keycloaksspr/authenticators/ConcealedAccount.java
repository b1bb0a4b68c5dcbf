// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.CodeBinding;
import io.github.keycloaksspr.domain.code.Codes;
import io.github.keycloaksspr.domain.destination.HashedDestination;
import io.github.keycloaksspr.domain.destination.Purpose;
import io.github.keycloaksspr.domain.limit.ClaimLimits;
import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.limit.Slot;
import io.github.keycloaksspr.domain.limit.Subject;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.proof.ProofLedger;
import io.github.keycloaksspr.domain.reset.SentCode;
import io.github.keycloaksspr.domain.reset.UnresolvedIdentifier;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.domain.typed.TypedDestination;
import io.github.keycloaksspr.keycloak.Json;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.account.Accounts;
import io.github.keycloaksspr.keycloak.account.Eligibility;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.delivery.Outcome;
import io.github.keycloaksspr.keycloak.page.Seconds;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import io.github.keycloaksspr.spi.method.VerificationMethodFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;

/**
 * An account of which nothing is told before a proof, not even whether there is one. What is shown
 * is made of the policy and of what was typed, so all names get the same; what depends on the
 * account happens in {@link DeferredAccountWork}.
 *
 * <p>Any destination that can be read leads to the page for the code. A code is made for each, and
 * goes nowhere unless the destination turns out to be the one that is stored. A right code proves
 * nothing alone: a guess of the code of a name without an account is told to be wrong.
 *
 * @param context Keycloak's request
 * @param sspr the product
 * @param identifier what was typed
 */
record ConcealedAccount(
    AuthenticationFlowContext context, Sspr sspr, UnresolvedIdentifier identifier)
    implements ResetAccount {

  /** Whose ledger it is that never gets a proof. */
  private static final String NO_USER = "";

  @Override
  public String flow() {
    return identifier.flow();
  }

  @Override
  public String typedName() {
    return identifier.typedName();
  }

  @Override
  public ProofLedger emptyLedger(String execution) {
    return ProofLedger.empty(identifier.flow(), NO_USER, execution);
  }

  /** Not told: privileged users and those with a second factor need more than others. */
  @Override
  public int steps() {
    return 0;
  }

  /**
   * Each method that the policy enables, that works in this realm, and whose page needs nothing
   * from the account. Questions do: they are asked after a first proof.
   */
  @Override
  public List<OfferedMethod> offered(ProofLedger ledger) {
    return sspr.catalogue().enabled(Set.of()).stream()
        .filter(this::isConcealable)
        .map(method -> new OfferedMethod(method, sspr.catalogue().channels(method), ""))
        .toList();
  }

  private boolean isConcealable(MethodId method) {
    return installed(method).filter(VerificationMethodFactory::isConcealable).isPresent();
  }

  private Optional<VerificationMethodFactory> installed(MethodId method) {
    return sspr.catalogue().installed().find(method);
  }

  @Override
  public boolean isComplete(ProofLedger ledger) {
    return false;
  }

  /** Told after the first proof only. */
  @Override
  public boolean showsClosed() {
    return false;
  }

  /** Not told, not even whether there is one. */
  @Override
  public Optional<UserModel> known() {
    return Optional.empty();
  }

  /** Shorter than the step on which the response leaves, for every name. */
  @Override
  public Duration patience() {
    return PaddedResponse.PATIENCE;
  }

  /** A try of the typed name; it counts for the account as well, after the request. */
  @Override
  public Optional<Attempt> attempt(AuditStep step, MethodId method) {
    return slot(method)
        .map(
            slot ->
                new Concealed(slot, Optional.empty(), error -> work().wrong(step, method, error)));
  }

  /**
   * Codes of an app or a list stay right, so the account's own try is taken before they are
   * compared: none is right, and none is consumed, while its reset is closed.
   */
  @Override
  public Optional<Attempt> attempt(AuditStep step, MethodId method, Optional<KnownAccount> holder) {
    return slot(method)
        .map(
            slot ->
                new Concealed(
                    slot,
                    Optional.of(
                        limits()
                            .attempt(holder.map(KnownAccount::subject).orElseGet(this::subject))),
                    error -> work().failed(step, method, error)));
  }

  private Optional<Slot> slot(MethodId method) {
    if (!AttemptGuard.admits(context, limits())) {
      return Optional.empty();
    }
    Optional<Slot> slot = claimLimits().attempt();
    if (slot.isEmpty()) {
      refused(AuditStep.VERIFY, method, "sspr_attempts_used_up");
      VerificationDialog.tooMany(context, this, claimLimits().window());
    }
    return slot;
  }

  @Override
  public void refused(AuditStep step, MethodId method, String error) {
    work().failed(step, method, error);
  }

  @Override
  public Compared compare(MethodId method, TypedDestination.Legible typed) {
    return AttemptGuard.admits(context, limits()) ? Compared.GO_ON : Compared.ANSWERED;
  }

  /** What was typed lies in the note, on the server, until the account may be looked at. */
  @Override
  public String noted(MethodId method, TypedDestination.Legible typed) {
    return Json.write(typed);
  }

  @Override
  public CodeBinding binding(MethodId method, String noted) {
    return binding(context, sspr, typedName(), method, noted);
  }

  /** What a code is bound to that was made for a typed name and a typed destination. */
  static CodeBinding binding(
      AuthenticationFlowContext context,
      Sspr sspr,
      String typedName,
      MethodId method,
      String noted) {
    return new CodeBinding(
        context.getRealm().getId(),
        Subject.name(sspr.hash(), context.getRealm().getId(), typedName).hash(),
        method,
        new HashedDestination(sspr.hash().of("typed-destination", noted)),
        Purpose.RESET,
        ResetPages.tab(context));
  }

  @Override
  public Sending send(Verification state, MethodId method, Channel channel, String noted) {
    CodeBinding binding = binding(method, noted);
    if (!sspr.codes().maySendNow(binding)) {
      Duration wait = sspr.policy().codes().resendCooldown();
      return new Sending.NotNow(PageMessage.error("sspr-error-just-sent", Seconds.of(wait)));
    }
    if (!claimLimits().send(channel)) {
      refused(AuditStep.SEND, method, "sspr_attempts_used_up");
      return new Sending.NotNow(
          PageMessage.error(
              VerificationDialog.TOO_MANY, claimLimits().window(channel).toMinutes()));
    }
    Codes.Issued issued = sspr.codes().issue(binding);
    typed(noted)
        .ifPresent(typed -> work().send(new DeferredCode(method, channel, typed, binding, issued)));
    return new Sending.Sent(
        new SentCode(method, channel, noted, issued.kept()), Outcome.ON_ITS_WAY);
  }

  /** The account is looked up now that a code was right: did the code go to its destination? */
  @Override
  public Optional<KnownAccount> receiver(MethodId method, String noted) {
    return known(new Accounts(context.getSession(), context.getRealm()).find(typedName()))
        .filter(
            account ->
                account
                    .eligibility()
                    .usable()
                    .find(method)
                    .flatMap(UsableMethod::destination)
                    .filter(stored -> typed(noted).filter(typed -> typed.means(stored)).isPresent())
                    .isPresent());
  }

  /** The account is looked up for each try, and the response padded. */
  @Override
  public Optional<KnownAccount> holder(MethodId method) {
    PaddedResponse response = PaddedResponse.of(context);
    if (installed(method).filter(VerificationMethodFactory::comparesApart).isPresent()) {
      response.padForOthers();
    } else {
      response.padForLookUp();
    }
    try {
      return known(new Accounts(context.getSession(), context.getRealm()).findEvenly(typedName()))
          .filter(account -> account.eligibility().usable().find(method).isPresent());
    } catch (RuntimeException e) {
      if (!Accounts.isAway(e)) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private Optional<KnownAccount> known(Optional<UserModel> found) {
    return Eligibility.of(context.getSession(), context.getRealm(), found, identifier.reason())
            instanceof Eligibility.Open open
        ? Optional.of(
            new KnownAccount(context, sspr, identifier.resolvedTo(open.user().getId()), open))
        : Optional.empty();
  }

  @Override
  public void contact() {
    work().contact();
    context.challenge(new ResetPages(context).contactedPerhaps());
  }

  /**
   * From here on the account's own limits are all that count, and it may be told that its reset is
   * closed.
   */
  @Override
  public boolean becomes(KnownAccount owner) {
    claimLimits().forget();
    ResetNotes.IDENTIFIER.clear(context.getAuthenticationSession());
    ResetNotes.VERIFICATION.clear(context.getAuthenticationSession());
    ResetNotes.TARGET.write(context.getAuthenticationSession(), owner.target());
    ResetLimits.Attempt attempt = limits().attempt(owner.subject());
    if (attempt instanceof ResetLimits.Attempt.Closed closed) {
      owner.guard().showClosed(closed.until());
      return false;
    }
    limits().notWrong((ResetLimits.Attempt.Open) attempt);
    return true;
  }

  /** What was typed, if that is what was noted. */
  static Optional<TypedDestination.Legible> typed(String noted) {
    return Json.read(noted, TypedDestination.Legible.class);
  }

  private DeferredAccountWork work() {
    return new DeferredAccountWork(context, identifier);
  }

  private ResetLimits limits() {
    return sspr.resetLimits();
  }

  private ClaimLimits claimLimits() {
    return sspr.claimLimits(subject());
  }

  private Subject subject() {
    return identifier.subject(sspr.hash(), context.getRealm().getId());
  }

  /** Writes what is to be noted of a wrong try. */
  private interface Note {
    void write(String error);
  }

  /**
   * A try of a typed name. Nothing tells that it closed a reset. The try of the account itself, or
   * of the name where there is no account, is counted with it or after the request.
   */
  private final class Concealed implements Attempt {

    private final Slot slot;
    private final Optional<ResetLimits.Attempt> own;
    private final Note note;

    Concealed(Slot slot, Optional<ResetLimits.Attempt> own, Note note) {
      this.slot = slot;
      this.own = own;
      this.note = note;
    }

    @Override
    public boolean mayCompare() {
      return own.filter(ResetLimits.Attempt.Closed.class::isInstance).isEmpty();
    }

    @Override
    public void notWrong() {
      claimLimits().notCompared(slot);
      own.filter(ResetLimits.Attempt.Open.class::isInstance)
          .map(ResetLimits.Attempt.Open.class::cast)
          .ifPresent(limits()::notWrong);
    }

    @Override
    public boolean wrong(String error) {
      if (own.orElse(null) instanceof ResetLimits.Attempt.Open open
          && limits().wrong(open).isPresent()) {
        work().closed();
      }
      note.write(error);
      return false;
    }

    @Override
    public boolean isLastNext() {
      return slot.isLastButOne();
    }
  }
}
