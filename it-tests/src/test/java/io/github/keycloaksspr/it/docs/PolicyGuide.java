// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.docs;

import io.github.keycloaksspr.domain.policy.PolicyKey;
import io.github.keycloaksspr.domain.policy.PolicyValue;
import io.github.keycloaksspr.it.server.ProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the tables of the administrator's guide that explain the policy: one for each group. */
final class PolicyGuide {

  private static final String HEAD = "| key | values (default) | meaning |\n|---|---|---|\n";
  private static final String END = "<!-- end of the keys -->";

  private PolicyGuide() {}

  /** For {@code ./run docs}. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(file(), withTables(Files.readString(file())));
  }

  static Path file() {
    return ProjectFiles.root().resolve("docs/admin-guide.md");
  }

  /** The guide with a fresh table between the marks of each group. */
  static String withTables(String guide) {
    String written = guide;
    for (String group : Arrays.stream(PolicyKey.values()).map(PolicyKey::group).toList()) {
      written = withTable(written, group);
    }
    return written;
  }

  private static String withTable(String guide, String group) {
    String mark = "<!-- keys: " + group + " -->\n";
    int begin = guide.indexOf(mark) + mark.length();
    int end = guide.indexOf(END, begin);
    if (!guide.contains(mark) || end < 0) {
      throw new IllegalStateException("The guide lacks " + mark.strip() + " and, below, " + END);
    }
    return guide.substring(0, begin) + table(group) + guide.substring(end);
  }

  private static String table(String group) {
    return Arrays.stream(PolicyKey.values())
        .filter(key -> key.group().equals(group))
        .map(key -> "| `%s` | %s | %s |\n".formatted(key.id(), values(key.value()), key.help()))
        .collect(Collectors.joining("", HEAD, ""));
  }

  private static String values(PolicyValue value) {
    List<String> options = value.options();
    String allowed = options.isEmpty() ? value.allowed() : "`" + String.join("`, `", options) + "`";
    String unit = value.unit().isEmpty() ? "" : " " + value.unit();
    return allowed + unit + " (" + value.whenEmpty() + ")";
  }
}
