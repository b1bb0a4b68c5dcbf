// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import io.github.keycloaksspr.domain.text.TypedText;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Values for many users: a head, then one line for each user.
 *
 * @param rows in the order of the file
 */
record PrefillSheet(List<Row> rows) {

  /** More than that takes too long for one request; a bigger file can be cut and sent in parts. */
  static final int MOST_ROWS = 5_000;

  private static final String ID = "id";
  private static final String USERNAME = "username";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  PrefillSheet {
    rows = List.copyOf(rows);
  }

  /**
   * One line.
   *
   * @param line its number in the file, from 1
   * @param who whose values they are; empty where the line names no user
   * @param values those that are there: an empty cell leaves a value as it is
   * @param problem what is wrong with the line itself
   */
  record Row(
      int line,
      Optional<Who> who,
      Map<PrefillField, String> values,
      Optional<PrefillProblem> problem) {

    Row {
      values = Map.copyOf(values);
    }

    static Row bad(int line, PrefillProblem problem) {
      return new Row(line, Optional.empty(), Map.of(), Optional.of(problem));
    }
  }

  /** How a line names a user. */
  sealed interface Who {

    record ById(String id) implements Who {}

    record ByName(String username) implements Who {}
  }

  /** What a file turned out to be. */
  sealed interface Reading {

    record Understood(PrefillSheet sheet) implements Reading {}

    /**
     * Nothing of it can be used.
     *
     * @param message why, for the administrator
     */
    record NotUnderstood(String message) implements Reading {}
  }

  /**
   * Reads a file. Heads may be in any case; columns without a head are ignored while they are
   * empty, as spreadsheets leave them; a cell that is missing is empty.
   */
  static Reading read(String text) {
    List<String> lines = text.lines().map(PrefillSheet::withoutMark).toList();
    if (lines.isEmpty()) {
      return new Reading.NotUnderstood("The file is empty.");
    }
    Optional<Csv> asked = Csv.asked(lines.get(0));
    int headAt = asked.isPresent() ? 1 : 0;
    if (lines.size() > headAt + MOST_ROWS + 1) {
      return new Reading.NotUnderstood("The file has more than " + MOST_ROWS + " lines.");
    }
    String headLine = headAt < lines.size() ? lines.get(headAt) : "";
    Csv csv = asked.orElseGet(() -> Csv.of(headLine));
    Optional<List<String>> head =
        csv.cells(headLine)
            .map(cells -> cells.stream().map(PrefillSheet::column).toList())
            .filter(PrefillSheet::isHead);
    return head.isPresent()
        ? new Reading.Understood(new PrefillSheet(rows(csv, head.get(), lines, headAt + 1)))
        : new Reading.NotUnderstood(
            "The head must name each column once: username or id, and phone, email, officePhone.");
  }

  /** Files that were put together have a byte order mark within, too. */
  private static String withoutMark(String line) {
    return line.startsWith(BYTE_ORDER_MARK) ? line.substring(BYTE_ORDER_MARK.length()) : line;
  }

  /** "Office Phone", "office_phone" and "officePhone" are one column. */
  private static String column(String head) {
    return TypedText.plain(head).replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
  }

  private static boolean isHead(List<String> columns) {
    List<String> named = columns.stream().filter(column -> !column.isEmpty()).toList();
    boolean known =
        named.stream()
            .allMatch(
                column ->
                    ID.equals(column)
                        || USERNAME.equals(column)
                        || PrefillField.ofColumn(column).isPresent());
    return known
        && new HashSet<>(named).size() == named.size()
        && named.contains(ID) != named.contains(USERNAME)
        && named.size() > 1;
  }

  private static List<Row> rows(Csv csv, List<String> head, List<String> lines, int first) {
    List<Row> rows = new ArrayList<>();
    for (int i = first; i < lines.size(); i++) {
      int line = i + 1;
      Optional<List<String>> cells = csv.cells(lines.get(i));
      if (cells.isEmpty()) {
        rows.add(Row.bad(line, PrefillProblem.MALFORMED));
      } else if (!cells.get().stream().allMatch(String::isEmpty)) {
        rows.add(row(line, head, cells.get()));
      }
    }
    return rows;
  }

  private static Row row(int line, List<String> head, List<String> cells) {
    Map<PrefillField, String> values = new EnumMap<>(PrefillField.class);
    String name = "";
    for (int i = 0; i < cells.size(); i++) {
      String column = i < head.size() ? head.get(i) : "";
      Optional<PrefillField> field = PrefillField.ofColumn(column);
      String cell = cells.get(i);
      if (cell.isEmpty()) {
        continue;
      }
      if (column.isEmpty()) {
        return Row.bad(line, PrefillProblem.MALFORMED);
      }
      if (field.isPresent()) {
        values.put(field.get(), cell);
      } else {
        name = cell;
      }
    }
    if (name.isEmpty()) {
      return Row.bad(line, PrefillProblem.NO_USER);
    }
    Who who = head.contains(ID) ? new Who.ById(name) : new Who.ByName(name);
    return new Row(line, Optional.of(who), values, Optional.empty());
  }
}
