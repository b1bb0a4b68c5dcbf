// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.spi.gateway;

import java.util.Optional;

/**
 * The phone that a message goes to.
 *
 * @param e164 the number in E.164: a plus and 7 to 15 digits; never to be logged
 * @param extension 1 to 11 digits dialled after the answer, for calls only; empty where there is
 *     none
 */
public record Recipient(String e164, Optional<String> extension) {

  /** Shows nothing of the number, so that a slip into a log line gives nothing away. */
  @Override
  public String toString() {
    return "Recipient";
  }
}
