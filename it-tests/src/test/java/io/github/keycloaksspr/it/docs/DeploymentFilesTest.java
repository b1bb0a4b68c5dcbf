// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloaksspr.domain.server.ServerLine;
import io.github.keycloaksspr.it.server.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Files of containers and of GitHub fit what they speak of. */
final class DeploymentFilesTest {

  private static final Pattern COMMAND = Pattern.compile("\\./run ([a-z]+)");

  @Test
  void the_image_begins_with_the_version_that_the_tests_run_on() throws IOException {
    String tested = property("it-tests/pom.xml", "keycloak.dist.version");

    assertThat(text("docker/Dockerfile"))
        .contains("KEYCLOAK_IMAGE=quay.io/keycloak/keycloak:" + tested + "\n")
        .contains("VERSION=" + property("pom.xml", "version") + "\n")
        .contains("USER 1000")
        .contains("HEALTHCHECK");
    assertThat(text("docs/admin-guide.md")).contains("quay.io/keycloak/keycloak:" + tested);
  }

  @Test
  void compose_builds_that_image_and_holds_no_secret() throws IOException {
    JsonNode keycloak = yaml("docker/compose.yaml").path("services").path("keycloak");

    Path context = ProjectFiles.root().resolve("docker/" + keycloak.at("/build/context").asText());
    assertThat(context.resolve(keycloak.at("/build/dockerfile").asText()).normalize())
        .isEqualTo(ProjectFiles.root().resolve("docker/Dockerfile"));
    assertThat(keycloak.at("/environment/KC_DB_PASSWORD").asText()).startsWith("${");
    assertThat(keycloak.at("/environment/KC_BOOTSTRAP_ADMIN_PASSWORD").asText()).startsWith("${");
  }

  @Test
  void the_operators_resource_uses_options_that_the_gateway_has() throws IOException {
    JsonNode spec = yaml("docker/keycloak-operator.yaml").path("spec");

    assertThat(spec.path("startOptimized").asBoolean()).isTrue();
    assertThat(spec.path("image").asText()).endsWith(":" + property("pom.xml", "version"));
    assertThat(spec.path("additionalOptions")).isNotEmpty();
    for (JsonNode option : spec.path("additionalOptions")) {
      String name = option.path("name").asText();
      assertThat(name).startsWith("spi-sspr-gateway--twilio--");
      assertThat(text("README.md")).contains("`" + name.replaceFirst(".*--", "") + "`");
    }
  }

  @Test
  void workflows_are_bounded_and_call_what_run_has() throws IOException {
    List<Path> workflows = files(".github/workflows");
    assertThat(workflows).hasSizeGreaterThan(2);
    for (Path workflow : workflows) {
      String name = ProjectFiles.root().relativize(workflow).toString();
      assertThat(yaml(name).path("permissions").path("contents").asText())
          .as(name)
          .isEqualTo("read");
      for (JsonNode job : yaml(name).path("jobs")) {
        assertThat(job.path("timeout-minutes").asInt()).as(name).isPositive();
      }
      assertThat(commands()).as(name).containsAll(called(text(name)));
    }
    assertThat(commands()).containsAll(called(text("docs/releasing.md")));
  }

  @Test
  void reports_of_bugs_ask_for_one_of_the_supported_lines() throws IOException {
    JsonNode lines =
        yaml(".github/ISSUE_TEMPLATE/bug.yml").path("body").findParents("options").stream()
            .map(attributes -> attributes.path("options"))
            .findFirst()
            .orElseThrow();

    assertThat(StreamSupport.stream(lines.spliterator(), false).map(JsonNode::asText))
        .containsExactlyElementsOf(
            Stream.concat(
                    Arrays.stream(ServerLine.values()).map(ServerLine::toString),
                    Stream.of("another"))
                .toList());
  }

  @Test
  void renovates_settings_can_be_read() throws IOException {
    assertThat(new ObjectMapper().readTree(text(".github/renovate.json")).path("packageRules"))
        .isNotEmpty();
  }

  private static Set<String> commands() throws IOException {
    return text("run")
        .lines()
        .filter(line -> line.matches("  [a-z]+\\).*;;"))
        .map(line -> line.strip().replaceFirst("\\).*", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> called(String text) {
    return COMMAND
        .matcher(text)
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static JsonNode yaml(String file) throws IOException {
    return new ObjectMapper()
        .valueToTree(new Yaml(new SafeConstructor(new LoaderOptions())).load(text(file)));
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(ProjectFiles.root().resolve(folder))) {
      return files.sorted().toList();
    }
  }

  private static String property(String file, String name) throws IOException {
    return text(file)
        .lines()
        .filter(line -> line.contains("<" + name + ">"))
        .map(line -> line.replaceAll(".*<" + name + ">|</.*", ""))
        .findFirst()
        .orElseThrow();
  }

  private static String text(String file) throws IOException {
    return Files.readString(ProjectFiles.root().resolve(file));
  }
}
