// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.CodeBinding;
import io.github.keycloaksspr.domain.code.Codes;
import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.limit.ClientAddress;
import io.github.keycloaksspr.domain.limit.ResetLimits;
import io.github.keycloaksspr.domain.limit.SendPermit;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.delivery.Outcome;
import io.github.keycloaksspr.spi.Channel;
import java.time.Instant;
import java.util.function.Function;
import org.keycloak.models.UserModel;

/** Sends one code of a reset to a destination of the user, within the limits. */
final class CodeSending {

  private final Sspr sspr;
  private final UserModel user;
  private final Channel channel;
  private final Destination destination;
  private final CodeBinding binding;
  private final ClientAddress client;

  /**
   * @param client where the request came from
   */
  CodeSending(
      Sspr sspr,
      UserModel user,
      Channel channel,
      Destination destination,
      CodeBinding binding,
      ClientAddress client) {
    this.sspr = sspr;
    this.user = user;
    this.channel = channel;
    this.destination = destination;
    this.binding = binding;
    this.client = client;
  }

  /** What came of it. */
  sealed interface Result {

    /** The code may arrive. */
    record Sent(Outcome outcome) implements Result {}

    /** Nothing was sent; another code or another way may do. */
    sealed interface NotSent extends Result {

      /** For the event. */
      String error();
    }

    /** A code went there a moment ago. */
    record TooSoon() implements NotSent {
      @Override
      public String error() {
        return "sspr_just_sent";
      }
    }

    /**
     * A limit or the gateway refused.
     *
     * @param error for the event
     * @param message key of the text that says why
     */
    record Refused(String error, String message) implements NotSent {}

    /** The user had too many sent: the reset is closed. */
    record Closed(Instant until) implements Result {}
  }

  /**
   * Sends it, one in a cool-down. What was not sent after all counts nowhere.
   *
   * @param code the code, from whose making the cool-down counts
   * @param way delivers the code, with the permit for it
   */
  Result send(OneTimeCode code, Function<SendPermit.Granted, Outcome> way) {
    Codes codes = sspr.codes();
    if (!codes.maySendNow(binding, code)) {
      return new Result.TooSoon();
    }
    ResetLimits.Sending sending =
        sspr.resetLimits().send(sspr.subject(user), channel, destination, client);
    if (sending instanceof ResetLimits.Sending.Open open) {
      Outcome outcome = way.apply(open.permit());
      if (outcome.mayArrive()) {
        return new Result.Sent(outcome);
      }
      sspr.resetLimits().notSent(open.permit());
      codes.notSent(binding);
      return new Result.Refused(outcome.error(), outcome.messageKey());
    }
    codes.notSent(binding);
    if (sending instanceof ResetLimits.Sending.Closed closed) {
      return new Result.Closed(closed.until());
    }
    SendPermit.Reason reason = ((ResetLimits.Sending.Refused) sending).reason();
    return new Result.Refused(reason.error(), reason.messageKey());
  }
}
