// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloaksspr.domain.policy.PolicyKey;
import io.github.keycloaksspr.keycloak.policy.PolicyProperties;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.keycloak.provider.ProviderConfigProperty;

/** The administrator's guide explains the policy as it is, and it alone. */
final class PolicyGuideTest {

  private static final String GUIDE = "docs/admin-guide.md";

  /** What stands in brackets at the end: the default. */
  private static final Pattern DEFAULT = Pattern.compile("\\(([^()]*)\\)$");

  @Test
  void every_key_is_explained_in_the_order_of_the_form() {
    assertThat(keys(GUIDE).keySet())
        .containsExactlyElementsOf(Arrays.stream(PolicyKey.values()).map(PolicyKey::id).toList());
  }

  @Test
  void the_defaults_are_those_of_the_form() {
    Map<String, String> documented = keys(GUIDE);

    assertThat(PolicyProperties.all())
        .filteredOn(property -> property.getDefaultValue() != null)
        .allSatisfy(
            property ->
                assertThat(documented.get(property.getName()))
                    .as(property.getName())
                    .isEqualTo(asText(property)));
  }

  @Test
  void no_other_document_repeats_the_table() {
    assertThat(keys("README.md")).isEmpty();
    assertThat(keys("docs/architecture.md")).isEmpty();
  }

  /** The default by key, as it is written, in the order of the rows. */
  private static Map<String, String> keys(String document) {
    Map<String, String> keys = new LinkedHashMap<>();
    for (List<String> row : MarkdownTable.of(document, 3).rows()) {
      MarkdownTable.code(row.get(0)).stream()
          .filter(key -> PolicyKey.of(key).isPresent())
          .forEach(key -> keys.put(key, defaultOf(row.get(1)).orElse("")));
    }
    return keys;
  }

  private static Optional<String> defaultOf(String cell) {
    Matcher found = DEFAULT.matcher(cell);
    return found.find() ? Optional.of(found.group(1).replace("`", "")) : Optional.empty();
  }

  /** Lists are written with commas. */
  private static String asText(ProviderConfigProperty property) {
    return String.valueOf(property.getDefaultValue()).replace("##", ", ");
  }
}
