// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.CodeCheck;
import io.github.keycloaksspr.domain.code.Codes;
import io.github.keycloaksspr.domain.code.KeyedHash;
import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddresses;
import io.github.keycloaksspr.domain.destination.PhoneNumbers;
import io.github.keycloaksspr.domain.limit.ResetLimits.Attempt;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.reset.SentCode;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.page.Seconds;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.models.utils.FormMessage;

/** Proof by a code that is sent: confirm the destination by typing it, receive, enter. */
final class CodeStep {

  static final String DESTINATION = "destination";
  static final String CODE = "code";
  static final int LONGEST_DESTINATION = 254;
  private static final int LONGEST_CODE = 40;

  private final VerificationDialog dialog;
  private final UsableMethod method;
  private final Channel channel;
  private final Destination destination;
  private final Codes codes;
  private final CodeSending sending;

  CodeStep(VerificationDialog dialog, UsableMethod method, Channel channel) {
    this.dialog = dialog;
    this.method = method;
    this.channel = channel;
    this.destination =
        method
            .destination()
            .orElseThrow(() -> new IllegalArgumentException("A code needs a destination"));
    this.codes = dialog.reset().sspr().codes();
    this.sending = new CodeSending(dialog, method, channel, destination);
  }

  /**
   * After the choice: straight to a code that went that way a moment ago, else to typing the
   * destination.
   */
  void begin() {
    Verification verification = dialog.verification();
    if (aliveCode().isPresent()) {
      dialog.stay(verification.at(entering()), dialog.form());
    } else {
      dialog.stay(verification.at(confirming()), dialog.form());
    }
  }

  /** The destination was typed. It is only compared; codes go to the one that is stored. */
  void confirm(FormInput input) {
    Optional<String> problem =
        input.problem(DESTINATION, LONGEST_DESTINATION, "sspr-error-destination-missing");
    if (problem.isPresent()) {
      refuseDestination(problem.get());
    } else {
      dialog
          .tries()
          .begin(AuditStep.CONFIRM_DESTINATION, method.id())
          .ifPresent(attempt -> compare(attempt, input.text(DESTINATION)));
    }
  }

  private void compare(Attempt.Open attempt, String typed) {
    if (matches(typed)) {
      dialog.tries().notWrong(attempt);
      sending.send(confirming());
    } else {
      dialog
          .tries()
          .wrong(
              attempt,
              AuditStep.CONFIRM_DESTINATION,
              method.id(),
              "sspr_destination_mismatch",
              () -> refuseDestination("sspr-error-destination-mismatch"));
    }
  }

  /** A code was typed, or another one is wanted. */
  void enter(FormInput input) {
    if (input.asksFor("resend")) {
      resend();
      return;
    }
    problem(input, codes, dialog.reset().sspr().policy())
        .ifPresentOrElse(
            problem -> dialog.stay(dialog.verification(), dialog.form().addError(problem)),
            () ->
                dialog
                    .tries()
                    .begin(AuditStep.VERIFY, method.id())
                    .ifPresent(attempt -> check(attempt, input.text(CODE))));
  }

  /** What is wrong with a typed code before anybody compares it: costs no attempt. */
  static Optional<FormMessage> problem(FormInput input, Codes codes, Policy policy) {
    Optional<String> problem = input.problem(CODE, LONGEST_CODE, "sspr-error-code-missing");
    if (problem.isPresent()) {
      return problem.map(message -> new FormMessage(CODE, message));
    }
    return codes.isWellFormed(input.text(CODE))
        ? Optional.empty()
        : Optional.of(new FormMessage(CODE, "sspr-error-code-malformed", policy.codes().length()));
  }

  /**
   * How a code is refused.
   *
   * @param message key of the text
   * @param error for the event
   */
  record Refusal(String message, String error) {

    static Refusal of(CodeCheck check) {
      return switch (check) {
        case RIGHT -> throw new IllegalArgumentException("A right code is not refused");
        case WRONG -> new Refusal("sspr-error-code-wrong", Errors.INVALID_USER_CREDENTIALS);
        case EXPIRED -> new Refusal("sspr-error-code-expired", Errors.EXPIRED_CODE);
        case USED_UP -> new Refusal("sspr-error-code-used-up", "sspr_attempts_used_up");
        case ABSENT -> new Refusal("sspr-error-code-none", Errors.INVALID_CODE);
      };
    }
  }

  private void check(Attempt.Open attempt, String typed) {
    CodeCheck result = codes.check(sentCode(), sending.binding(), typed);
    if (result != CodeCheck.WRONG) {
      dialog.tries().notWrong(attempt);
    }
    if (result == CodeCheck.RIGHT) {
      dialog.proven(method);
      return;
    }
    Refusal refusal = Refusal.of(result);
    if (result == CodeCheck.WRONG) {
      dialog
          .tries()
          .wrong(
              attempt,
              AuditStep.VERIFY,
              method.id(),
              refusal.error(),
              () -> refuseCode(refusal.message()));
    } else {
      dialog.failed(AuditStep.VERIFY, method.id(), refusal.error());
      refuseCode(refusal.message());
    }
  }

  private void resend() {
    Optional<OneTimeCode> code = sentCode();
    if (code.isPresent() && !codes.untilResend(code.get()).isZero()) {
      refuseResend(code.get());
    } else {
      sending.send(entering());
    }
  }

  private void refuseDestination(String message, Object... parameters) {
    dialog.stay(
        dialog.verification(),
        dialog.form().addError(new FormMessage(DESTINATION, message, parameters)));
  }

  private void refuseCode(String message) {
    dialog.stay(dialog.verification(), dialog.form().addError(new FormMessage(CODE, message)));
  }

  private void refuseResend(OneTimeCode code) {
    dialog.stay(
        dialog.verification(),
        dialog.form().setError("sspr-error-just-sent", Seconds.of(codes.untilResend(code))));
  }

  private boolean matches(String typed) {
    KeyedHash hash = dialog.reset().sspr().hash();
    return read(typed)
        .map(hash::destination)
        .map(given -> KeyedHash.same(given, hash.destination(destination)))
        .orElse(false);
  }

  private Optional<? extends Destination> read(String typed) {
    if (channel == Channel.MAIL) {
      return MailAddresses.read(typed);
    }
    return dialog.reset().sspr().policy().phones().read(typed)
            instanceof PhoneNumbers.Reading.Valid valid
        ? Optional.of(valid.number())
        : Optional.empty();
  }

  private Optional<OneTimeCode> sentCode() {
    return dialog
        .verification()
        .sent()
        .filter(sent -> sent.isFor(method.id(), channel))
        .map(SentCode::code);
  }

  private Optional<OneTimeCode> aliveCode() {
    return sentCode().filter(code -> code.isAlive(dialog.reset().sspr().clock().instant()));
  }

  private Step confirming() {
    return new Step.Confirming(method.id(), channel);
  }

  private Step entering() {
    return new Step.Entering(method.id(), channel);
  }
}
