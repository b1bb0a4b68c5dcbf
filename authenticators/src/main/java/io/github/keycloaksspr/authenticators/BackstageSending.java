// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.authenticators;

import io.github.keycloaksspr.domain.code.CodeBinding;
import io.github.keycloaksspr.domain.code.KeyedHash;
import io.github.keycloaksspr.domain.code.Purpose;
import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.limit.ResetLimits.Sending;
import io.github.keycloaksspr.keycloak.Sspr;
import io.github.keycloaksspr.keycloak.audit.AuditStep;
import io.github.keycloaksspr.keycloak.delivery.Outcome;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;

/** Sends the code of a concealed reset, if there is somebody to whom it may go. */
final class BackstageSending {

  private final BackstageJob job;
  private final CodeBinding asked;
  private final Channel channel;

  /**
   * @param asked holds the keyed hash of the destination that was typed
   */
  BackstageSending(BackstageJob job, CodeBinding asked, Channel channel) {
    this.job = job;
    this.asked = asked;
    this.channel = channel;
  }

  void send(String digits, Locale locale, URI page) {
    if (job.standing() instanceof Standing.Open open) {
      stored(open.user())
          .ifPresentOrElse(
              destination -> send(open.user(), destination, digits, locale, page), this::mismatch);
    } else {
      mismatch();
    }
  }

  private void mismatch() {
    job.refused(AuditStep.CONFIRM_DESTINATION, asked.method(), "sspr_destination_mismatch");
    job.count();
  }

  private void send(
      UserModel user, Destination destination, String digits, Locale locale, URI page) {
    Sspr sspr = job.sspr();
    CodeBinding binding = boundTo(user, destination);
    // One cool-down for a destination, by whatever name its owner was called.
    if (!sspr.codes().maySendNow(binding)) {
      refused(user, "sspr_just_sent");
      return;
    }
    Sending sending = sspr.resetLimits().send(sspr.subject(user), channel, destination);
    if (sending instanceof Sending.Open open) {
      Outcome outcome =
          sspr.delivery()
              .sendWithin(user, channel, destination, Purpose.RESET, digits, locale, page);
      if (outcome.mayArrive()) {
        sent(user, outcome);
        return;
      }
      sspr.resetLimits().notSent(open.permit());
      refused(user, outcome.error());
    } else if (sending instanceof Sending.Refused refused) {
      refused(user, refused.reason().error());
    } else {
      job.closed();
    }
    sspr.codes().notSent(binding);
  }

  private void sent(UserModel user, Outcome outcome) {
    job.audit()
        .success(
            EventType.SEND_RESET_PASSWORD,
            user.getId(),
            AuditStep.SEND,
            Optional.of(asked.method()),
            outcome.result());
  }

  private void refused(UserModel user, String error) {
    job.audit()
        .failure(
            EventType.SEND_RESET_PASSWORD,
            user.getId(),
            AuditStep.SEND,
            Optional.of(asked.method()),
            error);
  }

  /** The user's own destination, if it is what was typed. */
  private Optional<Destination> stored(UserModel user) {
    KeyedHash hash = job.sspr().hash();
    return job.sspr()
        .usableBy(user)
        .find(asked.method())
        .flatMap(method -> method.destination())
        .filter(
            destination ->
                KeyedHash.same(hash.destination(destination), asked.destination().canonical()));
  }

  private CodeBinding boundTo(UserModel user, Destination destination) {
    return new CodeBinding(
        asked.realm(), user.getId(), asked.method(), destination, Purpose.RESET, asked.session());
  }
}
