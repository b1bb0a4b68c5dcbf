// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.inbox;

import java.util.Map;

/**
 * Why Twilio says no.
 *
 * @param status the HTTP status
 * @param code Twilio's own number of the error
 * @param message the words
 */
public record TwilioRejection(int status, int code, String message) {

  static TwilioRejection badRequest(int code, String message) {
    return new TwilioRejection(400, code, message);
  }

  /** The body of the answer, shaped as Twilio's. */
  Map<String, Object> body() {
    return Map.of(
        "code",
        code,
        "message",
        message,
        "more_info",
        "https://www.twilio.com/docs/errors/" + code,
        "status",
        status);
  }
}
