// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a user did, in the report on activity.
 *
 * @param date when
 * @param userId Keycloak's id of the user; empty for a name that no user has
 * @param user the name to sign in with; empty when the user is gone
 * @param step what was done
 * @param method with which method
 * @param result what came of it
 * @param reason why it was refused, or why what was abandoned was begun
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ActivityRow(
    Instant date,
    Optional<String> userId,
    Optional<String> user,
    String step,
    Optional<String> method,
    String result,
    Optional<String> reason)
    implements ReportRow {

  /** Names of the columns. */
  public static final List<String> HEAD =
      List.of("date", "userId", "user", "step", "method", "result", "reason");

  @Override
  public List<String> cells() {
    return List.of(
        date.toString(),
        userId.orElse(""),
        user.orElse(""),
        step,
        method.orElse(""),
        result,
        reason.orElse(""));
  }
}
