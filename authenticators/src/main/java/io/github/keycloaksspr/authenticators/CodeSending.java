// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.CodeBinding;
import io.github.keycloaksspr.domain.code.Codes;
import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.code.Purpose;
import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.limit.SendPermit;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.reset.SentCode;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.delivery.LateOutcome;
import io.github.keycloaksspr.keycloak.delivery.Outcome;
import io.github.keycloaksspr.keycloak.page.Seconds;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.events.EventType;
import org.keycloak.sessions.AuthenticationSessionModel;

/** Sends the code of one proof, unless it is too soon or too many were sent. */
final class CodeSending {

  private final VerificationDialog dialog;
  private final UsableMethod method;
  private final Channel channel;
  private final Destination destination;
  private final Codes codes;
  private final CodeBinding binding;

  CodeSending(
      VerificationDialog dialog, UsableMethod method, Channel channel, Destination destination) {
    this.dialog = dialog;
    this.method = method;
    this.channel = channel;
    this.destination = destination;
    this.codes = dialog.reset().sspr().codes();
    this.binding = bind();
  }

  /** What the code is bound to. */
  CodeBinding binding() {
    return binding;
  }

  /**
   * Sends a new code, which kills the old one.
   *
   * @param otherwise where to stay when nothing was sent
   */
  void send(Step otherwise) {
    if (!codes.maySendNow(binding)) {
      int seconds = Seconds.of(untilFree());
      dialog.stay(
          dialog.verification().at(otherwise),
          dialog.form().setError("sspr-error-just-sent", seconds));
      return;
    }
    ResetLimits.Sending sending =
        dialog.reset().sspr().resetLimits().send(dialog.reset().subject(), channel, destination);
    if (sending instanceof ResetLimits.Sending.Open open) {
      send(open.permit());
      return;
    }
    codes.notSent(binding);
    if (sending instanceof ResetLimits.Sending.Closed closed) {
      dialog.tries().close(closed.until());
    } else if (sending instanceof ResetLimits.Sending.Refused refused) {
      notSent(refused.reason().error(), refused.reason().messageKey());
    }
  }

  private void send(SendPermit.Granted permit) {
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
                dialog.locale(),
                late(permit));
    if (outcome.mayArrive()) {
      sent(issued.kept(), outcome);
    } else {
      codes.notSent(binding);
      dialog.reset().sspr().resetLimits().notSent(permit);
      notSent(outcome.error(), outcome.messageKey());
    }
  }

  private LateOutcome late(SendPermit.Granted permit) {
    return new LateOutcome(
        dialog.audit().origin(),
        EventType.SEND_RESET_PASSWORD,
        dialog.reset().user().getId(),
        method.id(),
        permit);
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
    dialog
        .audit()
        .success(
            EventType.SEND_RESET_PASSWORD,
            dialog.reset().user().getId(),
            AuditStep.SEND,
            Optional.of(method.id()),
            outcome.result());
    dialog.stay(
        dialog
            .verification()
            .at(new Step.Entering(method.id(), channel))
            .sent(
                new SentCode(
                    method.id(),
                    channel,
                    dialog.reset().sspr().hash().destination(destination),
                    code)),
        dialog.form().setInfo(outcome.messageKey()));
  }

  private void notSent(String error, String message) {
    dialog
        .audit()
        .failure(
            EventType.SEND_RESET_PASSWORD,
            dialog.reset().user().getId(),
            AuditStep.SEND,
            Optional.of(method.id()),
            error);
    dialog.stay(dialog.verification().at(new Step.Choosing()), dialog.form().setError(message));
  }

  private CodeBinding bind() {
    AuthenticationSessionModel session = dialog.context().getAuthenticationSession();
    return new CodeBinding(
        dialog.context().getRealm().getId(),
        dialog.reset().user().getId(),
        method.id(),
        destination,
        Purpose.RESET,
        session.getParentSession().getId() + "." + session.getTabId());
  }
}
