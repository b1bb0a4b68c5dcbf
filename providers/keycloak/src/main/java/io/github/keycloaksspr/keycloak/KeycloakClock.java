// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.keycloak.common.util.Time;

/** The server's clock, with the offset that Keycloak's tests may set. */
final class KeycloakClock extends Clock {

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new IllegalArgumentException("Instants only");
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
