// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import java.util.Optional;

/**
 * Which users a report on registration shows; empty means all.
 *
 * @param method only those who could use it
 * @param enabled only those who may reset, or may not
 * @param registered only those with enough methods, or too few
 * @param capable only those whose reset would succeed, or would not
 */
public record RegistrationFilter(
    Optional<String> method,
    Optional<Boolean> enabled,
    Optional<Boolean> registered,
    Optional<Boolean> capable) {

  /** Everybody. */
  public static final RegistrationFilter ALL =
      new RegistrationFilter(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** Whether the line is wanted. */
  public boolean matches(RegistrationRow row) {
    return method.map(row.methods()::contains).orElse(true)
        && enabled.map(wanted -> wanted == row.enabled()).orElse(true)
        && registered.map(wanted -> wanted == row.registered()).orElse(true)
        && capable.map(wanted -> wanted == row.capable()).orElse(true);
  }
}
