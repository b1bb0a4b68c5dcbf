// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.CodeBinding;
import io.github.keycloaksspr.domain.code.CodeCheck;
import io.github.keycloaksspr.domain.code.Codes;
import io.github.keycloaksspr.domain.code.KeyedHash;
import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.code.Purpose;
import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddresses;
import io.github.keycloaksspr.domain.destination.PhoneNumbers;
import io.github.keycloaksspr.domain.limit.Limit;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.policy.Policy;
import io.github.keycloaksspr.domain.reset.SentCode;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.domain.reset.Verification;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.delivery.Outcome;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.page.Seconds;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Proof by a code that is sent: confirm the destination by typing it, receive, enter. */
final class CodeStep {

  static final String DESTINATION = "destination";
  static final String CODE = "code";
  static final int LONGEST_DESTINATION = 254;
  private static final int LONGEST_CODE = 40;

  /** Two digits are known from the hint; the rest is not to be found by trying. */
  private static final Duration CONFIRM_WINDOW = Duration.ofHours(1);

  private final VerificationDialog dialog;
  private final UsableMethod method;
  private final Channel channel;
  private final Destination destination;
  private final Codes codes;
  private final CodeBinding binding;

  CodeStep(VerificationDialog dialog, UsableMethod method, Channel channel) {
    this.dialog = dialog;
    this.method = method;
    this.channel = channel;
    this.destination =
        method
            .destination()
            .orElseThrow(() -> new IllegalArgumentException("A code needs a destination"));
    this.codes = dialog.reset().sspr().codes();
    this.binding = binding(dialog.context());
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
    } else if (!dialog.reset().sspr().limiter().acquire(confirmations())) {
      dialog.failed(AuditStep.CONFIRM_DESTINATION, method.id(), "sspr_attempts_used_up");
      refuseDestination("sspr-error-attempts-used-up", CONFIRM_WINDOW.toMinutes());
    } else if (!matches(input.text(DESTINATION))) {
      dialog.failed(AuditStep.CONFIRM_DESTINATION, method.id(), "sspr_destination_mismatch");
      refuseDestination("sspr-error-destination-mismatch");
    } else {
      dialog.reset().sspr().limiter().release(confirmations());
      send(confirming());
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
            () -> check(input.text(CODE)));
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

  private void check(String typed) {
    CodeCheck result = codes.check(sentCode(), binding, typed);
    if (result == CodeCheck.RIGHT) {
      dialog.proven(method);
    } else {
      refuse(Refusal.of(result));
    }
  }

  private void resend() {
    Optional<OneTimeCode> code = sentCode();
    if (code.isPresent() && !codes.untilResend(code.get()).isZero()) {
      refuseResend(code.get());
    } else {
      send(entering());
    }
  }

  /**
   * Sends a new code, which kills the old one.
   *
   * @param otherwise where to stay when nothing was sent
   */
  private void send(Step otherwise) {
    if (!codes.maySendNow(binding)) {
      int seconds = Seconds.of(untilFree());
      dialog.stay(
          dialog.verification().at(otherwise),
          dialog.form().setError("sspr-error-just-sent", seconds));
      return;
    }
    Codes.Issued issued = codes.issue(binding);
    Outcome outcome =
        dialog
            .reset()
            .sspr()
            .delivery()
            .send(
                dialog.reset().user(),
                channel,
                destination,
                Purpose.RESET,
                issued.digits(),
                dialog.locale());
    sent(issued.kept(), outcome);
  }

  /** What is left of the cool-down; all of it, at most, where another tab sent the code. */
  private Duration untilFree() {
    return dialog
        .verification()
        .sent()
        .map(sent -> codes.untilResend(sent.code()))
        .filter(left -> !left.isZero())
        .orElse(dialog.reset().sspr().policy().codes().resendCooldown());
  }

  private void sent(OneTimeCode code, Outcome outcome) {
    Verification verification = dialog.verification();
    if (outcome.mayArrive()) {
      dialog
          .audit()
          .success(
              EventType.SEND_RESET_PASSWORD,
              dialog.reset().user().getId(),
              AuditStep.SEND,
              Optional.of(method.id()),
              outcome.eventValue());
      dialog.stay(
          verification
              .at(entering())
              .sent(
                  new SentCode(
                      method.id(),
                      channel,
                      dialog.reset().sspr().hash().destination(destination),
                      code)),
          dialog.form().setInfo(outcome.messageKey()));
    } else {
      codes.notSent(binding);
      dialog
          .audit()
          .failure(
              EventType.SEND_RESET_PASSWORD,
              dialog.reset().user().getId(),
              AuditStep.SEND,
              Optional.of(method.id()),
              "sspr_" + outcome.eventValue());
      dialog.stay(
          verification.at(new Step.Choosing()), dialog.form().setError(outcome.messageKey()));
    }
  }

  private void refuseDestination(String message, Object... parameters) {
    dialog.stay(
        dialog.verification(),
        dialog.form().addError(new FormMessage(DESTINATION, message, parameters)));
  }

  private void refuse(Refusal refusal) {
    dialog.failed(AuditStep.VERIFY, method.id(), refusal.error());
    dialog.stay(
        dialog.verification(), dialog.form().addError(new FormMessage(CODE, refusal.message())));
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

  private Limit confirmations() {
    String subject =
        dialog
            .reset()
            .sspr()
            .hash()
            .of("confirm", binding.realm(), binding.user(), method.id().id());
    return new Limit(
        "confirm-destination",
        subject,
        dialog.reset().sspr().policy().codes().attempts(),
        CONFIRM_WINDOW);
  }

  private CodeBinding binding(AuthenticationFlowContext context) {
    AuthenticationSessionModel session = context.getAuthenticationSession();
    return new CodeBinding(
        context.getRealm().getId(),
        dialog.reset().user().getId(),
        method.id(),
        destination,
        Purpose.RESET,
        session.getParentSession().getId() + "." + session.getTabId());
  }
}
