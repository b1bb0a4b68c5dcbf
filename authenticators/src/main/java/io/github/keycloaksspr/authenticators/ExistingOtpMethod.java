// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.authenticators.MethodResult.Answered;
import io.github.keycloaksspr.authenticators.MethodResult.Proven;
import io.github.keycloaksspr.authenticators.MethodResult.Stay;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.proof.Proof;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.domain.typed.TypedCode;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.factor.ExistingOtp;
import io.github.keycloaksspr.keycloak.factor.ExistingOtps;
import io.github.keycloaksspr.keycloak.page.FormInput;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.events.Errors;

/** Proof by a code that the user has already: of an authenticator app, or a recovery code. */
final class ExistingOtpMethod implements ProofMethod {

  private static final String CODE = "code";

  private final ResetAccount account;
  private final Verification state;
  private final MethodId method;

  ExistingOtpMethod(ResetAccount account, Verification state, MethodId method) {
    this.account = account;
    this.state = state;
    this.method = method;
  }

  @Override
  public MethodResult submit(FormInput input) {
    TypedCode typed = TypedCode.read(input.text(CODE), ExistingOtps.form(method));
    if (typed instanceof TypedCode.Malformed malformed) {
      return stay(message(malformed));
    }
    // The account before the try: while too many wait for theirs, no try is lost.
    Optional<KnownAccount> holder = account.holder(method);
    return account
        .attempt(AuditStep.VERIFY, method, holder)
        .map(attempt -> compare(attempt, holder, ((TypedCode.Legible) typed).code()))
        .orElseGet(Answered::new);
  }

  private static String message(TypedCode.Malformed malformed) {
    return switch (malformed.reason()) {
      case EMPTY -> "sspr-error-code-missing";
      case TOO_LONG -> "sspr-error-too-long";
      case SEVERAL_CODES -> "sspr-error-code-several";
      case NO_CODE -> "sspr-error-existing-otp-malformed";
    };
  }

  private MethodResult compare(Attempt attempt, Optional<KnownAccount> holder, String code) {
    Optional<Proof> proof =
        attempt.mayCompare() ? holder.flatMap(owner -> proof(owner, code)) : Optional.empty();
    if (proof.isPresent()) {
      attempt.notWrong();
      return new Proven(holder.orElseThrow(), proof.get());
    }
    return attempt.wrong(Errors.INVALID_USER_CREDENTIALS)
        ? new Answered()
        : new Stay(state, PageMessage.field(CODE, "sspr-error-existing-otp-wrong").after(attempt));
  }

  /** Keycloak checks the code and uses it up; with the last one of a list, the list goes. */
  private Optional<Proof> proof(KnownAccount owner, String code) {
    Optional<ExistingOtp> otp = owner.otp(method);
    Instant now = owner.sspr().clock().instant();
    return otp.flatMap(existing -> existing.accept(code))
        .map(
            credential ->
                otp.get().credentials().contains(credential)
                    ? Proof.byCredential(method, credential, now)
                    : Proof.usedUp(method, now));
  }

  private MethodResult stay(String message) {
    return new Stay(state, PageMessage.field(CODE, message));
  }
}
