// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.page;

import java.time.Duration;

/** Times as pages count them down. */
public final class Seconds {

  private Seconds() {}

  /** Whole seconds, rounded up, so that a page never promises too much. */
  public static int of(Duration duration) {
    return Math.toIntExact((duration.toMillis() + 999) / 1000);
  }
}
