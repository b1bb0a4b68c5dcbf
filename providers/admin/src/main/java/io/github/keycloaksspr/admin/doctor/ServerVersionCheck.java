// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.doctor;

import io.github.keycloaksspr.domain.server.ServerConcern;
import java.util.List;

/**
 * Whether the server's version is safe and supported.
 *
 * @param concerns what is to be said of it
 */
record ServerVersionCheck(List<ServerConcern> concerns) implements Check {

  @Override
  public List<Finding> findings() {
    return concerns.stream().map(ServerVersionCheck::finding).toList();
  }

  private static Finding finding(ServerConcern concern) {
    return switch (concern.kind()) {
      case FLAW -> Finding.error("server-too-old", concern.problem(), concern.remedy());
      case UNSUPPORTED_LINE ->
          Finding.warning("server-line-unsupported", concern.problem(), concern.remedy());
    };
  }
}
