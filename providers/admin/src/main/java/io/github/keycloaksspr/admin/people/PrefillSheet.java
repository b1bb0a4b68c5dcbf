// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.admin.people;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
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
   * @param line its number in the file; the head is 1
   * @param who whose values they are; empty where the line names nobody
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

  /** Reads a file. */
  static Reading read(String text) {
    List<String> lines = text.replaceFirst("^" + BYTE_ORDER_MARK, "").lines().toList();
    if (lines.isEmpty()) {
      return new Reading.NotUnderstood("The file is empty.");
    }
    if (lines.size() > MOST_ROWS + 1) {
      return new Reading.NotUnderstood("The file has more than " + MOST_ROWS + " lines.");
    }
    Csv csv = Csv.of(lines.get(0));
    Optional<List<String>> head = csv.cells(lines.get(0)).filter(PrefillSheet::isHead);
    return head.isPresent()
        ? new Reading.Understood(new PrefillSheet(rows(csv, head.get(), lines)))
        : new Reading.NotUnderstood(
            "The first line must name each column once: username or id, and phone, email, officePhone.");
  }

  private static boolean isHead(List<String> head) {
    boolean known =
        head.stream()
            .allMatch(
                name ->
                    ID.equals(name) || USERNAME.equals(name) || PrefillField.of(name).isPresent());
    return known
        && new HashSet<>(head).size() == head.size()
        && head.contains(ID) != head.contains(USERNAME)
        && head.size() > 1;
  }

  private static List<Row> rows(Csv csv, List<String> head, List<String> lines) {
    List<Row> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        int line = i + 1;
        rows.add(
            csv.cells(lines.get(i))
                .filter(cells -> cells.size() == head.size())
                .map(cells -> row(line, head, cells))
                .orElseGet(() -> Row.bad(line, PrefillProblem.MALFORMED)));
      }
    }
    return rows;
  }

  private static Row row(int line, List<String> head, List<String> cells) {
    Map<PrefillField, String> values = new EnumMap<>(PrefillField.class);
    String name = "";
    for (int i = 0; i < head.size(); i++) {
      Optional<PrefillField> field = PrefillField.of(head.get(i));
      String cell = cells.get(i);
      if (field.isEmpty()) {
        name = cell;
      } else if (!cell.isEmpty()) {
        values.put(field.get(), cell);
      }
    }
    if (name.isEmpty()) {
      return Row.bad(line, PrefillProblem.NO_USER);
    }
    Who who = head.contains(ID) ? new Who.ById(name) : new Who.ByName(name);
    return new Row(line, Optional.of(who), values, Optional.empty());
  }
}
