// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import java.util.Optional;

/**
 * A destination that was given and not verified yet. Lies in the session only.
 *
 * @param value E.164 number or mail address
 * @param extension of a phone
 * @param channel the way the code went
 * @param code what is kept of the code
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PendingDestination(
    String value, Optional<String> extension, Channel channel, OneTimeCode code) {

  static PendingDestination of(Destination destination, Channel channel, OneTimeCode code) {
    return destination instanceof PhoneNumber phone
        ? new PendingDestination(phone.e164(), phone.extension(), channel, code)
        : new PendingDestination(
            ((MailAddress) destination).value(), Optional.empty(), channel, code);
  }

  Destination destination() {
    return channel == Channel.MAIL ? new MailAddress(value) : new PhoneNumber(value, extension);
  }

  @Override
  public String toString() {
    return "PendingDestination";
  }
}
