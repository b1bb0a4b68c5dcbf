// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.gateway;

/** What became of a message. Each case leads to its own words on the page. */
public sealed interface DeliveryResult {

  /**
   * The gateway took it.
   *
   * @param reference the gateway's own id of the message, for support; never a number or an address
   */
  record Accepted(String reference) implements DeliveryResult {}

  /**
   * The gateway will not deliver it, now or later.
   *
   * @param reason why
   */
  record Refused(Reason reason) implements DeliveryResult {}

  /** Not now: rate limits, an outage of the other side. Nothing was sent. */
  record TryLater() implements DeliveryResult {}

  /** No answer in time: it may arrive or not. */
  record Unknown() implements DeliveryResult {}

  /** Why a gateway refuses. */
  enum Reason {
    /** Not a number that can be reached. */
    INVALID_NUMBER,
    /** A text to a line that takes none. */
    NOT_A_MOBILE,
    /** The person asked this sender to stop. */
    OPTED_OUT,
    /** The phone is off, out of reach, or its network does not answer. */
    UNREACHABLE,
    /** The sender's account may not send there. */
    BLOCKED_REGION,
    /**
     * The gateway does not take our credentials, sender or settings: the administrator must act.
     */
    MISCONFIGURED
  }
}
