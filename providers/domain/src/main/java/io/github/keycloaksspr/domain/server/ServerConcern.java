// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.server;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an administrator should know about the version of the server.
 *
 * @param kind what it is about
 * @param problem what is wrong, in words
 * @param remedy what to do about it, in words
 */
public record ServerConcern(Kind kind, String problem, String remedy) {

  /** What a concern is about. */
  public enum Kind {
    /** The server is not safe: see {@link StockResetFlaw}. */
    FLAW,
    /** The product was not tested on servers of this line. */
    UNSUPPORTED_LINE
  }

  /** All that is to be said of a server of that version; empty where nothing is. */
  public static List<ServerConcern> about(ServerVersion version) {
    return Stream.of(flaw(version), line(version)).flatMap(Optional::stream).toList();
  }

  private static Optional<ServerConcern> flaw(ServerVersion version) {
    return Optional.of(version)
        .filter(StockResetFlaw::isIn)
        .map(
            flawed ->
                new ServerConcern(
                    Kind.FLAW,
                    "Keycloak %s has the flaw %s: where a realm resets through Keycloak's own flow, an attacker can take over any account."
                        .formatted(flawed, StockResetFlaw.ID),
                    "Update Keycloak to %s or later, and bind the flow of Keycloak SSPR until then."
                        .formatted(StockResetFlaw.updateOf(flawed))));
  }

  private static Optional<ServerConcern> line(ServerVersion version) {
    return Optional.of(version)
        .filter(other -> !ServerLine.isSupported(other))
        .map(
            other ->
                new ServerConcern(
                    Kind.UNSUPPORTED_LINE,
                    "Keycloak %s is of a line that this release of Keycloak SSPR was not tested on: parts of it may not work."
                        .formatted(other),
                    "Use Keycloak of one of the lines %s, or a release of Keycloak SSPR that supports yours."
                        .formatted(ServerLine.all())));
  }

  /** Problem and remedy as one text. */
  public String text() {
    return problem + " " + remedy;
  }
}
