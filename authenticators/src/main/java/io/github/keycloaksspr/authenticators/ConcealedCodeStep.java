// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.CodeBinding;
import io.github.keycloaksspr.domain.code.CodeCheck;
import io.github.keycloaksspr.domain.code.Codes;
import io.github.keycloaksspr.domain.code.KeyedHash;
import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.code.Purpose;
import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.destination.HashedDestination;
import io.github.keycloaksspr.domain.limit.Slot;
import io.github.keycloaksspr.domain.method.MethodId;
import io.github.keycloaksspr.domain.method.UsableMethod;
import io.github.keycloaksspr.domain.reset.SentCode;
import io.github.keycloaksspr.domain.reset.Step;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.delivery.Outcome;
import io.github.keycloaksspr.keycloak.page.FormInput;
import io.github.keycloaksspr.keycloak.page.Seconds;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Proof by a code that is sent, as long as it is concealed whether anything is sent. Any
 * destination that can be read leads to the page for the code. A code is made for all of them, and
 * goes nowhere unless the destination turns out, {@link Backstage}, to be the one that is stored.
 *
 * <p>A right code proves nothing alone: whoever guesses the code of a name that is nobody's, or of
 * a destination that is not the user's, is told that it is wrong.
 */
final class ConcealedCodeStep {

  private final ConcealedDialog dialog;
  private final MethodId method;
  private final Channel channel;
  private final Codes codes;

  ConcealedCodeStep(ConcealedDialog dialog, MethodId method, Channel channel) {
    this.dialog = dialog;
    this.method = method;
    this.channel = channel;
    this.codes = dialog.sspr().codes();
  }

  /** After the choice, as in the open dialog. */
  void begin() {
    boolean alive =
        sentCode().filter(sent -> sent.code().isAlive(dialog.sspr().clock().instant())).isPresent();
    dialog.stay(dialog.verification().at(alive ? entering() : confirming()), dialog.form());
  }

  /** A destination was typed. What is wrong with it is said only as far as all can see it. */
  void confirm(FormInput input) {
    TypedDestination typed = TypedDestination.of(input, channel, dialog.sspr().policy());
    if (typed instanceof TypedDestination.Refused refused) {
      refuse(CodeStep.DESTINATION, refused.message());
    } else if (typed instanceof TypedDestination.Legible legible
        && Tries.admits(dialog.context(), dialog.sspr().resetLimits())) {
      send(dialog.sspr().hash().destination(legible.destination()), confirming());
    }
  }

  /** A code was typed, or another one is wanted. */
  void enter(FormInput input) {
    if (input.asksFor("resend")) {
      resend();
      return;
    }
    CodeStep.problem(input, codes, dialog.sspr().policy())
        .ifPresentOrElse(
            problem -> dialog.stay(dialog.verification(), dialog.form().addError(problem)),
            () -> dialog.attempt(method).ifPresent(slot -> check(slot, input.text(CodeStep.CODE))));
  }

  private void check(Slot slot, String typed) {
    String destination = sentCode().map(SentCode::destination).orElse("");
    CodeCheck result = codes.check(sentCode().map(SentCode::code), binding(destination), typed);
    if (result == CodeCheck.RIGHT && isTrue(destination)) {
      return;
    }
    if (result == CodeCheck.RIGHT || result == CodeCheck.WRONG) {
      refuse(CodeStep.Refusal.of(CodeCheck.WRONG), dialog.backstage()::wrong);
    } else {
      dialog.limits().notCompared(slot);
      refuse(CodeStep.Refusal.of(result), dialog.backstage()::failed);
    }
  }

  private void refuse(CodeStep.Refusal refusal, Note note) {
    note.write(AuditStep.VERIFY, method, refusal.error());
    refuse(CodeStep.CODE, refusal.message());
  }

  /** What is noted of a refusal. */
  private interface Note {
    void write(AuditStep step, MethodId method, String error);
  }

  /** Goes on in the open dialog if the code went to where the user's own destination is. */
  private boolean isTrue(String destination) {
    Optional<Reset> reset = dialog.reveal();
    Optional<UsableMethod> proven =
        reset
            .flatMap(found -> found.usable().find(method))
            .filter(
                usable ->
                    usable
                        .destination()
                        .map(dialog.sspr().hash()::destination)
                        .filter(stored -> KeyedHash.same(stored, destination))
                        .isPresent());
    proven.ifPresent(usable -> dialog.proven(reset.orElseThrow(), usable));
    return proven.isPresent();
  }

  private void resend() {
    Optional<SentCode> sent = sentCode();
    Duration wait = sent.map(SentCode::code).map(codes::untilResend).orElse(Duration.ZERO);
    if (sent.isEmpty()) {
      dialog.stay(dialog.verification().at(confirming()), dialog.form());
    } else if (wait.isZero()) {
      send(sent.get().destination(), entering());
    } else {
      justSent(entering(), wait);
    }
  }

  /**
   * Makes a new code, which kills the old one.
   *
   * @param destination keyed hash of what was typed
   * @param otherwise where to stay when it is too early for another one
   */
  private void send(String destination, Step otherwise) {
    CodeBinding binding = binding(destination);
    if (!codes.maySendNow(binding)) {
      justSent(otherwise, dialog.sspr().policy().codes().resendCooldown());
      return;
    }
    if (!dialog.limits().send(channel)) {
      dialog.backstage().failed(AuditStep.SEND, method, "sspr_attempts_used_up");
      dialog.tooMany(dialog.verification().at(otherwise), dialog.limits().window(channel));
      return;
    }
    Codes.Issued issued = codes.issue(binding);
    dialog.backstage().send(binding, channel, issued.digits(), dialog.locale());
    OneTimeCode kept = issued.kept();
    dialog.stay(
        dialog.verification().at(entering()).sent(new SentCode(method, channel, destination, kept)),
        dialog.form().setInfo(Outcome.ON_ITS_WAY.messageKey()));
  }

  private void justSent(Step where, Duration wait) {
    dialog.stay(
        dialog.verification().at(where),
        dialog.form().setError("sspr-error-just-sent", Seconds.of(wait)));
  }

  private void refuse(String field, String message, Object... parameters) {
    dialog.stay(
        dialog.verification(), dialog.form().addError(new FormMessage(field, message, parameters)));
  }

  private Optional<SentCode> sentCode() {
    return dialog.verification().sent().filter(sent -> sent.isFor(method, channel));
  }

  private Step confirming() {
    return new Step.Confirming(method, channel);
  }

  private Step entering() {
    return new Step.Entering(method, channel);
  }

  private CodeBinding binding(String destination) {
    AuthenticationSessionModel session = dialog.context().getAuthenticationSession();
    return new CodeBinding(
        dialog.context().getRealm().getId(),
        dialog.subject().hash(),
        method,
        new HashedDestination(destination),
        Purpose.RESET,
        session.getParentSession().getId() + "." + session.getTabId());
  }
}
