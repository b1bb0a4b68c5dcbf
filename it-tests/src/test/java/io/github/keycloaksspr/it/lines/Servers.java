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

  /** {@code oldest} adds the oldest line to the newest, {@code all} adds all. */
  private static final String MATRIX = "SSPR_MATRIX";

  private Servers() {}

  /** Versions of the servers that the product runs on in this build. */
  static Stream<String> toRunOn() {
    return switch (ProjectFiles.setting(MATRIX).orElse("newest")) {
      case "newest" -> Stream.of(configured().version());
      case "oldest" -> Stream.of(all().findFirst().orElseThrow(), configured().version());
      case "all" -> all();
      default -> throw new IllegalStateException(MATRIX + " is newest, oldest or all");
    };
  }

  /** One version of each supported line, the oldest first. */
  static Stream<String> all() {
    return Stream.concat(Stream.of(older().split("\\s+")), Stream.of(configured().version()));
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

  private static String older() {
    return ProjectFiles.setting("SSPR_OLDER_KEYCLOAKS")
        .orElseThrow(() -> new IllegalStateException("The build names no older servers"));
  }
}
