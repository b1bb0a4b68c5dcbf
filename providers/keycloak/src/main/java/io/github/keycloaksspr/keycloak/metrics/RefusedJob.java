// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.keycloak.metrics;

import java.util.Locale;

/** Why a job was not taken. */
public enum RefusedJob {
  /** As many wait as may. */
  NO_ROOM,
  /** What it needs takes long to answer, and a page would wait in vain. */
  SLOW,
  /** It had not begun when its page stopped waiting. */
  WAITED;

  /** The word in series. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
