// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.CodeBinding;
import io.github.keycloaksspr.domain.code.Codes;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.Purpose;
import io.github.keycloaksspr.domain.limit.ClientAddress;
import io.github.keycloaksspr.domain.limit.SendPermit;
import io.github.keycloaksspr.domain.limit.Subject;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.proof.ProofLedger;
import io.github.keycloaksspr.domain.reset.ResetTarget;
import io.github.keycloaksspr.domain.reset.SentCode;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.domain.typed.TypedDestination;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.account.Eligibility;
import io.github.keycloaksspr.keycloak.audit.Audit;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.contact.ContactRequest;
import io.github.keycloaksspr.keycloak.delivery.Delivery;
import io.github.keycloaksspr.keycloak.delivery.LateOutcome;
import io.github.keycloaksspr.keycloak.delivery.Outcome;
import io.github.keycloaksspr.keycloak.page.Seconds;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;

/**
 * An account that was looked up, as it is in this request: it may be reset, and pages may say what
 * it has.
 *
 * @param context Keycloak's request
 * @param sspr the product
 * @param target what the reset is about
 * @param eligibility what it takes, and what there is
 */
record KnownAccount(
    AuthenticationFlowContext context, Sspr sspr, ResetTarget target, Eligibility.Open eligibility)
    implements ResetAccount {

  UserModel user() {
    return eligibility.user();
  }

  @Override
  public Optional<UserModel> known() {
    return Optional.of(user());
  }

  /** As long as a page waits for a message to be sent. */
  @Override
  public Duration patience() {
    return Delivery.PATIENCE;
  }

  /** For whom tries and messages are counted. */
  Subject subject() {
    return sspr.subject(user());
  }

  @Override
  public String flow() {
    return target.flow();
  }

  @Override
  public String typedName() {
    return target.typedName();
  }

  @Override
  public ProofLedger emptyLedger(String execution) {
    return ProofLedger.empty(target.flow(), target.user(), execution);
  }

  @Override
  public int steps() {
    return eligibility.required();
  }

  @Override
  public List<OfferedMethod> offered(ProofLedger ledger) {
    return ledger.remaining(eligibility.usable(), sspr.hash()).list().stream()
        .map(OfferedMethod::of)
        .toList();
  }

  @Override
  public boolean isComplete(ProofLedger ledger) {
    return ledger.satisfies(target.flow(), target.user(), eligibility.required());
  }

  @Override
  public boolean showsClosed() {
    Optional<Instant> until = guard().closedUntil();
    until.ifPresent(guard()::showClosed);
    return until.isPresent();
  }

  @Override
  public Optional<Attempt> attempt(AuditStep step, MethodId method) {
    return guard().attempt(step, method);
  }

  @Override
  public Optional<Attempt> attempt(AuditStep step, MethodId method, Optional<KnownAccount> holder) {
    return attempt(step, method);
  }

  @Override
  public void refused(AuditStep step, MethodId method, String error) {
    audit().failure(EventType.RESET_PASSWORD, user().getId(), step, Optional.of(method), error);
  }

  @Override
  public Compared compare(MethodId method, TypedDestination.Legible typed) {
    Optional<Attempt> attempt = attempt(AuditStep.CONFIRM_DESTINATION, method);
    if (attempt.isEmpty()) {
      return Compared.ANSWERED;
    }
    if (destination(method).filter(typed::means).isPresent()) {
      attempt.get().notWrong();
      return Compared.GO_ON;
    }
    if (attempt.get().wrong("sspr_destination_mismatch")) {
      return Compared.ANSWERED;
    }
    return attempt.get().isLastNext() ? Compared.DIFFERENT_AND_LAST_NEXT : Compared.DIFFERENT;
  }

  @Override
  public String noted(MethodId method, TypedDestination.Legible typed) {
    return sspr.hash().destination(requiredDestination(method));
  }

  /** A code that was made before the account was known stays bound to what was typed. */
  @Override
  public CodeBinding binding(MethodId method, String noted) {
    return ConcealedAccount.typed(noted).isPresent()
        ? ConcealedAccount.binding(context, sspr, typedName(), method, noted)
        : binding(method);
  }

  private CodeBinding binding(MethodId method) {
    return new CodeBinding(
        context.getRealm().getId(),
        user().getId(),
        method,
        requiredDestination(method),
        Purpose.RESET,
        ResetPages.tab(context));
  }

  @Override
  public Sending send(Verification state, MethodId method, Channel channel, String noted) {
    Destination destination = requiredDestination(method);
    CodeBinding binding = binding(method);
    Codes.Issued issued = sspr.codes().issue(binding);
    CodeSending.Result result =
        new CodeSending(
                sspr,
                user(),
                channel,
                destination,
                binding,
                ClientAddress.of(context.getConnection().getRemoteHost()))
            .send(
                issued.kept(),
                permit -> deliver(method, channel, destination, issued.digits(), permit));
    if (result instanceof CodeSending.Result.Sent sent) {
      String destinationHash = sspr.hash().destination(destination);
      return sent(new SentCode(method, channel, destinationHash, issued.kept()), sent.outcome());
    }
    if (result instanceof CodeSending.Result.Closed closed) {
      guard().close(closed.until());
      return new Sending.Answered();
    }
    return notSent(state, method, (CodeSending.Result.NotSent) result);
  }

  private Sending sent(SentCode code, Outcome outcome) {
    audit()
        .success(
            EventType.SEND_RESET_PASSWORD,
            user().getId(),
            AuditStep.SEND,
            Optional.of(code.method()),
            outcome.result());
    return new Sending.Sent(code, outcome);
  }

  private Sending notSent(Verification state, MethodId method, CodeSending.Result.NotSent result) {
    return result instanceof CodeSending.Result.Refused refused
        ? refused(method, refused)
        : new Sending.NotNow(
            PageMessage.error("sspr-error-just-sent", Seconds.of(untilFree(state, method))));
  }

  private Sending refused(MethodId method, CodeSending.Result.Refused refused) {
    audit()
        .failure(
            EventType.SEND_RESET_PASSWORD,
            user().getId(),
            AuditStep.SEND,
            Optional.of(method),
            refused.error());
    return new Sending.NotThisWay(PageMessage.error(refused.message()));
  }

  private Outcome deliver(
      MethodId method,
      Channel channel,
      Destination destination,
      String digits,
      SendPermit.Granted permit) {
    return sspr.delivery()
        .send(
            user(),
            channel,
            destination,
            Purpose.RESET,
            digits,
            new ResetPages(context).locale(),
            new LateOutcome(
                audit().origin(), EventType.SEND_RESET_PASSWORD, user().getId(), method, permit));
  }

  /** What is left of the cool-down; all of it, at most, where another tab sent the code. */
  private Duration untilFree(Verification state, MethodId method) {
    return state
        .sentFor(method)
        .map(sent -> sspr.codes().untilResend(sent.code()))
        .filter(left -> !left.isZero())
        .orElse(sspr.policy().codes().resendCooldown());
  }

  @Override
  public Optional<KnownAccount> receiver(MethodId method, String noted) {
    boolean isReached =
        ConcealedAccount.typed(noted)
            .map(typed -> destination(method).filter(typed::means).isPresent())
            .orElse(true);
    return isReached ? Optional.of(this) : Optional.empty();
  }

  @Override
  public Optional<KnownAccount> holder(MethodId method) {
    return Optional.of(this);
  }

  @Override
  public void contact() {
    boolean closed = guard().closedUntil().isPresent();
    String reason = closed ? Problem.LOCKED.page() : HelpRequest.VERIFICATION;
    new HelpRequest(context).ask(new ContactRequest(user().getId(), reason, flow()));
  }

  @Override
  public boolean becomes(KnownAccount owner) {
    return true;
  }

  /** What guards each try. */
  AttemptGuard guard() {
    return new AttemptGuard(context, this);
  }

  Audit audit() {
    return new Audit(context.getEvent()).ofReset(flow());
  }

  private Optional<Destination> destination(MethodId method) {
    return eligibility.usable().find(method).flatMap(UsableMethod::destination);
  }

  private Destination requiredDestination(MethodId method) {
    return destination(method)
        .orElseThrow(() -> new IllegalArgumentException("A code needs a destination"));
  }
}
