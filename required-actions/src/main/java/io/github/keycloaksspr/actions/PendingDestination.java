// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.actions;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.destination.Destination;
import io.github.keycloaksspr.domain.destination.MailAddress;
import io.github.keycloaksspr.domain.destination.PhoneNumber;
import io.github.keycloaksspr.spi.Channel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A destination that was given and not verified yet. Lies in the session only.
 *
 * @param value E.164 number or mail address
 * @param extension of a phone
 * @param channel the way the code went
 * @param code what is kept of the code
 * @param earlier the codes that were sent there before it, the latest first: good for nothing, but
 *     a user who types one is told so
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PendingDestination(
    String value,
    Optional<String> extension,
    Channel channel,
    OneTimeCode code,
    List<OneTimeCode> earlier) {

  /** More than the policy lets a user have sent in the life of a code. */
  private static final int MOST_EARLIER = 10;

  PendingDestination {
    earlier = List.copyOf(earlier);
  }

  static PendingDestination of(Destination destination, Channel channel, OneTimeCode code) {
    return destination instanceof PhoneNumber phone
        ? new PendingDestination(phone.e164(), phone.extension(), channel, code, List.of())
        : new PendingDestination(
            ((MailAddress) destination).value(), Optional.empty(), channel, code, List.of());
  }

  /** The same, knowing the codes that went there before. */
  PendingDestination after(PendingDestination other) {
    if (!other.destination().equals(destination())) {
      return this;
    }
    List<OneTimeCode> all =
        Stream.concat(Stream.of(other.code), other.earlier.stream()).limit(MOST_EARLIER).toList();
    return new PendingDestination(value, extension, channel, code, all);
  }

  Destination destination() {
    return channel == Channel.MAIL ? new MailAddress(value) : new PhoneNumber(value, extension);
  }

  @Override
  public String toString() {
    return "PendingDestination";
  }
}
