// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.stranger;

import io.github.keycloaksspr.it.server.KeycloakDistribution;
import io.github.keycloaksspr.it.server.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/**
 * The JAR of an extension that nothing of ours knows, built from its sources with the commands of
 * the guide, against the SPI and Keycloak and nothing else.
 */
final class StrangerJar {

  private static final Pattern COMMANDS = Pattern.compile("```bash\\n(.*?)```", Pattern.DOTALL);
  private static final String NAME = "badge-reader.jar";

  private StrangerJar() {}

  /**
   * Builds it.
   *
   * @param name of the folder with its sources
   * @param server the home of the server that it is for
   */
  static Path build(String name, Path server) {
    return build(name, server, source -> source);
  }

  /** Changes sources of the SPI before the extension is compiled. */
  interface Change {
    String of(String source);
  }

  /**
   * Builds it against another SPI.
   *
   * @param change what the class with the version says there
   */
  static Path build(String name, Path server, Change change) {
    Path folder = server.resolveSibling(server.getFileName() + "-" + name);
    try {
      KeycloakDistribution.remove(folder);
      copy(ProjectFiles.root().resolve("it-tests/src/stranger").resolve(name), folder);
      KeycloakDistribution.configured().unpackTo(server);
      Path providers = Files.createDirectories(server.resolve("providers"));
      Path spi = providers.resolve("keycloak-sspr-spi.jar");
      Files.copy(theSpi(), spi, StandardCopyOption.REPLACE_EXISTING);
      version(folder, spi, change);
      run(folder, server);
      Path named = folder.resolve(name + "-stranger.jar");
      return Files.move(folder.resolve(NAME), named, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot build " + name, e);
    }
  }

  private static Path theSpi() {
    return ProjectFiles.packagedJars().stream()
        .filter(jar -> jar.getFileName().toString().startsWith("keycloak-sspr-spi-"))
        .findFirst()
        .orElseThrow();
  }

  /** Puts another version's class into the SPI that the extension is compiled against. */
  private static void version(Path folder, Path spi, Change change) throws IOException {
    String type = "io/github/keycloaksspr/spi/SpiVersion";
    String source =
        Files.readString(
            ProjectFiles.root().resolve("providers/spi/src/main/java").resolve(type + ".java"));
    String other = change.of(source);
    if (!other.equals(source)) {
      Path file = folder.resolve("other").resolve(type + ".java");
      Files.createDirectories(file.getParent());
      Files.writeString(file, other);
      tool("javac", "--release", "17", file.toString());
      tool(
          "jar",
          "--update",
          "--file",
          spi.toString(),
          "-C",
          folder.resolve("other").toString(),
          type + ".class");
    }
  }

  private static void tool(String name, String... arguments) {
    if (ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments) != 0) {
      throw new IllegalStateException(name + " failed");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }

  private static void run(Path folder, Path server) throws IOException {
    Matcher commands =
        COMMANDS.matcher(Files.readString(ProjectFiles.root().resolve("docs/extending.md")));
    if (!commands.find()) {
      throw new IllegalStateException("The guide has no commands");
    }
    ProcessBuilder shell = new ProcessBuilder("bash", "-euc", commands.group(1));
    shell.directory(folder.toFile()).redirectErrorStream(true);
    shell.environment().put("KEYCLOAK", server.toString());
    Path java = Path.of(System.getProperty("java.home"), "bin");
    shell.environment().merge("PATH", java.toString(), (old, own) -> own + ":" + old);
    Process process = shell.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IllegalStateException("The commands of the guide failed: " + said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
