// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.it.server.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/requirements.md} names classes and tests that exist. */
final class RequirementsTableTest {

  private static final int LEAST_ROWS = 60;
  private static final Set<String> SOURCES = Set.of(".java", ".ftl", ".properties", ".js", ".css");

  private final List<List<String>> rows = MarkdownTable.of("docs/requirements.md", 3).rows();

  @Test
  void every_rule_has_a_test_and_a_place() {
    assertThat(rows).hasSizeGreaterThan(LEAST_ROWS);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row.get(0)).isNotBlank();
              assertThat(MarkdownTable.code(row.get(1))).as(row.get(0)).isNotEmpty();
              assertThat(MarkdownTable.code(row.get(2))).as(row.get(0)).isNotEmpty();
            });
  }

  @Test
  void every_place_exists() {
    Set<String> names =
        files(path -> path.contains("/src/main/"))
            .map(RequirementsTableTest::stem)
            .collect(Collectors.toUnmodifiableSet());

    assertThat(rows.stream().flatMap(row -> MarkdownTable.code(row.get(1)).stream()))
        .allSatisfy(name -> assertThat(names).contains(name));
  }

  @Test
  void every_test_exists() {
    Map<String, String> tests =
        files(path -> path.contains("/src/test/java/"))
            .collect(
                Collectors.toUnmodifiableMap(
                    RequirementsTableTest::stem,
                    RequirementsTableTest::text,
                    (one, other) -> one + other));

    assertThat(rows.stream().flatMap(row -> MarkdownTable.code(row.get(2)).stream()))
        .allSatisfy(
            test -> {
              String[] parts = test.split("\\.");
              assertThat(tests).as(test).containsKey(parts[0]);
              assertThat(parts).as(test).hasSize(2);
              assertThat(tests.get(parts[0])).as(test).contains(" void " + parts[1] + "(");
            });
  }

  private static Stream<Path> files(Predicate<String> wanted) {
    try (Stream<Path> files = Files.walk(ProjectFiles.root())) {
      return files
          .filter(file -> SOURCES.stream().anyMatch(file.toString()::endsWith))
          .filter(file -> !file.toString().contains("/target/"))
          .filter(file -> wanted.test(file.toString()))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look through the project", e);
    }
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
