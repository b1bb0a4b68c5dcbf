// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events a report on activity shows; empty means all.
 *
 * @param from the earliest time, included
 * @param to the latest time, included
 * @param step only this
 * @param method only this
 * @param result only this
 */
public record ActivityFilter(
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> step,
    Optional<String> method,
    Optional<String> result) {

  /** Whether the line is wanted. */
  public boolean matches(ActivityRow row) {
    return from.map(earliest -> !row.date().isBefore(earliest)).orElse(true)
        && to.map(latest -> !row.date().isAfter(latest)).orElse(true)
        && step.map(row.step()::equals).orElse(true)
        && method.map(wanted -> row.method().filter(wanted::equals).isPresent()).orElse(true)
        && result.map(row.result()::equals).orElse(true);
  }
}
