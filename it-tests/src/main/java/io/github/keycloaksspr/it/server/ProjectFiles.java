// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the project's own files are, and what the build was told. */
public final class ProjectFiles {

  private ProjectFiles() {}

  /** The folder of the whole project. */
  public static Path root() {
    return setting("SSPR_ROOT")
        .map(Path::of)
        .orElseGet(ProjectFiles::search)
        .toAbsolutePath()
        .normalize();
  }

  /** A folder below this module's build folder. */
  public static Path target(String name) {
    return root().resolve("it-tests").resolve("target").resolve(name);
  }

  /** The packaged JARs, exactly as an administrator gets them. */
  public static List<Path> packagedJars() {
    Path providers = root().resolve("target/keycloak-sspr/providers");
    if (!Files.isDirectory(providers)) {
      throw new IllegalStateException("Not built yet, run the packaging first: " + providers);
    }
    try (Stream<Path> files = Files.list(providers)) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
      if (jars.isEmpty()) {
        throw new IllegalStateException("No JARs in " + providers);
      }
      return jars;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + providers, e);
    }
  }

  /** A setting, from a system property or else from the environment. */
  public static Optional<String> setting(String name) {
    return Optional.ofNullable(System.getProperty(name))
        .or(() -> Optional.ofNullable(System.getenv(name)))
        .filter(value -> !value.isBlank());
  }

  private static Path search() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      if (Files.isDirectory(folder.resolve("it-tests"))
          && Files.exists(folder.resolve("pom.xml"))) {
        return folder;
      }
      folder = folder.getParent();
    }
    throw new IllegalStateException("Run this inside of the project, or set SSPR_ROOT");
  }
}
