// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads cells of one line of a CSV file (RFC 4180), but for line breaks within quotes: no value of
 * ours has any, and so a quote too many spoils its own line only.
 *
 * @param separator between cells: comma, semicolon as spreadsheets of many countries write, or tab
 */
record Csv(char separator) {

  private static final char QUOTE = '"';

  /** What spreadsheets write before the head to say how cells are separated. */
  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("\"?sep=([;,\t])\"?[;,\t]*", Pattern.CASE_INSENSITIVE);

  /** The reader for files with this head. */
  static Csv of(String head) {
    return new Csv(
        Stream.of(';', '\t')
            .filter(candidate -> head.indexOf(candidate) >= 0)
            .findFirst()
            .orElse(','));
  }

  /** The reader that a line asks for which is no head; empty for any other line. */
  static Optional<Csv> asked(String line) {
    Matcher matcher = SEPARATOR_LINE.matcher(line.strip());
    return matcher.matches() ? Optional.of(new Csv(matcher.group(1).charAt(0))) : Optional.empty();
  }

  /** The cells, without white space around them; empty when quotes do not match. */
  Optional<List<String>> cells(String line) {
    List<String> cells = new ArrayList<>();
    int from = 0;
    while (from <= line.length()) {
      int start = skipSpace(line, from);
      Optional<Cell> cell =
          start < line.length() && line.charAt(start) == QUOTE
              ? quoted(line, start + 1)
              : Optional.of(plain(line, from));
      if (cell.isEmpty()) {
        return Optional.empty();
      }
      cells.add(cell.get().text());
      from = cell.get().end() + 1;
    }
    return Optional.of(List.copyOf(cells));
  }

  /**
   * One cell.
   *
   * @param end where the separator after it stands, or the line ends
   */
  private record Cell(String text, int end) {}

  private Cell plain(String line, int from) {
    int next = line.indexOf(separator, from);
    int end = next < 0 ? line.length() : next;
    return new Cell(line.substring(from, end).strip(), end);
  }

  /** Two quotes mean one that belongs to the text. */
  private Optional<Cell> quoted(String line, int from) {
    StringBuilder text = new StringBuilder();
    for (int at = from; at < line.length(); at++) {
      if (line.charAt(at) != QUOTE) {
        text.append(line.charAt(at));
      } else if (at + 1 < line.length() && line.charAt(at + 1) == QUOTE) {
        text.append(QUOTE);
        at++;
      } else {
        int end = skipSpace(line, at + 1);
        boolean over = end == line.length() || line.charAt(end) == separator;
        return over ? Optional.of(new Cell(text.toString().strip(), end)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private int skipSpace(String line, int from) {
    int at = from;
    while (at < line.length()
        && line.charAt(at) != separator
        && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }
}
