// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.server;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * CVE-2026-18963: through Keycloak's own reset flow anybody takes over anybody's account without
 * the mail. Our flow is not open to it, but a server that has it is not safe: another realm, or a
 * realm whose reset was bound back, still uses the flow that is.
 */
public final class StockResetFlaw {

  /** The flaw's public name. */
  public static final String ID = "CVE-2026-18963";

  /** The first version of each line without it. Lines before, and those between, got no fix. */
  private static final List<ServerVersion> MENDED =
      List.of(
          new ServerVersion(26, 4, 15), new ServerVersion(26, 6, 6), new ServerVersion(26, 7, 2));

  private static final ServerVersion NEWEST_MENDED =
      MENDED.stream().max(Comparator.naturalOrder()).orElseThrow();

  private StockResetFlaw() {}

  /** Whether a server of that version has the flaw. */
  public static boolean isIn(ServerVersion version) {
    return !isMendedIn(version);
  }

  /** What to update to: the line's own fix where there is one, else the newest. */
  public static ServerVersion updateOf(ServerVersion version) {
    return mendOf(version).orElse(NEWEST_MENDED);
  }

  private static boolean isMendedIn(ServerVersion version) {
    return version.compareTo(NEWEST_MENDED) >= 0
        || mendOf(version).filter(mended -> version.compareTo(mended) >= 0).isPresent();
  }

  private static Optional<ServerVersion> mendOf(ServerVersion version) {
    return MENDED.stream().filter(version::isOfTheLineOf).findFirst();
  }
}
