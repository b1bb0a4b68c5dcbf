// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import java.time.Instant;
import java.util.Optional;

/**
 * An event of ours as it was stored.
 *
 * @param id of the event
 * @param time when
 * @param userId Keycloak's id of the user
 * @param attempt id of the reset or registration that it is part of
 * @param part what it is to that
 * @param step what was done
 * @param method with which method
 * @param result what came of it
 * @param error why it was refused
 */
public record Activity(
    String id,
    Instant time,
    Optional<String> userId,
    Optional<String> attempt,
    Part part,
    String step,
    Optional<String> method,
    String result,
    Optional<String> error) {

  /** What an event is to its reset or registration. */
  public enum Part {
    BEGIN,
    MIDDLE,
    END
  }
}
