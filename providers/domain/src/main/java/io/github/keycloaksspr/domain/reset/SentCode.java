// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.reset;

import io.github.keycloaksspr.domain.code.OneTimeCode;
import io.github.keycloaksspr.domain.destination.Channel;
import io.github.keycloaksspr.domain.method.MethodId;

/**
 * The one code that is good now, and how it travelled.
 *
 * @param method the method that it proves
 * @param channel the way it went
 * @param destination keyed hash of where it went
 * @param code what is kept of it
 */
public record SentCode(MethodId method, Channel channel, String destination, OneTimeCode code) {

  /** Whether it went that way, for that method. */
  public boolean isFor(MethodId method, Channel channel) {
    return this.method == method && this.channel == channel;
  }
}
