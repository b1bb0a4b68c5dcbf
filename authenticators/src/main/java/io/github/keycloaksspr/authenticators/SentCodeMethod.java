// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.authenticators.MethodResult.Answered;
import io.github.keycloaksspr.authenticators.MethodResult.Proven;
import io.github.keycloaksspr.authenticators.MethodResult.Stay;
import io.github.keycloaksspr.domain.code.CodeBinding;
import io.github.keycloaksspr.domain.code.CodeCheck;
import io.github.keycloaksspr.domain.code.Codes;
import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.proof.Proof;
import io.github.keycloaksspr.domain.reset.SentCode;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.domain.typed.TypedCode;
import io.github.keycloaksspr.domain.typed.TypedDestination;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.page.Seconds;
import io.github.keycloaksspr.spi.Channel;
import io.github.keycloaksspr.spi.MethodId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.keycloak.events.Errors;

/**
 * Proof by a code that is sent: the user types the destination, receives the code, and enters it.
 * The destination is only compared; codes go to the one that is stored.
 */
final class SentCodeMethod implements ProofMethod {

  private static final String DESTINATION = "destination";
  private static final String CODE = "code";

  private final ResetAccount account;
  private final Verification state;
  private final MethodId method;
  private final Channel channel;
  private final Sspr sspr;

  SentCodeMethod(ResetAccount account, Verification state, MethodId method, Channel channel) {
    this.account = account;
    this.state = state;
    this.method = method;
    this.channel = channel;
    this.sspr = account.sspr();
  }

  /** Where the choice of this method leads: to the code that went that way and is still good. */
  Step begin() {
    boolean alive =
        sentCode().filter(sent -> sent.code().isAlive(sspr.clock().instant())).isPresent();
    return alive ? entering() : confirming();
  }

  @Override
  public MethodResult submit(FormInput input, Step.AtMethod step) {
    if (step instanceof Step.Confirming) {
      return confirm(input);
    }
    return input.asksFor("resend") ? resend() : enter(input);
  }

  private MethodResult confirm(FormInput input) {
    TypedDestination typed =
        TypedDestination.read(input.text(DESTINATION), channel, sspr.policy().phones());
    if (typed instanceof TypedDestination.Malformed malformed) {
      return stay(PageMessage.field(DESTINATION, malformed.message()));
    }
    TypedDestination.Legible legible = (TypedDestination.Legible) typed;
    return switch (account.compare(method, legible)) {
      case GO_ON -> send(account.noted(method, legible), confirming());
      case DIFFERENT -> stay(mismatch());
      case DIFFERENT_AND_LAST_NEXT -> stay(new PageMessage.BeforeLastTry(mismatch()));
      case ANSWERED -> new Answered();
    };
  }

  private static PageMessage mismatch() {
    return PageMessage.field(DESTINATION, "sspr-error-destination-mismatch");
  }

  private MethodResult resend() {
    Optional<SentCode> sent = sentCode();
    Duration wait = sent.map(SentCode::code).map(sspr.codes()::untilResend).orElse(Duration.ZERO);
    if (sent.isEmpty()) {
      return new Stay(state.at(confirming()), PageMessage.none());
    }
    return wait.isZero()
        ? send(sent.get().destination(), entering())
        : stay(PageMessage.error("sspr-error-just-sent", Seconds.of(wait)));
  }

  /** Sends a new code, which ends the earlier one of this method. */
  private MethodResult send(String noted, Step here) {
    return account.send(state, method, channel, noted).result(state, here);
  }

  private MethodResult enter(FormInput input) {
    int length = sspr.policy().codes().length();
    TypedCode typed = sspr.codes().read(input.text(CODE));
    if (typed instanceof TypedCode.Malformed malformed) {
      return stay(PageMessage.field(CODE, message(malformed), length));
    }
    String code = ((TypedCode.Legible) typed).code();
    return account
        .attempt(AuditStep.VERIFY, method)
        .map(attempt -> check(attempt, code))
        .orElseGet(Answered::new);
  }

  private static String message(TypedCode.Malformed malformed) {
    return switch (malformed.reason()) {
      case EMPTY -> "sspr-error-code-missing";
      case TOO_LONG -> "sspr-error-too-long";
      case SEVERAL_CODES -> "sspr-error-code-several";
      case NO_CODE -> "sspr-error-code-malformed";
    };
  }

  private MethodResult check(Attempt attempt, String typed) {
    String noted = sentCode().map(SentCode::destination).orElse("");
    CodeCheck result =
        sspr.codes().check(kept(), account.binding(method, noted), replaced(), typed);
    return switch (result) {
      case RIGHT ->
          account
              .receiver(method, noted)
              .map(owner -> proven(attempt, owner))
              .orElseGet(() -> wrong(attempt));
      case WRONG -> wrong(attempt);
      case SUPERSEDED -> refused(attempt, "sspr-error-code-superseded", "sspr_code_superseded");
      case EXPIRED -> refused(attempt, "sspr-error-code-expired", Errors.EXPIRED_CODE);
      case USED_UP -> refused(attempt, "sspr-error-code-used-up", "sspr_attempts_used_up");
      case ABSENT -> refused(attempt, "sspr-error-code-none", Errors.INVALID_CODE);
    };
  }

  private MethodResult proven(Attempt attempt, KnownAccount owner) {
    attempt.notWrong();
    UsableMethod usable = owner.eligibility().usable().find(method).orElseThrow();
    return new Proven(owner, Proof.byDestination(usable, sspr.hash(), sspr.clock().instant()));
  }

  private MethodResult wrong(Attempt attempt) {
    return attempt.wrong(Errors.INVALID_USER_CREDENTIALS)
        ? new Answered()
        : stay(PageMessage.field(CODE, "sspr-error-code-wrong").after(attempt));
  }

  private MethodResult refused(Attempt attempt, String message, String error) {
    attempt.notWrong();
    account.refused(AuditStep.VERIFY, method, error);
    return stay(PageMessage.field(CODE, message));
  }

  private MethodResult stay(PageMessage message) {
    return new Stay(state, message);
  }

  private Optional<SentCode> sentCode() {
    return state.sentFor(method, channel);
  }

  private Optional<OneTimeCode> kept() {
    return sentCode().map(SentCode::code);
  }

  private List<Codes.Replaced> replaced() {
    return sentCode().map(SentCode::earlier).orElse(List.of()).stream()
        .map(code -> new Codes.Replaced(code.code(), binding(code)))
        .toList();
  }

  private CodeBinding binding(SentCode.Earlier code) {
    return account.binding(method, code.destination());
  }

  private Step confirming() {
    return new Step.Confirming(method, channel);
  }

  private Step entering() {
    return new Step.Entering(method, channel);
  }
}
