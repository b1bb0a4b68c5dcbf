// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.gateway;

import io.github.keycloaksspr.keycloak.delivery.Outcome;

/**
 * What became of a test message, in words.
 *
 * @param outcome a word of a closed list, the same as in events
 * @param message the same as a sentence for the administrator
 */
public record TestOutcome(String outcome, String message) {

  static TestOutcome of(Outcome outcome) {
    return new TestOutcome(outcome.id(), words(outcome));
  }

  private static String words(Outcome outcome) {
    return switch (outcome) {
      case SENT -> "The gateway took the message. Look at the phone to see whether it arrives.";
      case ON_ITS_WAY ->
          "The gateway has not answered yet. The message may still arrive; the server's log will tell if not.";
      case INVALID_NUMBER -> "The gateway says that this number does not exist.";
      case NOT_A_MOBILE -> "The gateway says that this phone takes no texts.";
      case OPTED_OUT -> "The phone's owner has asked this sender to stop.";
      case UNREACHABLE -> "The gateway cannot reach this phone.";
      case BLOCKED_REGION ->
          "The gateway's account may not send to this country. Allow it in the gateway's own settings.";
      case MISCONFIGURED ->
          "The gateway does not take our credentials, sender or settings. The server's log names the cause.";
      case TRY_LATER ->
          "The gateway is busy, cannot be reached, or has been slow; nothing was sent. Try again in a minute.";
      case UNKNOWN ->
          "The gateway's answer was lost or cannot be understood. The message may arrive or not.";
      case MAIL_FAILED -> "The mail server did not take the message.";
    };
  }
}
