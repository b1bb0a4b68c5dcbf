// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.policy.PolicyKey;
import io.github.keycloaksspr.it.server.ProjectFiles;
import io.github.keycloaksspr.keycloak.policy.PolicyProperties;
import io.github.keycloaksspr.spi.MethodId;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The administrator's guide explains the policy as it is, and it alone. */
final class PolicyGuideTest {

  private static final String GUIDE = "docs/admin-guide.md";

  @Test
  void its_tables_are_made_of_the_keys_as_they_are_declared() throws IOException {
    String guide = Files.readString(PolicyGuide.file());

    assertThat(guide)
        .as("Run ./run docs, which writes the tables anew")
        .isEqualTo(PolicyGuide.withTables(guide));
  }

  @Test
  void every_key_is_explained_in_the_order_of_the_form() {
    assertThat(keys(GUIDE))
        .containsExactlyElementsOf(Arrays.stream(PolicyKey.values()).map(PolicyKey::id).toList());
  }

  private static final List<MethodId> INSTALLED =
      PolicyKey.METHODS.value().options().stream().map(MethodId::new).toList();

  @Test
  void the_defaults_are_those_of_the_form() throws IOException {
    List<String> guide = Files.readAllLines(ProjectFiles.root().resolve(GUIDE));

    assertThat(PolicyProperties.all(INSTALLED))
        .filteredOn(property -> property.getDefaultValue() != null)
        .allSatisfy(
            property ->
                assertThat(guide)
                    .filteredOn(row -> row.startsWith("| `" + property.getName() + "` |"))
                    .singleElement()
                    .asString()
                    .contains(
                        "(" + property.getDefaultValue().toString().replace("##", ", ") + ") |"));
  }

  @Test
  void no_other_document_repeats_the_table() {
    assertThat(keys("README.md")).isEmpty();
    assertThat(keys("docs/architecture.md")).isEmpty();
  }

  /** The keys at the beginning of a row, in the order of the rows. */
  private static List<String> keys(String document) {
    return MarkdownTable.of(document, 3).rows().stream()
        .flatMap(row -> MarkdownTable.code(row.get(0)).stream())
        .filter(key -> PolicyKey.of(key).isPresent())
        .toList();
  }
}
