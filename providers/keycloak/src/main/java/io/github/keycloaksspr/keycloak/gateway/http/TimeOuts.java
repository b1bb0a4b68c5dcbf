// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.gateway.http;

import java.time.Duration;

/**
 * How long one exchange may take: never longer than both together.
 *
 * @param connect longest wait for a connection
 * @param response longest wait for the whole answer
 */
public record TimeOuts(Duration connect, Duration response) {

  /** What gateways use unless told otherwise. */
  public static final TimeOuts USUAL = new TimeOuts(Duration.ofSeconds(3), Duration.ofSeconds(10));

  /** Bounds of both, in milliseconds. */
  public static final long SHORTEST_MILLIS = 100;

  public static final long LONGEST_MILLIS = 60_000;

  Duration together() {
    return connect.plus(response);
  }
}
