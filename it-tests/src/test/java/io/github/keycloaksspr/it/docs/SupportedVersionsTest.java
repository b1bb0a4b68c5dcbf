// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.server.ServerLine;
import io.github.keycloaksspr.domain.server.ServerVersion;
import io.github.keycloaksspr.domain.server.StockResetFlaw;
import io.github.keycloaksspr.it.server.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/supported-versions.md} says what the build does. */
final class SupportedVersionsTest {

  private final List<List<String>> lines = MarkdownTable.of("docs/supported-versions.md", 5).rows();

  @Test
  void the_lines_are_those_that_the_product_knows() {
    assertThat(column(0))
        .containsExactlyElementsOf(
            Arrays.stream(ServerLine.values()).map(ServerLine::toString).toList());
  }

  @Test
  void the_story_ran_on_the_servers_that_the_build_fetches() throws IOException {
    assertThat(column(2))
        .containsExactlyElementsOf(
            Stream.of(property("keycloak.older.versions"), property("keycloak.dist.version"))
                .flatMap(versions -> Stream.of(versions.split("\\s+")))
                .toList());
  }

  @Test
  void each_line_is_safe_from_the_version_that_is_named() {
    for (List<String> line : lines) {
      ServerVersion first = ServerVersion.read(line.get(0) + ".0").orElseThrow();
      assertThat(line.get(3)).endsWith(StockResetFlaw.updateOf(first).toString());
      assertThat(line.get(4)).isNotBlank();
    }
  }

  @Test
  void the_code_is_compiled_against_the_version_that_is_named() throws IOException {
    assertThat(Files.readString(ProjectFiles.root().resolve("docs/supported-versions.md")))
        .contains("compiled against " + property("pom.xml", "keycloak.version"));
  }

  private List<String> column(int number) {
    return lines.stream().map(row -> row.get(number)).toList();
  }

  private static String property(String name) throws IOException {
    return property("it-tests/pom.xml", name);
  }

  private static String property(String file, String name) throws IOException {
    Matcher property =
        Pattern.compile("<" + Pattern.quote(name) + ">([^<]+)</")
            .matcher(Files.readString(ProjectFiles.root().resolve(file)));
    assertThat(property.find()).as(name).isTrue();
    return property.group(1);
  }
}
