// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is moved. */
public final class MovingClock extends Clock {

  public static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private volatile Instant now = START;

  public void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("The domain knows no time zones");
  }
}
