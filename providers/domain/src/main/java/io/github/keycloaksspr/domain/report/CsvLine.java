// SPDX-License-Identifier: Apache-2.0
package io.github.keycloaksspr.domain.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes lines of a CSV file (RFC 4180) that no spreadsheet takes for formulas: a cell that begins
 * like one gets an apostrophe before it (OWASP, CSV injection).
 */
public final class CsvLine {

  private static final String END = "\r\n";
  private static final String FORMULA_BEGINS = "=+-@\t\r\n";
  private static final String NEEDS_QUOTES = ",;\"\r\n\t'";

  private CsvLine() {}

  /** One line with its end. */
  public static String of(List<String> cells) {
    return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", END));
  }

  private static String cell(String text) {
    String safe = looksLikeFormula(text) ? "'" + text : text;
    return needsQuotes(safe) ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
  }

  /** Spreadsheets cut white space off, and some know the wide forms of the characters too. */
  private static boolean looksLikeFormula(String text) {
    String shown = text.stripLeading();
    return (!text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0)
        || (!shown.isEmpty() && "=+-@＝＋－＠".indexOf(shown.charAt(0)) >= 0);
  }

  private static boolean needsQuotes(String text) {
    return text.chars().anyMatch(c -> NEEDS_QUOTES.indexOf(c) >= 0) || !text.equals(text.strip());
  }
}
