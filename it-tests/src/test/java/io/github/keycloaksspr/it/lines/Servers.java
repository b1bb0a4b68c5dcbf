// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.lines;

import io.github.keycloaksspr.domain.server.ServerVersion;
import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.ProjectFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The servers that stand for the supported lines; {@code it-tests/pom.xml} names them. */
final class Servers {

  /** Which older lines are wanted: {@code none}, the {@code oldest}, or {@code all}. */
  private static final String MATRIX = "SSPR_MATRIX";

  private Servers() {}

  /** Versions of the older servers that the product runs on in this build. */
  static Stream<String> olderToRunOn() {
    return switch (ProjectFiles.setting(MATRIX).orElse("none")) {
      case "none" -> Stream.empty();
      case "oldest" -> older().limit(1);
      case "all" -> older();
      default -> throw new IllegalStateException(MATRIX + " is none, oldest or all");
    };
  }

  /** One version of each supported line, the oldest first. */
  static Stream<String> all() {
    return Stream.concat(older(), Stream.of(newest()));
  }

  /** The server that all other tests run on. */
  static String newest() {
    return configured().version();
  }

  /** The server of that version; empty where it was not fetched. */
  static Optional<KeycloakDistribution> of(String version) {
    if (version.equals(configured().version())) {
      return Optional.of(configured());
    }
    return ProjectFiles.setting("SSPR_KEYCLOAK_ZIPS")
        .map(folder -> Path.of(folder, version, "keycloak-quarkus-dist-" + version + ".zip"))
        .filter(Files::isRegularFile)
        .map(KeycloakDistribution::of);
  }

  static ServerVersion version(String version) {
    return ServerVersion.read(version).orElseThrow();
  }

  private static KeycloakDistribution configured() {
    return KeycloakDistribution.configured();
  }

  private static Stream<String> older() {
    return Stream.of(
        ProjectFiles.setting("SSPR_OLDER_KEYCLOAKS")
            .orElseThrow(() -> new IllegalStateException("The build names no older servers"))
            .split("\\s+"));
  }
}
