// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.server.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What administrators drop into their server. */
final class PackagingIT {

  private static final long MOST_BYTES = 4_000_000;
  private static final String SHADED = "io/github/keycloaksspr/shaded/";
  private static final String APACHE = "META-INF/LICENSE";

  /** Where the licence of each bundled library stands. */
  private static final Map<String, String> LICENCES =
      Map.of(
          "phonenumbers",
          APACHE,
          "altcha",
          "META-INF/licenses/altcha.txt",
          "twilio",
          "META-INF/licenses/twilio.txt",
          "hc",
          APACHE);

  private static final Map<String, String> COORDINATES =
      Map.of(
          "phonenumbers", "com.googlecode.libphonenumber:libphonenumber",
          "altcha", "org.altcha:altcha",
          "twilio", "com.twilio.sdk:twilio",
          "hc", "org.apache.httpcomponents.core5:httpcore5");

  @Test
  void there_are_nine_jars_and_together_they_are_small() {
    List<Path> jars = ProjectFiles.packagedJars();

    assertThat(jars).hasSize(9);
    assertThat(jars.stream().mapToLong(PackagingIT::size).sum()).isLessThan(MOST_BYTES);
  }

  @Test
  void every_class_is_ours_or_relocated() {
    assertThat(entries())
        .filteredOn(entry -> entry.endsWith(".class"))
        .isNotEmpty()
        .allMatch(entry -> entry.startsWith("io/github/keycloaksspr/"));
  }

  @Test
  void each_jar_has_its_licence_and_those_of_what_it_bundles() {
    assertThat(ProjectFiles.packagedJars())
        .allSatisfy(
            jar -> {
              assertThat(entries(jar)).contains("META-INF/LICENSE");
              Set<String> bundled = bundled(jar);
              assertThat(LICENCES.keySet()).containsAll(bundled);
              for (String library : bundled) {
                assertThat(entries(jar)).as(library).contains(LICENCES.get(library));
                assertThat(text(jar, "META-INF/NOTICE"))
                    .as(library)
                    .contains(LICENCES.get(library))
                    .contains(COORDINATES.get(library));
              }
            });
  }

  @Test
  void something_is_bundled_for_that_rule_to_look_at() {
    assertThat(
            ProjectFiles.packagedJars().stream().flatMap(jar -> bundled(jar).stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(LICENCES.keySet());
  }

  /** The names under which libraries stand in a JAR. */
  private static Set<String> bundled(Path jar) {
    return entries(jar).stream()
        .filter(entry -> entry.startsWith(SHADED) && entry.endsWith(".class"))
        .map(entry -> entry.substring(SHADED.length()).replaceFirst("/.*", ""))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Test
  void no_jar_brings_settings_or_messages_that_the_server_would_take_for_its_own() {
    assertThat(entries())
        .noneMatch(entry -> entry.endsWith("application.properties"))
        .noneMatch(entry -> entry.startsWith("theme/"));
  }

  @Test
  void classes_run_on_java_17() {
    assertThat(ProjectFiles.packagedJars()).allSatisfy(PackagingIT::assertJava17);
  }

  @Test
  void the_zip_unzips_over_a_keycloak_home() throws IOException {
    try (Stream<Path> files = Files.list(ProjectFiles.root().resolve("target"))) {
      Path zip =
          files
              .filter(file -> file.getFileName().toString().matches("keycloak-sspr-.*\\.zip"))
              .findFirst()
              .orElseThrow();
      try (ZipFile content = new ZipFile(zip.toFile())) {
        assertThat(
                content.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(entry -> entry.getName()))
            .hasSize(9)
            .allMatch(
                name -> name.matches("providers/keycloak-sspr-[a-z-]+-[0-9.]+(-SNAPSHOT)?\\.jar"));
      }
    }
  }

  private static void assertJava17(Path jar) throws IOException {
    try (JarFile content = new JarFile(jar.toFile())) {
      for (var entry :
          content.stream().filter(each -> each.getName().endsWith(".class")).toList()) {
        byte[] head = content.getInputStream(entry).readNBytes(8);
        assertThat(head[7]).as(entry.getName()).isLessThanOrEqualTo((byte) 61);
      }
    }
  }

  private static List<String> entries() {
    return ProjectFiles.packagedJars().stream().flatMap(jar -> entries(jar).stream()).toList();
  }

  private static List<String> entries(Path jar) {
    try (JarFile content = new JarFile(jar.toFile())) {
      return content.stream().map(entry -> entry.getName()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path jar, String entry) {
    try (JarFile content = new JarFile(jar.toFile())) {
      return new String(
          content.getInputStream(content.getEntry(entry)).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path jar) {
    try {
      return Files.size(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
