// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloaksspr.spi.MethodId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where one user stands, in the report on registration. Holds no destination, not even a masked
 * one. The words are those of Azure AD's own report.
 *
 * @param userId Keycloak's id of the user
 * @param user the name to sign in with
 * @param enabled whether policy, account and the password's home let the user reset
 * @param registered whether the user has as many usable methods as the policy asks
 * @param methods those that the user could prove identity with now, in the order of pages
 * @param withdrawn those that are registered and do not count any more; in JSON only, because other
 *     programs know the columns of the CSV
 * @param lastConfirmed when the user last said that what is registered is right
 * @param unreadable those with a value that cannot be read, or that the policy refuses
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RegistrationRow(
    String userId,
    String user,
    boolean enabled,
    boolean registered,
    boolean capable,
    List<String> methods,
    List<String> withdrawn,
    Optional<Instant> lastConfirmed,
    List<String> unreadable)
    implements ReportRow {

  /** Names of the columns. */
  public static final List<String> HEAD =
      List.of(
          "userId",
          "user",
          "enabled",
          "registered",
          "capable",
          "methods",
          "lastConfirmed",
          "unreadable");

  public RegistrationRow {
    methods = List.copyOf(methods);
    withdrawn = List.copyOf(withdrawn);
    unreadable = List.copyOf(unreadable);
  }

  /** The line of a user; who is enabled and registered is capable of a reset. */
  public static RegistrationRow of(
      String userId,
      String user,
      Standing standing,
      List<MethodId> withdrawn,
      Optional<Instant> lastConfirmed,
      List<MethodId> unreadable) {
    return new RegistrationRow(
        userId,
        user,
        standing.isEnabled(),
        standing.isRegistered(),
        standing.isCapable(),
        standing.methods().stream().map(MethodId::value).toList(),
        withdrawn.stream().map(MethodId::value).toList(),
        lastConfirmed,
        unreadable.stream().map(MethodId::value).toList());
  }

  @Override
  public List<String> cells() {
    return List.of(
        userId,
        user,
        String.valueOf(enabled),
        String.valueOf(registered),
        String.valueOf(capable),
        String.join(" ", methods),
        lastConfirmed.map(Instant::toString).orElse(""),
        String.join(" ", unreadable));
  }
}
