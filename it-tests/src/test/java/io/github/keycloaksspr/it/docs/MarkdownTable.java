// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.it.docs;

import io.github.keycloaksspr.it.server.ProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The rows of a document's tables, heads and rules left out. */
record MarkdownTable(List<List<String>> rows) {

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern RULE = Pattern.compile("\\|[ |:-]+\\|");

  MarkdownTable {
    rows = List.copyOf(rows);
  }

  /** All rows of a document of the project that have so many cells. */
  static MarkdownTable of(String document, int cells) {
    List<String> lines = lines(document);
    return new MarkdownTable(
        IntStream.range(0, lines.size())
            .filter(i -> lines.get(i).startsWith("|"))
            .filter(i -> !RULE.matcher(lines.get(i)).matches())
            .filter(i -> i + 1 == lines.size() || !RULE.matcher(lines.get(i + 1)).matches())
            .mapToObj(i -> cells(lines.get(i)))
            .filter(row -> row.size() == cells)
            .toList());
  }

  /** The words that a cell sets as code. */
  static List<String> code(String cell) {
    return CODE.matcher(cell).results().map(result -> result.group(1)).toList();
  }

  private static List<String> cells(String line) {
    String inner = line.strip().substring(1, line.strip().length() - 1);
    return Arrays.stream(inner.split("(?<!\\\\)\\|", -1)).map(String::strip).toList();
  }

  private static List<String> lines(String document) {
    try {
      return Files.readAllLines(ProjectFiles.root().resolve(document));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + document, e);
    }
  }
}
